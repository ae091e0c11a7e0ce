/** The sizes to judge at where no theorem chooses them, and what assumptions say about sizes alone. */
import type { MathNode } from 'mathjs';
import type { Context } from '../language.js';
import { freeNames } from '../scope.js';
import type { SizeValues } from './claim.js';

/** Whether an assumption is about sizes and numbers only, as m >= 2. */
export function isAboutSizes(tree: MathNode, { symbols }: Context): boolean {
  const names = [...freeNames(tree)];
  return names.length > 0 && names.every((name) => Object.hasOwn(symbols, name) && symbols[name] === 'size');
}

/** What is assumed of sizes alone, as far as a proof for every size uses it. */
export interface SizesAssumed {
  /** `m >= 2`, `m > 1`, `2 <= m`: the smallest that are allowed. */
  readonly least: ReadonlyMap<string, number>;
  /** `m == 1`: the only one. */
  readonly only: ReadonlyMap<string, number>;
  /** `n == m`: by a size, another name of it. */
  readonly same: ReadonlyMap<string, string>;
}

/** The rest is left out: what holds without an assumption holds with it. */
export function assumedOfSizes(trees: readonly MathNode[]): SizesAssumed {
  const [least, only, same] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, string>(),
  ];
  const named = (size: string): string => (same.has(size) ? named(same.get(size) as string) : size);
  const read = trees.flatMap((tree) => {
    const [, left, sign, right] = /^\(?(\w+) (==|>=|>|<=|<) (\w+)\)?$/.exec(tree.toString()) ?? [];
    return left === undefined ? [] : [{ left, sign, right }];
  });
  const isNumber = (text: string) => /^\d+$/.test(text);
  for (const { left, sign, right } of read)
    if (sign === '==' && !isNumber(left) && !isNumber(right) && named(left) !== named(right))
      same.set(named(right), named(left));
  for (const { left, sign, right } of read) {
    const [size, number, relation] = isNumber(right) ? [left, right, sign] : [right, left, OPPOSITE[sign]];
    if (isNumber(size) || !isNumber(number)) continue;
    if (relation === '==') only.set(named(size), Number(number));
    const from = Number(number) + (relation === '>' ? 1 : 0);
    if (relation.startsWith('>')) least.set(named(size), Math.max(from, least.get(named(size)) ?? 1));
  }
  return { least, only, same: new Map([...same.keys()].map((size) => [size, named(size)])) };
}

const OPPOSITE: Readonly<Record<string, string>> = {
  '==': '==',
  '>=': '<=',
  '>': '<',
  '<=': '>=',
  '<': '>',
};

/**
 * Sets of sizes among which accidents are rare: pairwise distinct ones in several orders, all equal, all 1, all large.
 * Those the assumptions do not allow are left out, and others looked for if few are left.
 */
export function someSizes(names: readonly string[], allowed: (sizes: SizeValues) => boolean): SizeValues[] {
  const all = (size: (i: number) => number): SizeValues =>
    Object.fromEntries(names.map((name, i) => [name, size(i)]));
  const count = Math.max(3, names.length);
  const turns = [0, 1, 2].map((turn) => all((i) => 2 + ((i + turn) % count)));
  const large = names.length === 1 ? 8 : 5;
  const chosen = [
    ...turns,
    ...(names.length > 1 ? [all(() => 3)] : []),
    all(() => 1),
    all((i) => large + (i % 3)),
  ];
  const kept = chosen.filter(allowed);
  if (kept.length >= FEW) return kept;
  const few = upTo(names, names.length > 3 ? 3 : 8).filter(allowed);
  return few.slice(0, 3 * FEW);
}

const FEW = 3;

/**
 * More sizes, at which points alone are tried: one after the other is each of the next few, and each beside a number of the
 * claim (ind(n > 9)); the others small, or all the same.
 */
export function furtherSizes(names: readonly string[], numbers: readonly number[]): SizeValues[] {
  const beside = numbers.flatMap((number) => [number - 1, number, number + 1]);
  const values = [...new Set([...countTo(FURTHER).slice(4), ...beside])].filter((n) => n > 0 && n <= LARGEST);
  return values.sort((a, b) => a - b).flatMap((value) => oneOrAll(names, value));
}

/** A few sizes far from those that are judged, as for Σ 1/k < 5. */
export const largeSizes = (names: readonly string[]): SizeValues[] =>
  [20, 33, 50, 101].flatMap((value) => oneOrAll(names, value));

/** Sizes of which one has this value and the others are small, and all that have it. */
function oneOrAll(names: readonly string[], value: number): SizeValues[] {
  const small = Object.fromEntries(names.map((name) => [name, 2]));
  const all = Object.fromEntries(names.map((name) => [name, value]));
  return [...names.map((name) => ({ ...small, [name]: value })), ...(names.length > 1 ? [all] : [])];
}

/** All sizes up to this one are tried. */
const FURTHER = 12;

/** The largest that is written out. */
export const LARGEST = 120;

/** 1, 2, …, last */
export const countTo = (last: number): number[] => Array.from({ length: last }, (_, k) => k + 1);

/** SizeValues that are no lengths: those below `beyond` one by one, and missing ones for all from there. */
export function wholeNumbers(names: readonly string[], beyond: number): SizeValues[] {
  let sizes: SizeValues[] = [{}];
  for (const name of names)
    sizes = sizes.flatMap((known) => [
      ...countTo(beyond - 1).map((size) => ({ ...known, [name]: size })),
      known,
    ]);
  return sizes;
}

function upTo(names: readonly string[], last: number): SizeValues[] {
  let sizes: SizeValues[] = [{}];
  for (const name of names)
    sizes = sizes.flatMap((known) => countTo(last).map((size) => ({ ...known, [name]: size })));
  return sizes;
}
