/** What the page asks of the thread that judges, and what it is told. Plain data, so that it can be posted. */

import { type Bilingual, both } from '../../bundle.js';
import { mutantsOf } from '../../derivation/judged/mutation.js';
import { casesAgain, judgeAgain } from '../../derivation/judged/replay.js';
import type { Check, Line } from '../../derivation/lines/record.js';
import type { Reached, TypedLine } from '../../derivation/lines/typed-lines.js';
import { htmlNoteIn } from '../../derivation/shown/note-formula.js';
import { valuesView } from '../../derivation/shown/witness-view.js';
import { toMathml } from '../../derivation/typeset/mathml.js';
import { mathmlOf } from '../../derivation/typeset/typeset.js';
import { ofReading, problemIn } from '../../derivation/words/problem-words.js';
import { escapeHtml } from '../../html.js';
import { declarationProblem } from '../../judge/declarations.js';
import type { Context } from '../../judge/language.js';
import { LanguageError, parse } from '../../judge/language.js';
import { freeNames } from '../../judge/scope.js';
import type { Witness } from '../../judge/verdict.js';
import { type ToldDocument, toldDocument } from './document.js';
import { type WitnessMarkup, witnessMarkup } from './witness-markup.js';

export type JudgeRequest =
  | { readonly is: 'line'; readonly line: TypedLine; readonly reached: Reached; readonly context: Context }
  | { readonly is: 'cases'; readonly conditions: readonly string[]; readonly context: Context }
  | { readonly is: 'mistakes'; readonly source: string }
  | { readonly is: 'document'; readonly text: string }
  /** Whether definitions, assumptions and the conditions of cases can be read, and mean anything. */
  | { readonly is: 'declarations'; readonly context: Context; readonly conditions: readonly string[] }
  | {
      readonly is: 'values';
      readonly sources: readonly string[];
      readonly witness: Witness;
      readonly context: Context;
    };

/** A line as it stands now. */
export interface ToldLine {
  readonly is: 'line';
  readonly line: Line;
  readonly checks: readonly Check[];
  readonly mathml: string;
  /** The note of the verdict. */
  readonly note?: ToldNote;
  /** Those of the checks, in their order. */
  readonly checkNotes: readonly (Bilingual | undefined)[];
  readonly names: readonly string[];
  /** The witness in the symbols of the lines, as MathML. */
  readonly witness?: WitnessMarkup;
  /** Set if the line is no equality with the line before, but claims to be true. */
  readonly holds?: true;
}

export interface ToldNote {
  readonly text: Bilingual;
  /** Its formulas set as those of the lines. */
  readonly html: Bilingual;
}

export type JudgeReply =
  | ToldLine
  | ToldDocument
  /** A text is not in the language: what is wrong with it, and at which character; of no text: of declarations. */
  | { readonly is: 'unreadable'; readonly problem: Bilingual; readonly source?: string; readonly at: number }
  | { readonly is: 'declared' }
  | { readonly is: 'cases'; readonly checks: readonly Check[] }
  | {
      readonly is: 'mistakes';
      readonly mistakes: readonly { readonly kind: string; readonly source: string }[];
    }
  /** What each line is at the witness, as MathML; undefined where the witness does not say. */
  | {
      readonly is: 'values';
      readonly quantities: readonly string[];
      readonly values: readonly (string | undefined)[];
    }
  /** Not answered within the time limit. */
  | { readonly is: 'late' }
  /** The judge itself failed: that is no verdict on the line. */
  | { readonly is: 'failed'; readonly message: string };

/** The answer to a question. Throws only where the program itself is wrong. */
export function answerTo(question: JudgeRequest): JudgeReply {
  try {
    switch (question.is) {
      case 'line':
        return toldLine(question);
      case 'cases':
        return { is: 'cases', checks: casesAgain(question.conditions, question.context) };
      case 'mistakes': {
        const mistakes = mutantsOf(parse(question.source)).map(({ kind, source }) => ({ kind, source }));
        return { is: 'mistakes', mistakes };
      }
      case 'declarations':
        return declarations(question.context, question.conditions);
      case 'document':
        return toldDocument(question.text);
      case 'values': {
        const { quantities, values } = valuesView(question.sources, question.witness, question.context);
        const mathml = values.map((value) => value && toMathml(value));
        return { is: 'values', quantities: quantities.map((of) => toMathml(of)), values: mathml };
      }
    }
  } catch (error) {
    if (!(error instanceof LanguageError)) throw error;
    return { is: 'unreadable', problem: problemIn(error.problem), source: error.source, at: error.at };
  }
}

function declarations(context: Context, conditions: readonly string[]): JudgeReply {
  const sources = [...(context.definitions ?? []).map(([, source]) => source), ...(context.assume ?? [])];
  for (const source of [...sources, ...conditions]) parse(source);
  const problem = declarationProblem(context);
  return problem === undefined
    ? { is: 'declared' }
    : { is: 'unreadable', problem: problemIn(problem), at: 0 };
}

/** What is said of reading a line quotes it as it was typed; another note has its formulas set. */
function toldNote(note: string, context: Context): ToldNote {
  const read = ofReading(note);
  return {
    text: problemIn(note),
    html: read
      ? both(escapeHtml(read.en), escapeHtml(read.fr))
      : both(htmlNoteIn('en', note, context), htmlNoteIn('fr', note, context)),
  };
}

function toldLine({ line: typed, reached, context }: Extract<JudgeRequest, { is: 'line' }>): ToldLine {
  const { line, checks } = judgeAgain(typed, reached, context);
  const node = typed.source === '' ? undefined : parse(typed.source);
  const { witness, note } = line.verdict ?? {};
  const isShown = witness !== undefined && reached.right !== undefined && typed.is !== 'holds';
  return {
    is: 'line',
    line,
    checks,
    mathml: node ? mathmlOf(node, context) : '',
    names: node ? [...freeNames(node)] : [],
    checkNotes: checks.map(({ verdict: of }) => (of.note ? problemIn(of.note) : undefined)),
    ...(note !== undefined && { note: toldNote(note, context) }),
    ...(typed.is === 'holds' && { holds: true }),
    ...(isShown && { witness: witnessMarkup(reached.right, typed.source, witness, context, typed.under) }),
  };
}
