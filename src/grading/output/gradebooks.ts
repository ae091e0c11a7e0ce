/** The scores as other systems read them. Points that a person still has to give are 0 in all of these. */

import type { Sheet } from '../sheet.js';
import { fromCanvas, fromMoodle } from '../submitted/downloaded.js';

/**
 * Moodle's worksheet for grades given offline, as its English pages read it (mod/assign/feedback/offline): who handed
 * in is identified by the number in the name, and no sheet is taken without the column of the last change.
 */
export const moodleCsv = (sheets: readonly Sheet[]): string =>
  csvTable(
    ['Identifier', 'Full name', 'Grade', 'Maximum Grade', 'Last modified (grade)', 'Feedback comments'],
    sheets.map((s) => {
      const person = fromMoodle(s.submission);
      const identifier = person ? `Participant ${person.id}` : s.submission;
      return [identifier, person?.name ?? s.submission, s.earned, s.points, '', feedbackOf(s)];
    }),
  );

/**
 * Canvas, as its import reads it (lib/gradebook_importer.rb): the section comes after the login, the title is that of
 * the assignment there, and a line of its own says what it is worth. Students are found by the number of the user that
 * downloaded files have in their names, where all have one: of other names a number in them says nothing.
 */
export function canvasCsv(sheets: readonly Sheet[], title: string): string {
  const points = Math.max(0, ...sheets.map((sheet) => sheet.points));
  const persons = sheets.map(({ submission }) => fromCanvas(`${submission}_`));
  const areDownloaded = persons.every((person) => person && /^\d+$/.test(person.id));
  const rows = sheets.map(({ submission, earned }, i) => {
    const person = areDownloaded ? persons[i] : undefined;
    return person ? [person.name, person.id, '', '', earned] : [submission, '', submission, '', earned];
  });
  return csvTable(
    ['Student', 'ID', 'SIS Login ID', 'Section', title],
    [['    Points Possible', '', '', '', points], ...rows],
  );
}

/**
 * nbgrader: a line for each graded cell, by the names that its gradebook has; jupyter/import_grades.py puts them there.
 * What a person has given for a question is shared by its cells as its points are.
 */
export const nbgraderCsv = (sheets: readonly Sheet[]): string =>
  csvTable(
    ['student_id', 'notebook', 'grade_id', 'max_score', 'score', 'needs_manual_grade', 'comment'],
    sheets.flatMap(({ submission, questions }) =>
      questions.flatMap(({ notebook, points: all, review, cells }) =>
        cells.map(({ gradeId, points, earned, pending }) => {
          const score = review ? (all === 0 ? 0 : (review.points * points) / all) : earned;
          const left = !review && pending > 0 ? 1 : 0;
          const name = notebook.replace(/\.ipynb$/, '');
          return [submission, name, gradeId, points, score, left, review?.comment ?? ''];
        }),
      ),
    ),
  );

const feedbackOf = ({ questions }: Sheet): string =>
  questions.flatMap(({ id, review }) => (review?.comment ? [`${id}: ${review.comment}`] : [])).join('; ');

export const csvTable = (header: readonly Field[], rows: readonly (readonly Field[])[]): string =>
  [header, ...rows].map((line) => `${line.map(field).join(',')}\r\n`).join('');

type Field = string | number;

/** Quoted where it has to be. A text that a spreadsheet would take for a formula gets a quote before it. */
function field(value: Field): string {
  const text = typeof value === 'string' ? value.replace(/^[=+\-@\t\r]/, "'$&") : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
