/** One side of an equality: from its TeX to an expression of the language. */
import type { MathNode } from 'mathjs';
import type { Bilingual } from '../../bundle.js';
import type { Expression } from '../../derivation/lines/moves.js';
import { LanguageError, parse } from '../../judge/language.js';
import { type Dimensions, shapeOrNone } from '../../judge/shapes.js';
import { relationOf, treeOf } from '../formula/grammar.js';
import { commaSeparated } from '../formula/scripts.js';
import type { Tree } from '../formula/tree.js';
import type { Item } from '../tex/item.js';
import { relationIn } from '../tex/signs.js';
import { itemsOf } from '../tex/tokens.js';
import { ReadingError, SAID } from '../text/said.js';
import { Meaning, type SideClaim } from './meaning.js';
import { type Names, namesOf, type ReadingNotation } from './names.js';

/** A side as it was read. */
export interface Side extends Expression {
  /** Names that the reader gave to expressions that something is differentiated by. */
  readonly definitions: readonly (readonly [string, string])[];
  /** What has to hold beside the equality itself. */
  readonly claims: readonly SideClaim[];
  /** What the reader took something for. */
  readonly notes: readonly Bilingual[];
  /** Why it is not read, if its shapes do not fit: something in it is a guess. */
  readonly doubt?: ReadingError;
  /** The same, of the rows of matrices alone. */
  readonly rowDoubt?: ReadingError;
}

/** A side has at most this many signs: what is longer is not written by hand. */
const MAX_ITEMS = 3000;

/**
 * The expression that a piece of TeX says in a notation, `{ source, node }`. Throws ReadingError with the place
 * where it is not read, or where something in it had to be guessed.
 *
 * @example
 * ```ts
 * readTex('\\frac{x}{2}', { symbols: { x: 'scalar' } }).source // → 'x/2'
 * ```
 */
export function readTex(tex: string, notation: ReadingNotation): Expression {
  const { source, node, doubt } = conditionOf(itemsOf(tex), namesOf(notation), tex.length);
  if (doubt) throw doubt;
  return { source, node };
}

/** Items → expression. Where the shapes have to tell a length, `beside` is the shape of the other side. */
export function sideOf(items: readonly Item[], names: Names, end: number, beside?: Dimensions): Side {
  return meaningOf(treeOf(bounded(items), names.lexicon, end), names, items[0]?.at ?? end, beside);
}

/** A condition such as k ≠ y, or an expression; a, b ≥ 0 says it of both. */
export function conditionOf(items: readonly Item[], names: Names, end: number): Side {
  const cut = items.findIndex((item) => relationIn(item) !== undefined);
  const listed =
    cut < 0 ? [items] : commaSeparated(items.slice(0, cut)).map((one) => [...one, ...items.slice(cut)]);
  const [first, ...others] = listed.map((one) =>
    meaningOf(relationOf(bounded(one), names.lexicon, end), names, items[0]?.at ?? end),
  );
  if (others.length === 0) return first;
  const source = [first, ...others].map((side) => `(${side.source})`).join(' and ');
  return { ...first, source, node: parse(source) };
}

function bounded(items: readonly Item[]): readonly Item[] {
  if (items.length > MAX_ITEMS) throw new ReadingError(SAID.tooLong(MAX_ITEMS), items[MAX_ITEMS].at);
  return items;
}

function meaningOf(tree: Tree, names: Names, at: number, beside?: Dimensions): Side {
  const meaning = new Meaning(names);
  const text = meaning.text(tree);
  const settled = settle(text, meaning, beside);
  const { definitions, claims, notes, doubt, rowDoubt } = meaning;
  return {
    source: settled,
    node: parsed(settled, at),
    definitions,
    claims,
    notes,
    ...(doubt && { doubt }),
    ...(rowDoubt && { rowDoubt }),
  };
}

function parsed(source: string, at: number): MathNode {
  try {
    return parse(source);
  } catch (error) {
    // What the reader writes is in the language, but for numbers that are too long.
    if (error instanceof LanguageError) throw new ReadingError({ en: error.problem, fr: error.problem }, at);
    throw error;
  }
}

/** Puts the one size for which the shapes agree where none was written. */
function settle(text: string, meaning: Meaning, beside: Dimensions | undefined): string {
  const { unsaid, context } = meaning;
  if (unsaid.length === 0) return text;
  const sizes = Object.keys(context.symbols).filter((name) => context.symbols[name] === 'size');
  const settled = sizes
    .map((size) => unsaid.reduce((whole, { name }) => whole.replaceAll(name, size), text))
    .flatMap((whole) => {
      const shape = shapeOrNone(parse(whole), context);
      return shape ? [{ whole, shape }] : [];
    });
  const fitting = beside ? settled.filter(({ shape }) => String(shape) === String(beside)) : [];
  const [only, more] = fitting.length > 0 ? fitting : settled;
  const [first] = unsaid;
  // Where no size fits the shapes are wrong, whichever it is: the judge says how.
  if (settled.length === 0 && sizes.length > 0)
    return unsaid.reduce((whole, { name }) => whole.replaceAll(name, sizes[0]), text);
  if (!only || more) throw new ReadingError(SAID.size(first.sign), first.at);
  return only.whole;
}
