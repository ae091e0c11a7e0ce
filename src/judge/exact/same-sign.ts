/** Simpler expressions of the same sign. */
import { variablesOf } from './evaluate.js';
import type { Graph } from './graph.js';
import type { Node } from './node.js';
import type { Monomial, Polynomial } from './polynomial.js';
import * as Q from './rational.js';

/** r e^a − s e^b has the sign of a − b + log(r/s), if r and s are positive. */
export function ofExponentials(g: Graph, p: Polynomial): Node | undefined {
  const terms = [...p.values()];
  const [plus, minus] = [1, -1].map((s) => terms.find(({ coefficient: c }) => Q.sign(c) === s));
  if (terms.length !== 2 || !plus || !minus || !hasVariables(p)) return undefined;
  if (terms.some(({ powers }) => [...powers.keys()].some((a) => a.op !== 'exp'))) return undefined;
  const exponent = ({ powers }: Monomial) =>
    g.add(...[...powers].map(([a, k]) => g.mul(g.number(k), a.args[0])));
  const ratio = Q.times(plus.coefficient, Q.power(minus.coefficient, -1));
  const log = (q: Q.Rational) => g.log(g.number(Q.times(q, Q.rational(-1))));
  const shift = -ratio.n > ratio.d ? log(ratio) : g.negate(log(Q.power(ratio, -1)));
  return g.add(exponent(plus), g.negate(exponent(minus)), shift);
}

/** Σ kᵢ log uᵢ + c, the kᵢ integers, has the sign of Π uᵢ^kᵢ − e^(−c), of which both are multiplied by uᵢ^|kᵢ|, kᵢ < 0. */
export function ofLogarithms(g: Graph, p: Polynomial): Node | undefined {
  if (!hasVariables(p)) return undefined;
  const scale = Q.commonDenominator([...p.values()].map(({ coefficient }) => coefficient));
  const sides: [Node[], Node[]] = [[], []];
  for (const { coefficient, powers } of p.values()) {
    const [[atom, power] = [undefined, 0], ...others] = powers;
    const k = Number((coefficient.n * scale) / coefficient.d);
    if (others.length > 0 || Math.abs(k) > MAX_LOGARITHMS) return undefined;
    if (!atom) sides[1].push(g.exp(g.number(-k)));
    else if (atom.op !== 'log' || power !== 1) return undefined;
    else sides[k > 0 ? 0 : 1].push(g.power(atom.args[0], Math.abs(k)));
  }
  return g.subtract(g.mul(...sides[0]), g.mul(...sides[1]));
}

/** Of a logarithm in a sum of logarithms. */
const MAX_LOGARITHMS = 20;

const hasVariables = (p: Polynomial) =>
  variablesOf([...p.values()].flatMap((t) => [...t.powers.keys()])).length > 0;
