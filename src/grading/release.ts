#!/usr/bin/env node
/** npm run release: the student edition. See USAGE. */
import { mkdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { readNotebook, writeNotebook } from '../homework/nbformat.js';
import { withGrading } from '../homework/nbgrader.js';
import { withStatements } from '../homework/statement.js';
import { ROOT, sourceNotebooks } from './sources.js';
import { hasQuestions, studentEdition } from './student-edition.js';

const USAGE = `Usage: npm run release [-- [--out folder] [notebook.ipynb …]]

Writes the student edition of the notebooks: statements, what is given and visible checks stay; solutions and
hidden checks go. A notebook without a question is all solution, and stays here.
Without names: every notebook of notebooks/. Without --out: into release/.`;

function main(args: readonly string[]): void {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { out: { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const out = values.out ?? join(ROOT, 'release');
  const editions = (positionals.length > 0 ? positionals : sourceNotebooks())
    .map((path) => ({ path, notebook: withGrading(withStatements(path, readNotebook(path))) }))
    .filter(({ notebook }) => hasQuestions(notebook))
    .map(({ path, notebook }) => ({ path, notebook: studentEdition(path, notebook) }));
  if (editions.length === 0) throw new Error('none of these notebooks has a question');
  mkdirSync(out, { recursive: true });
  for (const { path, notebook } of editions) {
    const file = join(out, basename(path));
    writeNotebook(file, notebook);
    console.log(relative('.', file));
  }
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
