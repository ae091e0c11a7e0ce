/** What the functions of the language are made of, on scalar nodes. The domain of log and roots is in `cases`. */
import type { Graph } from '../exact/expression/graph.js';
import type { Node } from '../exact/expression/node.js';
import { print } from '../exact/expression/node.js';
import { ONE, type Rational, rational, sign } from '../exact/expression/rational.js';

export type Unary = (g: Graph, x: Node) => Node;
export type Binary = (g: Graph, x: Node, y: Node) => Node;

export const half: Unary = (g, x) => g.mul(g.number(rational(1, 2)), x);
export const cosh: Unary = (g, x) => half(g, g.add(g.exp(x), g.exp(g.negate(x))));
export const rect: Unary = (g, x) => piece(g, x, g.zero);

/** e^{2x} */
export const doubleExp: Unary = (g, x) => g.exp(g.mul(g.number(2), x));

/** x where x > 0, `otherwise` elsewhere. */
export const piece = (g: Graph, x: Node, otherwise: Node) => g.cases(x, otherwise, otherwise, x);

/**
 * max for side 1, min for −1. At a tie, and for the derivative there, the second counts, but a constant first:
 * max(0, z) has the derivative 1_{z>0} of rect, max(z, αz) that of leaky ReLU.
 */
export const larger = (g: Graph, x: Node, y: Node, side: 1 | -1): Node =>
  x.op === 'number' ? pick(g, y, x, side) : pick(g, x, y, side);

const pick = (g: Graph, x: Node, y: Node, side: number) =>
  side > 0 ? g.cases(g.subtract(x, y), y, y, x) : g.cases(g.subtract(x, y), x, y, y);

/** log x with its domain x > 0. */
export function logarithm(g: Graph, x: Node): Node {
  if (x.positive) return g.log(x);
  const missing = g.undefined(`${print(x)} > 0`);
  return g.cases(x, missing, missing, g.log(x));
}

/** x^r: integer r everywhere (x ≠ 0 if r < 0), other r for x > 0, and 0^r = 0 if r > 0. */
export function rationalPower(g: Graph, x: Node, r: Rational): Node {
  if (r.d === ONE.d) return g.power(x, Number(r.n));
  const value = g.exp(g.mul(g.number(r), g.log(x)));
  if (x.positive) return value;
  const missing = g.undefined(`${print(x)} ${sign(r) > 0 ? '≥' : '>'} 0`);
  return g.cases(x, missing, sign(r) > 0 ? g.zero : missing, value);
}

/** x^y = exp(y log x), x > 0, for an exponent that is not a number. */
export const generalPower = (g: Graph, x: Node, y: Node) => g.exp(g.mul(y, logarithm(g, x)));
