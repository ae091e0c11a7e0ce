/**
 * The goals of a homework as a file that students may have: what each answer starts from, the forms it is asked in,
 * and hashes of the words it is written with, by which a right answer is known again and from which it is not read.
 */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Asked, formOf } from '../derivation/lines/forms.js';
import { expressionOf } from '../derivation/lines/moves.js';
import type { Homework } from '../homework/homework.js';
import type { Context } from '../judge/language.js';
import { vocabulary } from './answer-form.js';
import type { AskedClaim } from './asked.js';
import type { Goal } from './goals.js';

export const GOALS_FILE = 'goals.json';

interface StoredGoal {
  readonly question: string;
  readonly part?: string;
  readonly variant?: string;
  /** Its place among the file's contexts. */
  readonly context: number;
  readonly told: boolean;
  readonly stated?: boolean;
  readonly asksShapes: boolean;
  readonly is: AskedClaim['is'];
  readonly under: readonly string[];
  /** Of a chain. */
  readonly start?: string;
  readonly lines?: number;
  readonly forms?: readonly Asked[];
  readonly byComponents?: boolean;
  readonly inAnyWords?: boolean;
  readonly words?: readonly string[];
}

interface Stored {
  /** Each once: many goals share a notation. */
  readonly contexts: readonly Context[];
  readonly goals: readonly StoredGoal[];
}

/** One context or goal a line. */
export function goalsText(goals: readonly Goal[]): string {
  const contexts = [...new Set(goals.map(({ context }) => JSON.stringify(context)))];
  const lines = goals.map((goal) =>
    JSON.stringify(stored(goal, contexts.indexOf(JSON.stringify(goal.context)))),
  );
  return `{"contexts":[\n${contexts.join(',\n')}\n],"goals":[\n${lines.join(',\n')}\n]}\n`;
}

/** The goals beside a homework, or none where it has no such file. */
export function goalsBeside({ folder }: Homework): Goal[] {
  const file = join(folder, GOALS_FILE);
  if (!existsSync(file)) return [];
  try {
    const { contexts, goals }: Stored = JSON.parse(readFileSync(file, 'utf8'));
    return goals.map((goal) => restored(goal, contexts[goal.context]));
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}; chainrule goals writes it anew`);
  }
}

function stored({ claim, ...all }: Goal, context: number): StoredGoal {
  const goal = { ...all, context };
  const under = claim.under.map(({ source }) => source);
  if (claim.is !== 'chain' || !claim.answers) return { ...goal, is: claim.is, under };
  const vocabularies = claim.answers.flatMap(({ expression }) => vocabulary(expression.node));
  const words = [...new Set(vocabularies)].map((word) => hashOf(goal, word));
  const forms = claim.forms.map(({ asked }) => asked);
  const start = claim.start.expression.source;
  const { lines, byComponents, inAnyWords } = claim;
  const free = inAnyWords && { inAnyWords };
  return { ...goal, is: claim.is, under, start, lines, forms, byComponents, ...free, words: words.sort() };
}

function restored(
  {
    is,
    under,
    start,
    lines = 0,
    forms = [],
    byComponents = false,
    inAnyWords = false,
    words = [],
    ...all
  }: StoredGoal,
  context: Context,
): Goal {
  const goal = { ...all, context };
  const conditions = under.map(expressionOf);
  if (is !== 'chain' || start === undefined)
    return { ...goal, claim: { is: is === 'chain' ? 'says' : is, under: conditions } };
  const known = new Set(words);
  return {
    ...goal,
    claim: {
      is,
      under: conditions,
      start: { is: 'given', expression: expressionOf(start) },
      lines,
      forms: forms.map(formOf),
      byComponents,
      inAnyWords,
      isWrittenWith: (word) => known.has(hashOf(goal, word)),
    },
  };
}

/** Salted by the question: the same word in two answers has two hashes. */
const hashOf = (
  { question, part, variant }: Pick<Goal, 'question' | 'part' | 'variant'>,
  word: string,
): string =>
  createHash('sha256').update([question, part, variant, word].join('|')).digest('hex').slice(0, 12);
