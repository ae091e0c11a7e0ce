/** Points at which claims are tried. */
import type { PRNG } from 'seedrandom';
import { type Node, reachable } from '../expression/node.js';
import * as Q from '../expression/rational.js';

/** Rational coordinates by the names of the variables. */
export type Point = Map<string, Q.Rational>;

const STEPS = [4, 4, 2, 8, 1, 16].map((d) => Q.rational(1, d));
const FAR = [Q.rational(100), Q.rational(10 ** 6), Q.rational(1, 1000)];

/**
 * Small multiples of 1/4, then of finer and coarser steps (at first no zeros and no ones, where errors hide). From
 * the ninth point on also numbers of the claim, those beside them, and numbers far out.
 */
export function draw(
  names: readonly string[],
  numbers: readonly Q.Rational[],
  random: PRNG,
  attempt: number,
): Point {
  const below = (n: number) => Math.floor(random() * n);
  const step = STEPS[attempt % STEPS.length];
  const integer = (): number => {
    const n = below(25) - 12;
    return attempt < 3 && (n === 0 || Math.abs(n) === 4) ? integer() : n;
  };
  const lattice = () => Q.times(Q.rational(integer()), step);
  const near = () => {
    const number = Q.plus(numbers[below(numbers.length)], Q.times(Q.rational(below(5) - 2), step));
    return below(2) ? number : Q.times(number, Q.rational(-1));
  };
  const coordinate = () => {
    if (attempt < 8 || attempt % 2 === 0) return lattice();
    if (numbers.length > 0 && below(2)) return near();
    return below(3) ? lattice() : Q.times(lattice(), FAR[below(FAR.length)]);
  };
  return new Map(names.map((name) => [name, coordinate()]));
}

/** The numbers in expressions, but for the smallest. */
export const numbersIn = (roots: readonly Node[]): Q.Rational[] =>
  reachable(roots).flatMap(({ op, value }) =>
    op === 'number' && Q.bits(value) > 3 && Q.bits(value) < 200 ? [value] : [],
  );

/** Of a coordinate. */
const MAX_BITS = 4000;

/** The value of an expression without exp and log; undefined if it has none, is not rational, or too long. */
export function exactly(node: Node, point: Point): Q.Rational | undefined {
  if (node.op === 'number') return node.value;
  if (node.op === 'variable') return point.get(node.name);
  const args: Q.Rational[] = [];
  for (const arg of node.args) {
    const q = exactly(arg, point);
    if (!q) return undefined;
    args.push(q);
  }
  if (node.op === 'add') return args.reduce(Q.plus);
  if (node.op === 'mul') return args.reduce(Q.times);
  const isShort = () => Q.bits(args[0]) * Math.abs(node.exponent) < MAX_BITS;
  if (node.op === 'power' && (args[0].n !== 0n || node.exponent > 0) && isShort())
    return Q.power(args[0], node.exponent);
  return undefined;
}
