import type { Sheet } from '../sheet.js';
import { csvTable } from './gradebooks.js';

/**
 * One line a submission: what it has earned in all and by question. Points that the grader still has to decide
 * are in `pending`, and their questions in `to read`; they are not among those earned.
 */
export function csvOf(sheets: readonly Sheet[]): string {
  const ids = [...new Set(sheets.flatMap(({ questions }) => questions.map(({ id }) => id)))];
  const rows = sheets.map(({ submission, points, earned, pending, questions, problems }) => {
    const earnedOf = new Map(questions.map((question) => [question.id, question.earned]));
    return [
      submission,
      points,
      earned,
      pending,
      ...ids.map((id) => earnedOf.get(id) ?? ''),
      questions.flatMap(({ id, status }) => (status === 'pending' ? [id] : [])).join(' '),
      problems.join('; '),
    ];
  });
  return csvTable(['submission', 'points', 'earned', 'pending', ...ids, 'to read', 'problems'], rows);
}
