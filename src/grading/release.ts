/** chainrule release: the student edition. */
import { existsSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { GOALS_FILE } from '../answer/goal-file.js';
import { writeTogether } from '../atomic-file.js';
import type { Language } from '../bundle.js';
import { chosenNotebooks } from '../homework/chosen.js';
import { publicFiles } from '../homework/edition.js';
import { loadFrench } from '../homework/french.js';
import type { Homework } from '../homework/homework.js';
import { HOMEWORK_FILE, loadHomework } from '../homework/load.js';
import { formatNotebook } from '../homework/nbformat.js';
import type { Notebook } from '../homework/notebook.js';
import { readSource } from '../homework/source.js';
import { homeworkProblems } from '../reading/problems.js';
import type { Source } from '../report/chapter.js';
import { UsageError } from '../usage.js';
import { frenchEdition, frenchStubs } from './french-edition.js';
import { goalsFor } from './goals-command.js';
import { hasQuestions, studentEdition, withoutDeadLinks } from './student-edition.js';
import { isStudentFolder, LESSON, studentFolder } from './student-folder.js';

export const usage = `Usage: chainrule release [--out folder] [--lang en|fr] [--no-package] [folder | notebook.ipynb …]

Writes the student edition of a homework's notebooks: statements, what is given and visible checks stay; solutions
and hidden checks go. A notebook without a question is all solution, and stays here. With them go a lesson on the
language, the package with its kernel, and a README.md that says how to begin; --no-package leaves the package out.
--lang says in which of the homework's languages (else the first) the lesson and the prose of the notebooks are;
statements are in all of them. Without names: every notebook of the homework in the current folder or its notebooks/.
Without --out: into release/.`;

export function run(args: readonly string[]): undefined {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { out: { type: 'string' }, lang: { type: 'string' }, 'no-package': { type: 'boolean' } },
    allowPositionals: true,
  });
  const out = values.out ?? 'release';
  const { homework, notebooks } = chosenNotebooks(positionals);
  refuseOver(homework, out);
  const language = languageOf(homework, values.lang);
  const problems = positionals.some((name) => name.endsWith('.ipynb')) ? [] : homeworkProblems(homework);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const edition = (source: Source): Notebook =>
    language === 'en'
      ? studentEdition(source.path, source.notebook)
      : frenchStubs(studentEdition(source.path, frenchEdition(source, loadFrench(homework))));
  const editions = notebooks
    .map(readSource)
    .filter(({ notebook }) => hasQuestions(notebook))
    .map((source) => ({ path: source.path, notebook: edition(source) }));
  if (editions.length === 0) throw new Error('none of these notebooks has a question');
  const released = editions.map(({ path }) => path);
  const present = [LESSON, ...released.map((path) => basename(path))];
  const told = [
    ...editions.map(({ path, notebook }): [string, string] => [
      basename(path),
      formatNotebook(withoutDeadLinks(notebook, present, LESSON)),
    ]),
    ...studentFolder(homework, language, !values['no-package']),
  ];
  const files = [...publicFiles(homework, released), [GOALS_FILE, goalsFor(released)] as const, ...told];
  writeTogether(files.map(([name, content]) => ({ path: join(out, name), content })));
  for (const [name] of told) console.log(relative('.', join(out, name)));
}

/** The language asked for, or else the homework's first. Throws UsageError if the homework does not speak it. */
function languageOf({ languages }: Homework, asked: string | undefined): Language {
  const language = languages.find((one) => one === (asked ?? languages[0]));
  if (language === undefined)
    throw new UsageError(`--lang ${asked}: this homework speaks ${languages.join(', ')}`);
  return language;
}

/** A student edition replaces an older one of the same homework, and never a homework with its solutions. */
function refuseOver({ title }: Homework, out: string): void {
  if (!existsSync(join(out, HOMEWORK_FILE))) return;
  const there = loadHomework(out).title.en;
  const holds = there === title.en ? 'a homework that is no student edition' : `the homework "${there}"`;
  if (there !== title.en || !isStudentFolder(out))
    throw new Error(`${out} holds ${holds}; name another folder: --out`);
}
