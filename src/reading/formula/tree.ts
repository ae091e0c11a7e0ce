/** A formula as a mathematician reads it, before it is known what its letters stand for. */
import type { Item } from '../tex/item.js';
import { asTyped } from '../tex/own-letters.js';

export type Tree = { readonly at: number } & (
  | { readonly is: 'number'; readonly text: string }
  /** A letter or a word; with an accent `o:hat`, in a script or blackboard font `L:mathcal`. */
  | { readonly is: 'name'; readonly name: string }
  | {
      readonly is: 'scripted';
      readonly base: Tree;
      readonly sub?: Script;
      readonly sup?: Script;
      readonly primes: number;
    }
  | { readonly is: 'sum'; readonly terms: readonly Term[] }
  | { readonly is: 'product'; readonly factors: readonly Factor[] }
  | { readonly is: 'fraction'; readonly above: Tree; readonly below: Tree }
  | { readonly is: 'group'; readonly of: Tree; readonly open: string }
  | { readonly is: 'list'; readonly items: readonly Tree[] }
  | { readonly is: 'call'; readonly fn: Tree; readonly args: readonly Tree[] }
  | {
      readonly is: 'series';
      readonly kind: 'sum' | 'prod';
      readonly indices: readonly Tree[];
      readonly from?: Tree;
      readonly to?: Tree;
      readonly condition?: Tree;
      readonly body: Tree;
    }
  /** `open`: what it is of stands behind it without brackets; `nabla`: it is a gradient, and a column. */
  | {
      readonly is: 'derivative';
      readonly of: Tree;
      readonly by: Tree;
      readonly open?: boolean;
      readonly nabla?: boolean;
    }
  /** 1 with a condition or a size below it, or bold and alone. */
  | { readonly is: 'one'; readonly sub?: Script }
  | { readonly is: 'indicator'; readonly condition: Tree }
  | { readonly is: 'relation'; readonly signs: readonly string[]; readonly sides: readonly Tree[] }
  | { readonly is: 'cases'; readonly rows: readonly CaseRow[] }
  | { readonly is: 'matrix'; readonly rows: readonly (readonly Tree[])[] }
  | { readonly is: 'norm'; readonly of: Tree; readonly p: string }
  | { readonly is: 'absolute'; readonly of: Tree }
  | { readonly is: 'root'; readonly of: Tree; readonly degree?: Tree }
  | { readonly is: 'floor'; readonly of: Tree }
  | { readonly is: 'braced'; readonly of: Tree; readonly label?: readonly Item[] }
  | { readonly is: 'slice'; readonly of: Tree; readonly parts: readonly (Tree | ':')[] }
  | { readonly is: 'dots' }
  | { readonly is: 'empty' }
  /** What the dots of a list go through. */
  | { readonly is: 'hole'; readonly hole: string }
);

export interface Term {
  readonly sign: 1 | -1;
  readonly of: Tree;
}

/** `''` is juxtaposition, `.` the dot ⋅ that between two columns is their inner product. */
export interface Factor {
  readonly sign: '' | '*' | '.' | '/' | '.*' | './';
  readonly of: Tree;
}

export interface CaseRow {
  readonly value: Tree;
  /** None for “otherwise”. */
  readonly condition?: Tree;
}

/** What stands below or above a letter. */
export interface Script {
  /** Its signs one after the other, without braces and fonts: `(2)`, `d_h`. */
  readonly plain: string;
  readonly at: number;
  /** Its indices, one after the other; none if it cannot be read as indices. */
  readonly indices: readonly Tree[];
  /** As one expression, if it can be read so. */
  readonly whole?: Tree;
  /** Why not. */
  readonly problem?: Error;
  /** Whether it ends in a sign of transposition, which is left out of all the others. */
  readonly transposed?: boolean;
  /** ^{∘2}: entry by entry. */
  readonly entrywise?: boolean;
}

/** The name of the language for an index with primes: k' is kprime. */
export const primedName = (letter: string, primes: number): string => `${letter}${'prime'.repeat(primes)}`;

/** How a letter is written with its scripts: W^(2), S_tau. */
export const key = (letter: string, above: string, below: string): string =>
  `${letter}${above ? `^${above}` : ''}${below ? `_${below}` : ''}`;

/** The trees within a tree. */
export function parts(tree: Tree): Tree[] {
  const inside = (value: unknown): Tree[] => {
    if (Array.isArray(value)) return value.flatMap(inside);
    if (value === null || typeof value !== 'object') return [];
    if ('is' in value) return [value as Tree];
    if ('plain' in value) return (value as Script).indices.slice();
    return Object.values(value).flatMap(inside);
  };
  return Object.values(tree).flatMap(inside);
}

/** Whether two trees say the same, wherever they stand. */
export const same = (a: Tree, b: Tree): boolean => keyOf(a) === keyOf(b);

const LEFT_OUT = new Set(['at', 'open', 'plain', 'whole', 'problem', 'end', 'label']);

export const keyOf = (tree: Tree): string =>
  JSON.stringify(tree, (key, value) => (LEFT_OUT.has(key) ? undefined : value));

/** As it is written, roughly, for messages: `o^s_k`, `x`. */
export function treeText(tree: Tree): string {
  switch (tree.is) {
    case 'name':
      return asTyped(tree.name).replace(/^(.*):(.*)$/, '\\$2{$1}');
    case 'number':
      return tree.text;
    case 'scripted':
      return `${treeText(tree.base)}${tree.sup ? `^${braced(tree.sup.plain)}` : ''}${tree.sub ? `_${braced(tree.sub.plain)}` : ''}${"'".repeat(tree.primes)}`;
    case 'group':
      return `(${treeText(tree.of)})`;
    case 'list':
      return tree.items.map(treeText).join(', ');
    default:
      return '…';
  }
}

const braced = (text: string) => (text.length > 1 ? `{${text}}` : text);
