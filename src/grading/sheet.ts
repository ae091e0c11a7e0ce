/** What a submission has earned, as plain JSON. */
import type { DerivationRecord } from '../derivation/lines/record.js';
import type { Cell } from '../homework/notebook.js';

/** One graded cell of the source notebook. */
export interface CellScore {
  readonly gradeId: string;
  readonly points: number;
  readonly earned: number;
  /** Points that a grader still has to give or not. */
  readonly pending: number;
  /** What the student may know. */
  readonly remark?: string;
  /** What only a grader may know: of hidden checks, what they ask and expect. */
  readonly note?: string;
}

/**
 * right       all points are earned (a question without points: everything is right)
 * partial     some are
 * wrong       none, of an answer
 * unanswered  there is no answer
 * pending     the grader has to read the answer, or a part of it
 */
export type Status = 'right' | 'partial' | 'wrong' | 'unanswered' | 'pending';

export interface QuestionScore {
  readonly id: string;
  readonly notebook: string;
  readonly status: Status;
  readonly points: number;
  readonly earned: number;
  readonly pending: number;
  /** What the student may know, and what only a grader may. */
  readonly remarks: readonly string[];
  readonly notes: readonly string[];
  readonly cells: readonly CellScore[];
  /** The same for answers that are the same, so that a grader reads them once. */
  readonly answer: string;
  /** What a person has decided: it counts instead of what the grader found. */
  readonly review?: Review;
}

/** Points, and words for the student. */
export interface Review {
  readonly points: number;
  readonly comment: string;
}

/** An answer as the grader looks at it: the student's cells with their outputs, and what was judged. */
export interface SubmittedAnswer {
  readonly question: string;
  readonly cells: readonly Cell[];
  readonly derivations: readonly DerivationRecord[];
}

export interface Sheet {
  readonly submission: string;
  readonly points: number;
  readonly earned: number;
  readonly pending: number;
  readonly questions: readonly QuestionScore[];
  /** What kept the submission, or a part of it, from being graded. */
  readonly problems: readonly string[];
}

export function sheetOf(
  submission: string,
  questions: readonly QuestionScore[],
  problems: readonly string[] = [],
): Sheet {
  const sum = (of: (question: QuestionScore) => number) => rounded(questions.reduce((s, q) => s + of(q), 0));
  return {
    submission,
    points: sum(({ points }) => points),
    earned: sum(({ earned }) => earned),
    pending: sum(({ pending }) => pending),
    questions,
    problems,
  };
}

/** To the hundredth of a point. */
export const rounded = (points: number): number => Math.round(points * 100) / 100;
