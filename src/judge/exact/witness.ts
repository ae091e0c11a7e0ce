/** A point where two expressions visibly differ: the reason of every refusal. */
import seedrandom from 'seedrandom';
import { evaluate, type Value, variablesOf } from './evaluate.js';
import type { Node } from './node.js';
import * as Q from './rational.js';
import type { Region } from './regions.js';

/** Left and right side, and what they are: the entry of the arrays, the values of the free indices. */
export interface Pair {
  readonly left: Node;
  readonly right: Node;
  readonly labels: Readonly<Record<string, string>>;
}

export interface Found {
  readonly pair: Pair;
  readonly values: Readonly<Record<string, string>>;
  readonly left: string;
  readonly right: string;
}

type Test = (left: Value, right: Value) => boolean;

/** The first ten digits are right and differ. */
export const differ: Test = ([a, x], [b, y]) =>
  Math.abs(a - b) > x + y + 1e-9 * Math.max(Math.abs(a), Math.abs(b)) &&
  sharp([a, x]) &&
  sharp([b, y]) &&
  digits([a, x]) !== digits([b, y]);

const sharp = ([v, error]: Value) => error <= 1e-11 * Math.abs(v) || Math.abs(v) <= error;
export const digits = ([v, error]: Value) => (Math.abs(v) <= error ? '0' : String(Number(v.toPrecision(10))));

/**
 * Tries points until the test holds for some pair. Points are small multiples of 1/4 (then of finer and coarser steps),
 * on which the equations of the region hold exactly and the assumptions are satisfied.
 */
export function search(
  pairs: readonly Pair[],
  assumptions: readonly Node[],
  {
    test = differ,
    equations = [],
    tries = 8,
  }: { test?: Test; equations?: Region['equations']; tries?: number },
): Found | undefined {
  const random = seedrandom.alea('witness');
  const sides = pairs.flatMap(({ left, right }) => [left, right]);
  const names = variablesOf([...sides, ...assumptions, ...equations.flat()]);
  for (let attempt = 0; attempt < tries; attempt++) {
    const point = draw(names, random, attempt);
    if (!point || !impose(equations, point)) continue;
    const values = evaluate([...sides, ...assumptions], (name) => point.get(name) ?? Q.ZERO);
    if (values.slice(sides.length).some(([v]) => v !== 1)) continue;
    const k = pairs.findIndex((_, i) => test(values[2 * i], values[2 * i + 1]));
    if (k < 0) continue;
    const used = new Set(variablesOf([pairs[k].left, pairs[k].right, ...assumptions, ...equations.flat()]));
    const shown = [...point].filter(([name]) => used.has(name)).map(([name, q]) => [name, decimal(q)]);
    const [left, right] = [values[2 * k], values[2 * k + 1]];
    return {
      pair: pairs[k],
      values: { ...pairs[k].labels, ...Object.fromEntries(shown) },
      left: Number.isNaN(left[0]) ? 'undefined' : digits(left),
      right: Number.isNaN(right[0]) ? 'undefined' : digits(right),
    };
  }
  return undefined;
}

/** A decimal where it ends, else a fraction. */
const decimal = (q: Q.Rational) => (1024n ** 10n % q.d === 0n ? String(Q.toNumber(q)) : Q.show(q));

const STEPS = [4, 4, 2, 8, 1, 16].map((d) => Q.rational(1, d));

/** At first no zeros and no ones, where errors hide. */
function draw(names: readonly string[], random: seedrandom.PRNG, attempt: number): Map<string, Q.Rational> {
  const step = STEPS[attempt % STEPS.length];
  const integer = (): number => {
    const n = Math.floor(random() * 25) - 12;
    return attempt < 3 && (n === 0 || Math.abs(n) === 4) ? integer() : n;
  };
  return new Map(names.map((name) => [name, Q.times(Q.rational(integer()), step)]));
}

/** Sets the variables that the equations give, the last first: earlier ones may use later ones. */
function impose(equations: Region['equations'], point: Map<string, Q.Rational>): boolean {
  for (const [variable, value] of [...equations].reverse()) {
    const q = exact(value, point);
    if (!q) return false;
    point.set(variable.name, q);
  }
  return true;
}

function exact(node: Node, point: ReadonlyMap<string, Q.Rational>): Q.Rational | undefined {
  if (node.op === 'number') return node.value;
  if (node.op === 'variable') return point.get(node.name);
  const args: Q.Rational[] = [];
  for (const arg of node.args) {
    const q = exact(arg, point);
    if (!q) return undefined;
    args.push(q);
  }
  if (node.op === 'add') return args.reduce(Q.plus);
  if (node.op === 'mul') return args.reduce(Q.times);
  if (node.op === 'power' && (args[0].n !== 0n || node.exponent > 0)) return Q.power(args[0], node.exponent);
  return undefined;
}
