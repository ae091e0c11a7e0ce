/** Algebra, exponentials and logarithms of one argument or two, and polynomials written out. */
import seedrandom from 'seedrandom';
import type { Context } from '../../../src/judge/language.js';
import { family, type Labelled } from './family.js';

export const SCALARS: Context = { symbols: { x: 'scalar', y: 'scalar', z: 'scalar' } };

/** Each takes every real value, of any size and sign, so that a law which fails for some number fails here. */
const ARGUMENTS = [['x'], ['2*x - 1'], ['x*y'], ['-x']];
const PAIRS = [
  ['x', 'y'],
  ['x - y', 'y'],
  ['2*y', 'x + 1'],
];

const ONE_TRUE = `
  sigma(u) == (tanh(u/2) + 1)/2
  sigma(u) == exp(u)/(1 + exp(u))
  sigma(-u) == 1 - sigma(u)
  log(sigma(u)) == -softplus(-u)
  softplus(u) - softplus(-u) == u
  exp(softplus(u)) == 1 + exp(u)
  cosh(u)^2 - sinh(u)^2 == 1
  tanh(2*u) == 2*tanh(u)/(1 + tanh(u)^2)
  sinh(2*u) == 2*sinh(u)*cosh(u)
  cosh(3*u) == 4*cosh(u)^3 - 3*cosh(u)
  exp(u)^3*exp(-2*u) == exp(u)
  log(exp(u)*(1 + u^2)) == u + log(1 + u^2)
  sigma(u)*(1 - sigma(u)) == 1/(2 + exp(u) + exp(-u))
  (u + 1)^3 == u^3 + 3*u^2 + 3*u + 1
  sqrt(u^2 + 1)^2 == u^2 + 1
`;
const ONE_FALSE = `
  sigma(u) == (tanh(u) + 1)/2
  sigma(u) == 1/(1 + exp(u))
  sigma(-u) == -sigma(u)
  log(sigma(u)) == softplus(-u)
  softplus(u) + softplus(-u) == u
  exp(softplus(u)) == exp(u)
  cosh(u)^2 + sinh(u)^2 == 1
  tanh(2*u) == 2*tanh(u)
  cosh(3*u) == 4*cosh(u)^3 + 3*cosh(u)
  exp(u)^3 == exp(u^3)
  (u + 1)^3 == u^3 + 3*u^2 + 3*u - 1
  sqrt(u^2 + 1) == u + 1
`;
const TWO_TRUE = `
  exp(u + v)*exp(u - v) == exp(2*u)
  tanh(u + v) == (tanh(u) + tanh(v))/(1 + tanh(u)*tanh(v))
  cosh(u + v) == cosh(u)*cosh(v) + sinh(u)*sinh(v)
  u^3 - v^3 == (u - v)*(u^2 + u*v + v^2)
  log(exp(u) + exp(v)) == u + softplus(v - u)
  exp(u)/(exp(u) + exp(v)) == sigma(u - v)
  (u^2 + 1)*(v^2 + 1) == (u*v - 1)^2 + (u + v)^2
`;
const TWO_FALSE = `
  exp(u*v) == exp(u)*exp(v)
  tanh(u + v) == (tanh(u) + tanh(v))/(1 - tanh(u)*tanh(v))
  cosh(u + v) == cosh(u)*cosh(v) - sinh(u)*sinh(v)
  u^3 - v^3 == (u - v)*(u^2 + 2*u*v + v^2)
  log(exp(u) + exp(v)) == u + v
  exp(u)/(exp(u) + exp(v)) == sigma(v - u)
`;

/** Of a list of integer coefficients, the lowest first. */
const written = (coefficients: readonly number[]) => coefficients.map((c, k) => `(${c})*x^${k}`).join(' + ');

/** Σ aᵢxⁱ · Σ bⱼxʲ = Σ (Σ_{i+j=k} aᵢbⱼ) xᵏ; false where one coefficient is one more. */
function products(): Labelled[] {
  const random = seedrandom.alea('products of polynomials');
  const draw = (degree: number) => Array.from({ length: degree + 1 }, () => Math.floor(random() * 19) - 9);
  return Array.from({ length: 40 }, (_, n) => {
    const [a, b] = [draw(1 + (n % 3)), draw(2)];
    const product = Array.from({ length: a.length + b.length - 1 }, (_, k) =>
      a.reduce((sum, c, i) => sum + c * (b[k - i] ?? 0), 0),
    );
    const isTrue = n % 2 === 0;
    const spoiled = product.map((c, k) => (!isTrue && k === n % product.length ? c + 1 : c));
    return {
      family: 'scalar',
      left: `(${written(a)})*(${written(b)})`,
      right: written(spoiled),
      context: SCALARS,
      truth: isTrue ? 'equal' : 'different',
    };
  });
}

export const SCALAR: readonly Labelled[] = [
  ...family('scalar', 'equal', SCALARS, ['u'], ARGUMENTS, ONE_TRUE),
  ...family('scalar', 'different', SCALARS, ['u'], ARGUMENTS, ONE_FALSE),
  ...family('scalar', 'equal', SCALARS, ['u', 'v'], PAIRS, TWO_TRUE),
  ...family('scalar', 'different', SCALARS, ['u', 'v'], PAIRS, TWO_FALSE),
  ...products(),
];
