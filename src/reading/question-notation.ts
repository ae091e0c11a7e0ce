/** What the letters of an answer mean: as the homework says, else as in its author's own solution. */
import { goalsBeside } from '../answer/goal-file.js';
import type { Goal } from '../answer/goals.js';
import type { Homework } from '../homework/homework.js';
import type { Letters, StatedNotation } from '../homework/letters.js';
import { readDocument } from './document/document.js';
import {
  NO_QUESTIONS,
  NOTHING_DECLARED,
  type NotationOf,
  type Notations,
  notationsNamed,
} from './letters/notations.js';
import type { ReadingNotation } from './meaning/names.js';

/**
 * The notation of each question of a homework, and of each of its series: what the question's file says, else
 * homework.json for the series, else the letters of the solutions, which the goals have.
 */
export function notationIn(homework: Homework | undefined, goals?: readonly Goal[]): NotationOf {
  if (!homework) return NO_QUESTIONS;
  const asked = goals ?? goalsBeside(homework);
  return (id) => {
    const question = homework.questions.find((one) => one.id === id);
    const [series] = id.split('/');
    const stated = question?.notations.length ? question.notations : homework.notations[series];
    if (stated && (question || id === series)) return stated.flatMap(understood);
    const contexts = asked.filter((goal) => goal.question === id).map(({ context }) => context);
    return contexts.length > 0 ? different(contexts).map((context) => [context]) : undefined;
  };
}

/** Errors with file, line and column for what of a homework's notations is not understood. */
export function notationProblems({ questions, notations }: Homework): string[] {
  const all = [...Object.values(notations).flat(), ...questions.flatMap((question) => question.notations)];
  return all.flatMap((stated) => {
    try {
      understood(stated);
      return [];
    } catch (error) {
      return [(error as Error).message];
    }
  });
}

const different = <T>(all: readonly T[]): T[] => [
  ...new Map(all.map((one) => [JSON.stringify(one), one])).values(),
];

/**
 * `mlp relu`, or sentences with formulas, which declare and define as those of a document do:
 * “Let $w, x \in \mathbb R^n$. $z = w^\top x$.” Throws, saying where, if they are not understood.
 */
function understood({ says, place }: StatedNotation): Notations {
  if (typeof says !== 'string') return [[lettersOf(says)]];
  const fail = (what: string) => new Error(`${place}: the notation is not understood: ${what}`);
  if (!says.includes('$')) {
    const { notations, unread } = notationsNamed(says, NO_QUESTIONS);
    if (unread.length > 0) throw fail(unread.join(', '));
    return notations;
  }
  const { chains, remarks, notations } = readDocument(says, NOTHING_DECLARED);
  const claim = chains.flatMap(({ chain }) => chain.steps).find(({ outcome }) => outcome !== 'defined');
  if (claim) throw fail(claim.note?.en ?? says.slice(claim.left.at, claim.right.end));
  if (remarks.length > 0) throw fail(remarks[0].note.en);
  return notations;
}

const lettersOf = (letters: Letters): ReadingNotation => letters;
