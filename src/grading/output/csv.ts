import type { Sheet } from '../sheet.js';

/**
 * One line a submission: what it has earned in all and by question. Points that the grader still has to decide
 * are in `pending`, and their questions in `to read`; they are not among those earned.
 */
export function csvOf(sheets: readonly Sheet[]): string {
  const ids = [...new Set(sheets.flatMap(({ questions }) => questions.map(({ id }) => id)))];
  const header = ['submission', 'points', 'earned', 'pending', ...ids, 'to read', 'problems'];
  const lines = sheets.map(({ submission, points, earned, pending, questions, problems }) => [
    submission,
    points,
    earned,
    pending,
    ...ids.map((id) => questions.find((question) => question.id === id)?.earned ?? ''),
    questions.flatMap(({ id, status }) => (status === 'pending' ? [id] : [])).join(' '),
    problems.join('; '),
  ]);
  return [header, ...lines].map((line) => `${line.map(field).join(',')}\r\n`).join('');
}

/** Quoted where it has to be. A text that a spreadsheet would take for a formula gets a quote before it. */
function field(value: string | number): string {
  const text = typeof value === 'string' ? value.replace(/^[=+\-@\t\r]/, "'$&") : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
