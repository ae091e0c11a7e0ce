/** The files of a grading: one JSON, one CSV, one page for all, and a folder for each submission. */
import { join } from 'node:path';
import { writeFileAtomic } from '../../atomic-file.js';
import type { Homework } from '../../homework/homework.js';
import { createTypesetter } from '../../report/formulas.js';
import type { GradedSubmission } from '../grader.js';
import { gradescopeResults } from '../gradescope/results.js';
import type { Sheet } from '../sheet.js';
import { csvOf } from './csv.js';
import { overviewPage, submissionPage } from './page.js';

/** Writes them all into the folder; what is there under other names stays. */
export async function writeGrades(
  out: string,
  submissions: readonly GradedSubmission[],
  homework: Homework,
): Promise<void> {
  const typeset = await createTypesetter();
  const sheets = submissions.map(({ sheet }) => sheet);
  const folders = new Map<Sheet, string>();
  for (const sheet of sheets) folders.set(sheet, folderName(sheet, [...folders.values()]));
  const folderOf = (sheet: Sheet) => folders.get(sheet)!;
  for (const submission of submissions) {
    const folder = join(out, folderOf(submission.sheet));
    writeFileAtomic(join(folder, 'index.html'), submissionPage(submission, typeset, homework));
    writeFileAtomic(join(folder, 'sheet.json'), json(submission.sheet));
    writeFileAtomic(join(folder, 'results.json'), json(gradescopeResults(submission.sheet)));
  }
  writeFileAtomic(join(out, 'scores.csv'), csvOf(sheets));
  writeFileAtomic(join(out, 'scores.json'), json(sheets));
  writeFileAtomic(join(out, 'index.html'), overviewPage(sheets, folderOf));
}

export const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

/** The submission's name as a folder's, told apart from those that are taken, on every file system. */
function folderName({ submission }: Sheet, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const plain = submission.replaceAll(/[^\p{L}\p{N} ._-]/gu, '_').replace(/^\.+/, '_');
  let name = plain;
  for (let n = 2; used.has(name.toLowerCase()); n++) name = `${plain} (${n})`;
  return name;
}
