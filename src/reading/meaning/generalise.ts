/** What two entries of a list have in common: the first, with a hole where its number stands. */
import { type Script, same, type Tree, treeText } from '../formula/tree.js';

/** Gives a hole for two parts that may differ, or nothing. */
export type Pairing = (a: Tree, b: Tree) => Tree | undefined;

const FAILED = Symbol('failed');
/** Made again from the indices, or only of use in messages. */
const DERIVED = new Set(['at', 'plain', 'whole', 'problem', 'label', 'open']);

/** The tree that becomes a and b when its holes are filled; undefined if there is none. */
export function generalise(a: Tree, b: Tree, pair: Pairing): Tree | undefined {
  const merged = merge(a, b, pair);
  return merged === FAILED ? undefined : (merged as Tree);
}

function merge(a: unknown, b: unknown, pair: Pairing): unknown {
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return FAILED;
    const list = a.map((x, k) => merge(x, b[k], pair));
    return list.includes(FAILED) ? FAILED : list;
  }
  if (!isObject(a) || !isObject(b)) return a === b ? a : FAILED;
  if (isTree(a) && isTree(b)) {
    if (same(a, b)) return a;
    const hole = pair(a, b);
    if (hole) return hole;
    if (a.is !== b.is) return FAILED;
  }
  if (isScript(a) && isScript(b)) return mergeScripts(a, b, pair);
  const merged: Record<string, unknown> = { ...a };
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (DERIVED.has(key)) continue;
    const value = merge((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], pair);
    if (value === FAILED) return FAILED;
    merged[key] = value;
  }
  return merged;
}

function mergeScripts(a: Script, b: Script, pair: Pairing): Script | typeof FAILED {
  if (a.transposed !== b.transposed || a.entrywise !== b.entrywise) return FAILED;
  const [x, y] =
    a.indices.length === b.indices.length
      ? [a.indices, b.indices]
      : [inDigits(a.indices), inDigits(b.indices)];
  if (x.length === 0 && a.plain !== b.plain) return FAILED;
  const indices = merge(x, y, pair);
  return indices === FAILED ? FAILED : scriptOf(a, indices as Tree[]);
}

/** 11 below a letter is 1, 1. */
const inDigits = (indices: readonly Tree[]): readonly Tree[] =>
  indices.flatMap((index): Tree[] =>
    index.is === 'number' && /^\d\d$/.test(index.text)
      ? [...index.text].map((text) => ({ ...index, text }))
      : [index],
  );

const scriptOf = (script: Script, indices: readonly Tree[]): Script => ({
  ...script,
  indices,
  plain: indices.length > 0 ? indices.map(treeText).join('') : script.plain,
  whole:
    indices.length === 1
      ? indices[0]
      : indices.length > 1
        ? { is: 'product', factors: indices.map((of) => ({ sign: '', of })), at: script.at }
        : undefined,
});

/** The tree with its holes filled. */
export function fill(tree: Tree, holes: Readonly<Record<string, Tree>>): Tree {
  return filled(tree, holes) as Tree;
}

function filled(value: unknown, holes: Readonly<Record<string, Tree>>): unknown {
  if (Array.isArray(value)) return value.map((x) => filled(x, holes));
  if (!isObject(value)) return value;
  if (isTree(value) && value.is === 'hole') return holes[value.hole] ?? value;
  if (isScript(value)) return scriptOf(value, filled(value.indices, holes) as Tree[]);
  return Object.fromEntries(
    Object.entries(value).map(([key, x]) => [key, key === 'label' ? x : filled(x, holes)]),
  );
}

const isObject = (value: unknown): value is object => value !== null && typeof value === 'object';
const isTree = (value: object): value is Tree => 'is' in value;
const isScript = (value: object): value is Script => 'plain' in value;

/** Two entries say the same, written with 11 or with 1, 1 below. */
export const alike = (a: Tree, b: Tree): boolean => generalise(a, b, () => undefined) !== undefined;
