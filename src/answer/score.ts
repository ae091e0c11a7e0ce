/** What a claim is worth, and how a verdict on it is told. */
import { witnessText } from '../derivation/shown/plain-text.js';
import { verdictText } from '../derivation/words/note-words.js';
import { fails } from '../derivation/words/verdict-words.js';
import type { Context } from '../judge/language.js';
import type { Verdict, Witness } from '../judge/verdict.js';
import { judged, type StepMove } from './claims.js';

/** Parts of the whole, which is 1: what is earned, and what a grader has to decide. */
export interface Score {
  readonly earned: number;
  readonly pending: number;
  /** What is wrong, with its witness, or what the grader should look at. */
  readonly remark?: string;
  /** What only a grader may know. */
  readonly note?: string;
  /** Another answer to the same, if it is right, is contradicted by this one. */
  readonly refuted?: boolean;
}

export const FULL: Score = { earned: 1, pending: 0 };

/** Whether two lines, neither of which is a question, have one value. */
export function sameValue(
  line: Pick<StepMove, 'expression'>,
  { expression }: Pick<StepMove, 'expression'>,
  context: Context,
): boolean {
  const start = { is: 'given', expression: line.expression } as const;
  const steps = [{ is: 'step', expression, why: '' }] as const;
  const { lines } = judged({ is: 'chain', start, steps, under: [], assuming: [] }, context);
  return lines.every(({ verdict }) => !verdict || !fails(verdict.kind));
}

/** Of a longer line (characters) its beginning is told: it stands on the page, and its verdict must not be lost after it. */
const MAX_LINE = 300;

/** A line as a remark says it. */
export const quoted = (source: string): string =>
  source.length > MAX_LINE ? `${source.slice(0, MAX_LINE)} …` : source;

/** The verdict with its witness. */
export const words = (verdict: Verdict): string =>
  [verdictText(verdict, 'en'), ...(verdict.witness ? [short(verdict.witness)] : [])].join('; ');

/** More numbers than these nobody reads: of a whole network, its entries stay with the line on the grader's page. */
const MAX_VALUES = 8;

function short(witness: Witness): string {
  const all = Object.entries(witness.values);
  if (all.length <= MAX_VALUES) return witnessText(witness);
  const scalars = all.filter(([name]) => !name.includes('['));
  const { left, right } = witness;
  const values = Object.fromEntries(scalars);
  return `${witnessText({ values, left, right })} (and ${all.length - scalars.length} other numbers)`;
}
