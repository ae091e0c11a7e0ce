/**
 * A point where a claim visibly fails: the reason of every refusal. Floating point looks for it, or enclosures where
 * the sides differ too little for that; enclosures confirm it.
 */
import alea from 'seedrandom/lib/alea.js';
import type { Node } from './expression/node.js';
import * as Q from './expression/rational.js';
import { type Limit, TimeIsOver } from './expression/undecided.js';
import type { Region } from './sign/regions.js';
import { between } from './value/between.js';
import { differ, type Enclosed, type Enclosures, enclosures, isKnown, signOf } from './value/enclosure.js';
import { type Arithmetic, evaluateRoots, variablesOf } from './value/evaluate.js';
import { type Float, floats } from './value/floats.js';
import { draw, exactly, numbersIn, type Point } from './value/points.js';

/** Left and right side, and what they are: the entry of the arrays, the values of the free indices. */
export interface SidePair {
  readonly left: Node;
  readonly right: Node;
  readonly labels: Readonly<Record<string, string>>;
  /** The sides as they were before something common was left out: for whoever reads the numbers. */
  readonly whole?: { readonly left: Node; readonly right: Node };
}

export interface Found {
  readonly pair: SidePair;
  readonly values: Readonly<Record<string, string>>;
  readonly left: string;
  readonly right: string;
}

/** What a point has to show: at a glance, and for certain. */
interface Test {
  readonly seems: (left: Float, right: Float) => boolean;
  readonly is: (left: Enclosed, right: Enclosed, arithmetic: Enclosures) => boolean;
}

const isNumber = ([v]: Float) => !Number.isNaN(v);
const sharp = ([v, error]: Float) => error <= 1e-11 * Math.abs(v) || Math.abs(v) <= error;

export const DIFFERENT: Test = {
  /** The first ten digits are right and differ. */
  seems: (a, b) =>
    Math.abs(a[0] - b[0]) > a[1] + b[1] + 1e-9 * Math.max(Math.abs(a[0]), Math.abs(b[0])) &&
    sharp(a) &&
    sharp(b),
  is: differ,
};
export const BOTH_DEFINED: Test = {
  seems: (a, b) => isNumber(a) && isNumber(b),
  is: (a, b) => isKnown(a) && isKnown(b),
};
export const LEFT_ALONE: Test = {
  seems: (a, b) => isNumber(a) && !isNumber(b),
  is: (a, b) => isKnown(a) && b === 'undefined',
};
export const ANY_VALUE: Test = { seems: () => true, is: () => true };

/** Bits after the point; more for numbers that are small, or nearly cancel. */
const PRECISIONS = [enclosures(256), enclosures(2000)];

interface Search {
  readonly test?: Test;
  /** Of the region to look in. */
  readonly equations?: Region['equations'];
  readonly tries?: number;
  /** Enclosures at every point, for what floating point does not see. */
  readonly closely?: boolean;
  /** On lines through the points, between the places where one of these nodes changes its sign. */
  readonly between?: readonly Node[];
}

/** The values of nodes at a point. */
type Values = <T>(nodes: readonly Node[], arithmetic: Arithmetic<T>) => T[];

/**
 * Tries points until the test holds for some pair, where the equations of a region and the assumptions hold. Throws
 * TimeIsOver.
 */
export function searchWitness(
  limit: Limit,
  pairs: readonly SidePair[],
  assumptions: readonly Node[],
  { test = DIFFERENT, equations = [], tries = 8, closely = false, between: facts }: Search = {},
): Found | undefined {
  const random = alea('witness');
  const nodes = [...pairs.flatMap(({ left, right }) => [left, right]), ...assumptions];
  const free = new Set(variablesOf(nodes));
  const wholes = pairs.flatMap(({ whole }) => (whole ? [whole.left, whole.right] : []));
  const names = variablesOf([...nodes, ...wholes, ...equations.flat()]);
  const numbers = tries > 8 ? numbersIn([...nodes, ...equations.flat()]) : [];
  function* points(): Generator<Point> {
    for (let attempt = 0; attempt < tries; attempt++) {
      const point = draw(names, numbers, random, attempt);
      const name = names[attempt % names.length];
      if (!facts) yield point;
      else for (const value of between(facts, point, name, limit)) yield new Map(point).set(name, value);
    }
  }
  for (const point of points()) {
    limit.check();
    const irrational = impose(equations, point);
    if (irrational.some(([{ name }]) => free.has(name))) continue;
    const valuesOf: Values = (roots, arithmetic) =>
      evaluateRoots(roots, (name) => arithmetic.of(point.get(name) ?? Q.ZERO), arithmetic, limit);
    for (const pair of closely ? pairs : seemingly(pairs, assumptions, test, valuesOf))
      for (const arithmetic of PRECISIONS) {
        const [left, right, ...assumed] = valuesOf([pair.left, pair.right, ...assumptions], arithmetic);
        if (!assumed.every(isSurelyOne) || !test.is(left, right, arithmetic)) continue;
        const used = new Set(
          variablesOf([pair.left, pair.right, ...wholes, ...assumptions, ...equations.flat()]),
        );
        const shown = [...point].filter(([name]) => used.has(name)).map(([name, q]) => [name, coordinate(q)]);
        const about = irrational.flatMap(([{ name }, value]) => {
          const [x] = valuesOf([value], arithmetic);
          return isKnown(x) ? [[name, Q.decimal(arithmetic.middle(x), 10)]] : [];
        });
        return {
          pair,
          values: { ...pair.labels, ...Object.fromEntries([...shown, ...about]) },
          ...toldWhole(pair, valuesOf, arithmetic, told(left, right, arithmetic)),
        };
      }
  }
  return undefined;
}

/** The first pairs for which the point may do, by floating point. */
function seemingly(
  pairs: readonly SidePair[],
  assumptions: readonly Node[],
  { seems }: Test,
  valuesOf: Values,
): SidePair[] {
  const sides = pairs.flatMap(({ left, right }) => [left, right]);
  const values = valuesOf([...sides, ...assumptions], floats);
  if (values.slice(sides.length).some(([v]) => v !== 1)) return [];
  return pairs.filter((_, i) => seems(values[2 * i], values[2 * i + 1])).slice(0, 3);
}

export const isSurelyOne = (a: Enclosed) => isKnown(a) && 'n' in a && a.n === a.d;

/** The whole sides, if their numbers show it, too, and there is time for them. */
function toldWhole({ whole }: SidePair, valuesOf: Values, arithmetic: Enclosures, parts: Told): Told {
  if (!whole) return parts;
  try {
    const [left, right] = valuesOf([whole.left, whole.right], arithmetic);
    const sides = told(left, right, arithmetic);
    return isKnown(left) && isKnown(right) && sides.left !== sides.right ? sides : parts;
  } catch (thrown) {
    if (thrown instanceof TimeIsOver) return parts;
    throw thrown;
  }
}

interface Told {
  readonly left: string;
  readonly right: string;
}

/** Both sides, to as many digits as show that they differ. */
export function told(a: Enclosed, b: Enclosed, arithmetic: Enclosures): Told {
  const text = (value: Enclosed, digits: number) => {
    if (!isKnown(value)) return 'undefined';
    return signOf(value) === undefined ? '0' : Q.decimal(arithmetic.middle(value), digits);
  };
  const digits = [10, 20, 50, 100, 600].find((n) => text(a, n) !== text(b, n)) ?? 10;
  return { left: text(a, digits), right: text(b, digits) };
}

/** A decimal where it ends, else a fraction. */
export const coordinate = (q: Q.Rational) => (1024n ** 10n % q.d === 0n ? String(Q.toNumber(q)) : Q.show(q));

/**
 * Sets the variables that the equations give, the last first: earlier ones may use later ones. Those of an irrational
 * value are told.
 */
function impose(equations: Region['equations'], point: Point): Region['equations'] {
  return [...equations].reverse().filter(([{ name }, value]) => {
    const q = exactly(value, point);
    if (q) point.set(name, q);
    else point.delete(name);
    return !q;
  });
}
