/** What persons have decided, kept in a file of its own: grading again does not touch it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { json, write } from '../output/files.js';
import { isRecord } from '../sandbox/messages.js';
import { type QuestionScore, type Review, type Sheet, sheetOf } from '../sheet.js';

/** A decision on an answer: on another answer to the question it does not count. */
export interface Decision extends Review {
  readonly answer: string;
}

/** By submission and question. */
export type Reviews = Readonly<Record<string, Readonly<Record<string, Decision>>>>;

const FILE = 'reviews.json';

export function readReviews(out: string): Reviews {
  const path = join(out, FILE);
  if (!existsSync(path)) return {};
  const wrong = (what: string): never => {
    throw new Error(`${path}: ${what}; mend it, or move it away to begin anew`);
  };
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return wrong(`not JSON (${(error as Error).message})`);
  }
  if (!isRecord(value)) return wrong('not an object of submissions');
  for (const [name, decisions] of Object.entries(value)) {
    if (!isRecord(decisions)) return wrong(`'${name}' is not an object of questions`);
    for (const [id, decision] of Object.entries(decisions))
      if (!isDecision(decision)) return wrong(`'${name}', ${id}: needs "points", "comment" and "answer"`);
  }
  return value as Reviews;
}

const isDecision = (value: unknown): value is Decision =>
  isRecord(value) &&
  typeof value.points === 'number' &&
  Number.isFinite(value.points) &&
  typeof value.comment === 'string' &&
  typeof value.answer === 'string';

export const writeReviews = (out: string, reviews: Reviews): void => write(join(out, FILE), json(reviews));

/** What a page has seen of a decision, and says with the next one: nobody decides over what somebody else has decided. */
export const seenOf = (review: Review | undefined): string =>
  review ? JSON.stringify([review.points, review.comment]) : '';

export function decisionOn(reviews: Reviews, submission: string, question: string): Decision | undefined {
  const own = Object.hasOwn(reviews, submission) ? reviews[submission] : {};
  return Object.hasOwn(own, question) ? own[question] : undefined;
}

/** The decisions with another one, or without it. */
export function decided(
  reviews: Reviews,
  submission: string,
  question: string,
  decision: Decision | undefined,
): Reviews {
  const { [question]: _, ...others } = Object.hasOwn(reviews, submission) ? reviews[submission] : {};
  return { ...reviews, [submission]: decision ? { ...others, [question]: decision } : others };
}

/** The sheet as it counts: with what persons have decided. A decision on an answer that has changed is told. */
export function reviewed(sheet: Sheet, reviews: Reviews): Sheet {
  const decisionFor = ({ id }: QuestionScore) => decisionOn(reviews, sheet.submission, id);
  const stale = sheet.questions.filter(
    (score) => (decisionFor(score)?.answer ?? score.answer) !== score.answer,
  );
  const problems = stale.map(
    ({ id }) => `${id}: the answer has changed since it was reviewed; look at it again`,
  );
  const questions = sheet.questions.map((score) => {
    const decision = decisionFor(score);
    return decision?.answer === score.answer ? withReview(score, decision) : score;
  });
  return sheetOf(sheet.submission, questions, [...sheet.problems, ...problems]);
}

function withReview(score: QuestionScore, { points, comment }: Decision): QuestionScore {
  const status = points >= score.points ? 'right' : points > 0 ? 'partial' : 'wrong';
  return { ...score, status, earned: points, pending: 0, review: { points, comment } };
}
