/** The functions of the language, each by its definition, on scalar nodes. The domain of log and roots is in `cases`. */
import type { Graph } from '../exact/graph.js';
import type { Node } from '../exact/node.js';
import { print } from '../exact/node.js';
import { ONE, type Rational, rational, sign } from '../exact/rational.js';
import type { Taking } from '../functions.js';

type Unary = (g: Graph, x: Node) => Node;
type Binary = (g: Graph, x: Node, y: Node) => Node;

export const unary: Readonly<Record<Taking<'entrywise', 1>, Unary>> = {
  exp: (g, x) => g.exp(x),
  log: (g, x) => logarithm(g, x),
  sqrt: (g, x) => rationalPower(g, x, rational(1, 2)),
  sigma: (g, x) => g.power(g.add(g.one, g.exp(g.negate(x))), -1),
  tanh: (g, x) => g.divide(g.add(doubleExp(g, x), g.number(-1)), g.add(doubleExp(g, x), g.one)),
  sech: (g, x) => g.power(unary.cosh(g, x), -1),
  sinh: (g, x) => g.mul(half(g), g.subtract(g.exp(x), g.exp(g.negate(x)))),
  cosh: (g, x) => g.mul(half(g), g.add(g.exp(x), g.exp(g.negate(x)))),
  softplus: (g, x) => logarithm(g, g.add(g.one, g.exp(x))),
  abs: (g, x) => g.abs(x),
  sign: (g, x) => g.cases(x, g.number(-1), g.zero, g.one),
  rect: (g, x) => g.cases(x, g.zero, g.zero, x),
  relu: (g, x) => g.cases(x, g.zero, g.zero, x),
  ind: (_, x) => x,
};

export const binary: Readonly<Record<Taking<'entrywise', 2>, Binary>> = {
  lrelu: (g, x, alpha) => piece(g, x, g.mul(alpha, x)),
  elu: (g, x, alpha) => piece(g, x, g.mul(alpha, g.add(g.exp(x), g.number(-1)))),
  max: (g, x, y) => larger(g, x, y, 1),
  min: (g, x, y) => larger(g, x, y, -1),
};

const half = (g: Graph) => g.number(rational(1, 2));
const doubleExp = (g: Graph, x: Node) => g.exp(g.mul(g.number(2), x));

/** x where x > 0, `otherwise` elsewhere. */
const piece = (g: Graph, x: Node, otherwise: Node) => g.cases(x, otherwise, otherwise, x);

/**
 * max for side 1, min for −1. At a tie, and for the derivative there, the second counts, but a constant first:
 * max(0, z) has the derivative 1_{z>0} of rect, max(z, αz) that of leaky ReLU.
 */
const larger = (g: Graph, x: Node, y: Node, side: number) =>
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
