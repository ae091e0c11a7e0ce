/** A derivation in TeX as it was read and judged: what the page shows of each step. */
import type { Bilingual } from '../../bundle.js';
import { mathmlOf } from '../../derivation/typeset/typeset.js';
import type { Context } from '../../judge/language.js';
import type { Witness } from '../../judge/verdict.js';
import { readDocument } from '../../reading/document/document.js';
import { goesOn, type ReadChain } from '../../reading/document/reader.js';
import type { Outcome } from '../../reading/document/steps.js';
import { NOTHING_DECLARED } from '../../reading/letters/notations.js';
import { isEquality } from '../../reading/tex/signs.js';
import { displayed, placesIn } from '../../reading/text/blocks.js';
import { type WitnessMarkup, witnessMarkup } from './witness-markup.js';

export interface ToldStep {
  /** Its line in the text, from 1. */
  readonly row: number;
  /** Its chain, from 0. */
  readonly chain: number;
  /** As MathML, where it is not the right side of the step before. */
  readonly left?: string;
  readonly relation: string;
  /** As MathML; undefined if it was not read. */
  readonly right?: string;
  readonly tex: string;
  readonly outcome: Outcome;
  readonly note?: Bilingual;
  readonly witness?: Witness;
  readonly view?: WitnessMarkup;
}

export interface ToldDocument {
  readonly is: 'document';
  readonly steps: readonly ToldStep[];
  /** What the names of each chain are. */
  readonly contexts: readonly Context[];
  readonly remarks: readonly { readonly row: number; readonly note: Bilingual }[];
}

/** Every step of a text with formulas in TeX. A text that marks no formula is one. */
export function toldDocument(typed: string): ToldDocument {
  const text = displayed(typed);
  const format = /^\s*%/m.test(text) ? 'tex' : 'markdown';
  const { chains, remarks } = readDocument(text, NOTHING_DECLARED, format);
  const placeOf = placesIn(text);
  const rowOf = (at: number) => placeOf(at).line;
  return {
    is: 'document',
    steps: chains.flatMap(({ chain }, k) =>
      chain.steps.map((_, i) => ({ ...toldStep(chain, i, text, rowOf), chain: k })),
    ),
    contexts: chains.map(({ chain }) => chain.names.context),
    remarks: remarks.map(({ at, note }) => ({ row: rowOf(at), note })),
  };
}

function toldStep(
  { steps, names }: ReadChain,
  i: number,
  text: string,
  rowOf: (at: number) => number,
): Omit<ToldStep, 'chain'> {
  const step = steps[i];
  const { right, relation, outcome, note, verdict, sides, under } = step;
  const { context } = names;
  const isNew = i === 0 || !goesOn(steps[i - 1], step);
  return {
    row: rowOf(right.at),
    relation,
    tex: text.slice(right.at, right.end).trim(),
    outcome,
    ...(sides && isNew && { left: mathmlOf(sides[0].node, context) }),
    ...(sides && { right: mathmlOf(sides[1].node, context) }),
    ...(note && { note }),
    ...(sides &&
      verdict?.witness && {
        witness: verdict.witness,
        ...(isEquality(relation) && {
          view: witnessMarkup(sides[0].source, sides[1].source, verdict.witness, context, under?.source),
        }),
      }),
  };
}
