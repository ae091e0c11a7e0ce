/** The operators of the language on vectors and matrices; relations give indicators, 1 or 0. */
import type { Graph } from '../exact/expression/graph.js';
import type { Node } from '../exact/expression/node.js';
import { Undecided } from '../exact/expression/undecided.js';
import type { Value } from './arrays.js';
import * as A from './arrays.js';
import { generalPower, rationalPower } from './scalars.js';
import { isWhole, wholePower } from './whole-powers.js';

type Operator = (g: Graph, args: readonly Value[], what: A.What) => Value;

/** The values of a relation x ? y where x < y, x = y, x > y. */
export const relations: Readonly<Record<string, readonly [number, number, number]>> = {
  smaller: [1, 0, 0],
  smallerEq: [1, 1, 0],
  larger: [0, 0, 1],
  largerEq: [0, 1, 1],
  equal: [0, 1, 0],
  unequal: [1, 0, 1],
};

export function relation(g: Graph, name: string, x: Node, y: Node): Node {
  const [n, z, p] = relations[name].map((k) => g.number(k));
  return g.cases(g.subtract(x, y), n, z, p);
}

const entrywise =
  (f: (g: Graph, x: Node, y: Node) => Node, spread = true): Operator =>
  (g, [a, b], what) =>
    A.zip(a, b, (x, y) => f(g, x, y), what, spread);

const MAX_EXPONENT = 1000;

function raise(g: Graph, x: Node, y: Node): Node {
  if (y.op !== 'number') return isWhole(g, y) ? wholePower(g, x, y) : generalPower(g, x, y);
  if (Math.abs(Number(y.value.n)) > MAX_EXPONENT || y.value.d > MAX_EXPONENT)
    throw new Undecided(`exponents go up to ${MAX_EXPONENT}`);
  return rationalPower(g, x, y.value);
}

/** By the names that mathjs gives them. */
export const operators: Readonly<Record<string, Operator>> = {
  unaryMinus: (g, [a]) => A.map(a, g.negate),
  unaryPlus: (_, [a]) => a,
  ctranspose: (_, [a]) => A.transpose(a),
  add: entrywise((g, x, y) => g.add(x, y), false),
  subtract: entrywise((g, x, y) => g.subtract(x, y), false),
  multiply: (g, [a, b], what) => A.product(g, a, b, what),
  dotMultiply: entrywise((g, x, y) => g.mul(x, y)),
  divide: (g, [a, b], what) =>
    A.zip(a, A.scalar(A.theScalar(b, 'the divisor in', what)), (x, y) => g.divide(x, y), what),
  dotDivide: entrywise((g, x, y) => g.divide(x, y)),
  pow: (g, [a, b], what) =>
    A.scalar(raise(g, A.theScalar(a, 'the base of', what), A.theScalar(b, 'the exponent of', what))),
  dotPow: entrywise(raise),
  not: (g, [a]) => A.map(a, (x) => g.cases(x, g.one, g.one, g.zero)),
  and: entrywise((g, x, y) => g.cases(x, g.zero, g.zero, y)),
  or: entrywise((g, x, y) => g.cases(x, y, y, g.one)),
  ...Object.fromEntries(
    Object.keys(relations).map((name) => [name, entrywise((g, x, y) => relation(g, name, x, y))]),
  ),
};
