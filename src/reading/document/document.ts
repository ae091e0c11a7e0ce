/** A document → its steps, each with its place and its verdict. */
import type { Bilingual } from '../../bundle.js';
import type { Witness } from '../../judge/verdict.js';
import {
  NO_QUESTIONS,
  NOTHING_DECLARED,
  type NotationOf,
  type Notations,
  notationsNamed,
} from '../letters/notations.js';
import { outlineOf } from '../letters/outline.js';
import { withOwnLettersJoined } from '../tex/own-letters.js';
import type { Relation } from '../tex/signs.js';
import { itemsOf } from '../tex/tokens.js';
import { documentBlocks, type Format, placesIn } from '../text/blocks.js';
import { macrosIn } from '../text/macros.js';
import { SAID } from '../text/said.js';
import type { ItemsIn } from './circumstances.js';
import { type Document, DocumentReading } from './document-reading.js';
import { Reader, type ReadStep } from './reader.js';
import type { Outcome, Written } from './steps.js';

/** One step of a document. */
export interface Step {
  /** Where its right side begins, from 1. */
  readonly line: number;
  readonly column: number;
  /** Position of the formula it stands in. */
  readonly at: number;
  readonly left: string;
  readonly right: string;
  /** The sign between them: `=`, `≤`, `∈`. */
  readonly relation: Relation;
  readonly outcome: Outcome;
  /** Why, or what was taken for what; with the place if it is another than that of the step. */
  readonly note?: Bilingual;
  readonly place?: { readonly line: number; readonly column: number };
  readonly witness?: Witness;
  /** What was read, in the language. */
  readonly read?: readonly [string, string];
  /** The condition that it was judged under. */
  readonly under?: string;
}

/** What stands in a document and is no step: a formula that is not closed, a declaration that is not understood. */
export interface Remark {
  readonly line: number;
  readonly column: number;
  readonly note: Bilingual;
}

export interface Checked {
  readonly steps: readonly Step[];
  readonly remarks: readonly Remark[];
}

export interface Options {
  readonly format?: Format;
  /** `mlp relu`, a question's id, or declarations; what the document says itself counts from there on. */
  readonly notation?: string;
  /** What a heading with the id of a question means for the letters below it. */
  readonly notationOf?: NotationOf;
}

/**
 * Reads all formulas of a document in order and judges their steps. Never throws for what is in it.
 *
 * @example
 * ```ts
 * Array.isArray(checkDocument('$$(a+b)^2 = a^2 + 2ab + b^2$$').steps) // → true
 * ```
 */
export function checkDocument(text: string, options: Options = {}): Checked {
  const named =
    options.notation === undefined
      ? undefined
      : notationsNamed(options.notation, options.notationOf ?? NO_QUESTIONS);
  const { chains, remarks } = readDocument(
    text,
    named?.notations ?? NOTHING_DECLARED,
    options.format,
    options.notationOf,
  );
  const placeOf = placesIn(text);
  const unread = (named?.unread ?? []).map((part) => ({ line: 1, column: 1, note: SAID.declaration(part) }));
  return {
    steps: chains.flatMap(({ chain, at }) => chain.steps.map((step) => stepOf(step, text, at, placeOf))),
    remarks: [...unread, ...remarks.map(({ at, note }) => ({ ...placeOf(at), note }))],
  };
}

function stepOf(step: ReadStep, text: string, at: number, placeOf: ReturnType<typeof placesIn>): Step {
  const { left, right, relation, outcome, note, verdict, sides, under } = step;
  const tex = ({ at: from, end }: Written) => text.slice(from, end).replace(/\s+/g, ' ');
  return {
    ...placeOf(right.at),
    at,
    left: tex(left),
    right: tex(right),
    relation,
    outcome,
    ...(note && { note }),
    ...(step.at !== undefined && { place: placeOf(step.at) }),
    ...(verdict?.witness && { witness: verdict.witness }),
    ...(sides && { read: [sides[0].source, sides[1].source] as const }),
    ...(under && { under: under.source }),
  };
}

/** So many blocks further a sentence is looked at for what it brings in. */
const AHEAD = 12;

/** The chains of a document. */
export function readDocument(
  text: string,
  notations: Notations,
  format?: Format,
  notationOf: NotationOf = NO_QUESTIONS,
): Document {
  const blocks = documentBlocks(text, format);
  const macros = macrosIn(text);
  const outline = notations === NOTHING_DECLARED ? outlineOf(text, blocks, macros) : undefined;
  const reader = new Reader(text, notations, outline);
  const itemsIn: ItemsIn = (from, to) => {
    const items = itemsOf(text, from, to, macros);
    // A notation says itself which letters there are.
    if (!outline || !reader.isOnItsOwn) return items;
    return [...(outline.items.get(from) ?? withOwnLettersJoined(items, outline.own))];
  };
  const reading = new DocumentReading(text, reader, notationOf, itemsIn);
  blocks.forEach((block, k) => {
    reading.take(block, blocks.slice(k + 1, k + 1 + AHEAD));
  });
  return reading;
}
