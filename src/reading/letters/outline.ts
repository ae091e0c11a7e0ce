/** All formulas of a document, before any of them is read in a notation: what it says later is known where it is needed. */

import { treeOf } from '../formula/grammar.js';
import type { Tree } from '../formula/tree.js';
import { writtenLetter } from '../formula/written-letter.js';
import { FUNCTION_WORDS } from '../meaning/functions.js';
import { chainsOf } from '../tex/chains.js';
import type { Lexicon } from '../tex/cursor.js';
import type { Item } from '../tex/item.js';
import { numbersLayers, withLayers } from '../tex/layers.js';
import { type OwnLetters, ownLettersIn, withOwnLettersJoined } from '../tex/own-letters.js';
import { isEquality, relationIn } from '../tex/signs.js';
import { itemsOf } from '../tex/tokens.js';
import { isOfCase } from '../text/ahead.js';
import type { DocumentBlock } from '../text/blocks.js';
import type { Macros } from '../text/macros.js';
import { ReadingError } from '../text/said.js';
import { HEADING, isDistribution, isSymmetric } from '../text/words.js';
import { type Differentiated, differentiatedIn } from './arbitrary.js';
import { letterKey } from './naming.js';
import { shapesSaid } from './shapes-said.js';

/** One formula, with the trees of the sides that are equal in it. */
export interface Outlined {
  readonly at: number;
  /** The number of its section. */
  readonly section: number;
  readonly items: readonly Item[];
  readonly equations: readonly (readonly Tree[])[];
  /** Whether something is said to belong to a set in it. */
  readonly belongs: boolean;
  /** Whether it is said of a case only: “… for $x > 1$”. */
  readonly conditioned: boolean;
}

export interface Outline {
  readonly text: string;
  /** How the letters are written of which it says that their entries sum to one. */
  readonly distributions: ReadonlySet<string>;
  /** How the letters are written which it says to be symmetric matrices. */
  readonly symmetric: ReadonlySet<string>;
  readonly formulas: readonly Outlined[];
  readonly own: OwnLetters;
  /** The formulas by where they begin, its own letters and its layers read. */
  readonly items: ReadonlyMap<number, readonly Item[]>;
  /** Whether it numbers its layers with a letter. */
  readonly layers: boolean;
  /** The letters that some equality gives. */
  readonly given: ReadonlySet<string>;
  /** What it differentiates, by what. */
  readonly differentiated: Differentiated;
  /** The memberships that the words say, by the place of the letter. */
  readonly shapes: ReadonlyMap<number, readonly Item[]>;
}

const words = Object.keys(FUNCTION_WORDS)
  .filter((word) => word.length > 1)
  .sort((a, b) => b.length - a.length);

/** Any letter may be written with what it depends on: L(W, b). */
const ANY_LETTER: Lexicon = {
  words,
  isFunction: (name) => Object.hasOwn(FUNCTION_WORDS, name),
  takesParameter: () => false,
  isDefinedFunction: () => false,
  variableOf: () => undefined,
  isApplied: () => true,
  isScalar: () => false,
  isName: (name) => name.length === 1 && name !== 'T',
};

export function outlineOf(text: string, blocks: readonly DocumentBlock[], macros: Macros): Outline {
  let section = 0;
  const formulas: Outlined[] = [];
  const distributions = new Set<string>();
  const symmetric = new Set<string>();
  const given = new Set<string>();
  const scanned = blocks.map((block) =>
    block.is === 'formula' ? itemsOrNone(text, block.from, block.to, macros) : [],
  );
  const own = ownLettersIn(scanned);
  const lettered = scanned.map((items) => withOwnLettersJoined(items, own));
  const layers = numbersLayers(lettered);
  const joined = layers ? withLayers(lettered) : lettered;
  const said = shapesSaid(blocks, joined);
  const shapes = new Map<number, readonly Item[]>();
  for (const [k, block] of blocks.entries()) {
    if (block.is === 'words' && HEADING.test(block.text)) section += 1;
    if (block.is !== 'formula') continue;
    const items = said.get(k) ?? joined[k];
    if (said.has(k)) shapes.set(block.from, items);
    const belongs = items.some((item) => relationIn(item) === '∈');
    const [before, after] = [blocks[k - 1], blocks[k + 1]].map((near) =>
      near?.is === 'words' ? near.text : '',
    );
    const conditioned = isOfCase(blocks.slice(k + 1, k + 4));
    const equations = belongs ? [] : equationsIn(items);
    for (const { sides, relations } of chainsOf(items)) {
      const [first] = sides[0];
      const letter = first && relations[0] && isEquality(relations[0]) ? letterKey(first) : undefined;
      if (letter !== undefined) given.add(letter);
    }
    formulas.push({ at: block.from, section, items, equations, belongs, conditioned });
    const letter = items[0] && letterKey(items[0]);
    if (letter !== undefined && isDistribution(before, after)) distributions.add(letter);
    if (letter !== undefined && isSymmetric(before, after)) symmetric.add(letter);
    for (const sides of formulas[formulas.length - 1].equations)
      for (const written of sides.flatMap((side) => summedToOne(side, sides))) distributions.add(written);
  }
  const differentiated = differentiatedIn(formulas.flatMap(({ equations }) => equations));
  const items = new Map(
    blocks.flatMap((block, k) => (block.is === 'formula' ? [[block.from, joined[k]]] : [])),
  );
  return { layers, given, text, formulas, distributions, symmetric, own, items, shapes, differentiated };
}

/** The section that a place is in. */
export const sectionAt = ({ formulas }: Outline, at: number): number | undefined =>
  formulas.filter((formula) => formula.at <= at + 2).pop()?.section;

function itemsOrNone(text: string, from: number, to: number, macros: Macros): Item[] {
  try {
    return itemsOf(text, from, to, macros);
  } catch (error) {
    if (error instanceof ReadingError) return [];
    throw error;
  }
}

/** The sides of each chain that can be read as trees. A chain that goes on from the formula before is one of its own. */
function equationsIn(items: readonly Item[]): Tree[][] {
  return chainsOf(items, (said) => words.includes(said)).map(({ sides, relations }) =>
    sides.flatMap((side, k) => {
      const equal = relations[k - 1] ?? relations[k];
      return side.length > 0 && (equal === undefined || /^:?=$/.test(equal)) ? treeOrNone(side) : [];
    }),
  );
}

function treeOrNone(side: readonly Item[]): Tree[] {
  try {
    return [treeOf(side, ANY_LETTER, side[side.length - 1].end)];
  } catch (error) {
    if (error instanceof ReadingError) return [];
    throw error;
  }
}

/** The t of \sum_k t_k = 1. */
function summedToOne(side: Tree, sides: readonly Tree[]): string[] {
  const one = sides.some((other) => other.is === 'number' && other.text === '1');
  if (!one || side.is !== 'series' || side.kind !== 'sum' || side.body.is !== 'scripted') return [];
  const found = writtenLetter(side.body);
  return found && found.indices.length > 0 && !found.power ? [found.written] : [];
}
