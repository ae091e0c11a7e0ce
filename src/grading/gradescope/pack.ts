/** chainrule autograder: what Gradescope runs. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Zippable, zipSync } from 'fflate';
import { writeFileAtomic } from '../../atomic-file.js';
import { chosenNotebooks } from '../../homework/chosen.js';
import { publicFiles } from '../../homework/edition.js';
import type { Homework } from '../../homework/homework.js';
import { PACKAGE_FOLDER } from '../../package.js';
import { readRubric } from '../rubric.js';
import { runScript, SETUP } from './files.js';

export const usage = `Usage: chainrule autograder [--out autograder.zip] [folder | notebook.ipynb …]

Packs the autograder that Gradescope runs on its own machines for these source notebooks, or those of a homework's
folder that have questions (default: the homework in the current folder or its notebooks/). The zip holds their solutions: it is for the instructor alone.`;

/** Of the project, what grading needs; packages are installed by setup.sh. */
const PROJECT = ['package.json', 'package-lock.json', 'LICENSE', 'dist/src', 'data', 'report'];
/** Same files, same bytes. */
const MTIME = '2000-01-01T00:00:00';

export function run(args: readonly string[]): undefined {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { out: { type: 'string' } },
    allowPositionals: true,
  });
  const { homework, notebooks } = chosenNotebooks(positionals);
  const paths = notebooks.filter((path) => {
    const { cells } = readRubric(path);
    return cells.some(({ question }) => question !== undefined);
  });
  if (paths.length === 0) throw new Error('none of these notebooks has a question');
  const out = values.out ?? 'autograder.zip';
  const zip = autograder(homework, paths);
  writeFileAtomic(out, zip);
  console.log(`wrote ${out}: ${paths.length} notebooks, ${(zip.length / 1e6).toFixed(1)} MB`);
}

export function autograder(homework: Homework, notebooks: readonly string[]): Uint8Array {
  const files: Zippable = {
    'setup.sh': executable(SETUP),
    run_autograder: executable(runScript(notebooks.map((path) => basename(path)))),
  };
  for (const file of PROJECT.flatMap(filesIn))
    files[`chainrule/${file}`] = readFileSync(join(PACKAGE_FOLDER, file));
  for (const [path, text] of publicFiles(homework, notebooks))
    files[`chainrule/notebooks/${path}`] = new TextEncoder().encode(text);
  for (const path of notebooks) files[`chainrule/notebooks/${basename(path)}`] = readFileSync(path);
  return zipSync(files, { mtime: MTIME, level: 9 });
}

/** Every file of the project under this path, but for data sets that are downloaded and reports. */
function filesIn(path: string): string[] {
  if (/(^|\/)(fashion-mnist|\.cache)$|\.(pdf|html|map)$/.test(path)) return [];
  const full = join(PACKAGE_FOLDER, path);
  // An installed package has no lock file.
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesIn(`${path}/${name}`));
}

const executable = (text: string): Zippable[string] => [
  new TextEncoder().encode(text),
  { os: 3, attrs: 0o755 << 16 },
];
