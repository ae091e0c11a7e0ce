/** chainrule release: the student edition. */
import { existsSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { GOALS_FILE } from '../answer/goal-file.js';
import { writeFileAtomic } from '../atomic-file.js';
import { chosenNotebooks } from '../homework/chosen.js';
import { layOut } from '../homework/edition.js';
import type { Homework } from '../homework/homework.js';
import { HOMEWORK_FILE, loadHomework } from '../homework/load.js';
import { writeNotebook } from '../homework/nbformat.js';
import { misplaced } from '../homework/placed.js';
import { readSource } from '../homework/source.js';
import { goalsFor } from './goals-command.js';
import { hasQuestions, studentEdition, withoutDeadLinks } from './student-edition.js';
import { isStudentFolder, LESSON, layOutStudentFolder } from './student-folder.js';

export const usage = `Usage: chainrule release [--out folder] [--no-package] [folder | notebook.ipynb …]

Writes the student edition of a homework's notebooks: statements, what is given and visible checks stay; solutions
and hidden checks go. A notebook without a question is all solution, and stays here. With them go a lesson on the
language, the package with its kernel, and a README.md that says how to begin; --no-package leaves the package out.
Without names: every notebook of the homework in the current folder or its notebooks/. Without --out: into release/.`;

export function run(args: readonly string[]): undefined {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { out: { type: 'string' }, 'no-package': { type: 'boolean' } },
    allowPositionals: true,
  });
  const out = values.out ?? 'release';
  const { homework, notebooks } = chosenNotebooks(positionals);
  refuseOver(homework, out);
  const lost = positionals.some((name) => name.endsWith('.ipynb')) ? [] : misplaced(homework);
  if (lost.length > 0) throw new Error(lost.join('\n'));
  const editions = notebooks
    .map(readSource)
    .filter(({ notebook }) => hasQuestions(notebook))
    .map(({ path, notebook }) => ({ path, notebook: studentEdition(path, notebook) }));
  if (editions.length === 0) throw new Error('none of these notebooks has a question');
  const written = editions.map(({ path }) => path);
  layOut(homework, out, written);
  writeFileAtomic(join(out, GOALS_FILE), goalsFor(written));
  const present = [LESSON, ...written.map((path) => basename(path))];
  for (const { path, notebook } of editions) {
    const file = join(out, basename(path));
    writeNotebook(file, withoutDeadLinks(notebook, present, LESSON));
    console.log(relative('.', file));
  }
  for (const name of layOutStudentFolder(homework, out, !values['no-package']))
    console.log(relative('.', join(out, name)));
}

/** A student edition replaces an older one of the same homework, and never a homework with its solutions. */
function refuseOver({ title }: Homework, out: string): void {
  if (!existsSync(join(out, HOMEWORK_FILE))) return;
  const there = loadHomework(out).title.en;
  const holds = there === title.en ? 'a homework that is no student edition' : `the homework "${there}"`;
  if (there !== title.en || !isStudentFolder(out))
    throw new Error(`${out} holds ${holds}; name another folder: --out`);
}
