/** Simpler expressions of the same sign. */

import type { Graph } from '../expression/graph.js';
import type { Node } from '../expression/node.js';
import { type Monomial, type Polynomial, polynomial } from '../expression/polynomial.js';
import * as Q from '../expression/rational.js';
import { variablesOf } from './evaluate.js';

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

/**
 * Σ kᵢ log uᵢ + r, the kᵢ integers, r without logarithms, has the sign of Π uᵢ^kᵢ − e^(−r), of which both are multiplied
 * by uᵢ^|kᵢ| for kᵢ < 0.
 */
export function ofLogarithms(g: Graph, p: Polynomial): Node | undefined {
  const scale = Q.commonDenominator([...p.values()].map(({ coefficient }) => coefficient));
  const sides: [Node[], Node[]] = [[], []];
  const rest: Node[] = [];
  for (const { coefficient, powers } of p.values()) {
    const [[atom, power] = [undefined, 0], ...others] = powers;
    const k = Number((coefficient.n * scale) / coefficient.d);
    if (Math.abs(k) > MAX_LOGARITHMS) return undefined;
    if (atom?.op === 'log' && power === 1 && others.length === 0)
      sides[k > 0 ? 0 : 1].push(g.power(atom.args[0], Math.abs(k)));
    else if ([...powers.keys()].some(({ op }) => op === 'log')) return undefined;
    else rest.push(g.mul(g.number(-k), ...[...powers].map(([a, n]) => g.power(a, n))));
  }
  const inside = sides.flat();
  // x + log 2 is simpler than 2 e^x − 1.
  if (inside.length === 0 || (hasVariables(p) && variablesOf(inside).length === 0)) return undefined;
  return g.subtract(g.mul(...sides[0]), g.mul(...sides[1], g.exp(g.add(...rest))));
}

/** Of a logarithm in a sum of logarithms. */
const MAX_LOGARITHMS = 20;

export const hasVariables = (p: Polynomial) =>
  variablesOf([...p.values()].flatMap((t) => [...t.powers.keys()])).length > 0;

/**
 * aᵏ + bᵏ has the sign of a + b for odd k, a² − b² that of (a − b)(a + b): the factors, if p is such a sum of two terms.
 */
export function ofPowers(p: Polynomial): Polynomial[] | undefined {
  const terms = [...p.values()];
  const exponents = terms.flatMap(({ powers }) => [...powers.values()]);
  const k = SMALL.find((prime) => exponents.every((n) => n % prime === 0));
  if (terms.length !== 2 || !k) return undefined;
  const isDifference = terms.some(({ coefficient }) => Q.sign(coefficient) < 0);
  if (k === 2 && !isDifference) return undefined;
  const parts = terms.map(({ coefficient, powers }) => {
    const root = Q.root(coefficient, k);
    return root && { coefficient: root, powers: new Map([...powers].map(([a, n]) => [a, n / k])) };
  });
  const [a, b] = parts;
  if (!a || !b) return undefined;
  if (k !== 2) return [polynomial([a, b])];
  const opposite = (t: Monomial) => ({ ...t, coefficient: Q.times(t.coefficient, Q.rational(-1)) });
  const [plus, minus] = Q.sign(terms[0].coefficient) > 0 ? [a, b] : [b, a];
  return [polynomial([plus, opposite(minus)]), polynomial([plus, minus])];
}

const SMALL = [2, 3, 5, 7];
