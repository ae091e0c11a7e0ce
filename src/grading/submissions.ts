/** Which notebooks are whose. */
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type Notebook, parseNotebook } from '../homework/nbformat.js';
import { questionCells } from '../homework/question-cells.js';
import type { Rubric } from './rubric.js';

export interface Submission {
  readonly name: string;
  readonly paths: readonly string[];
}

/**
 * A notebook is a submission. So is a folder whose notebooks all bear the names of released ones; of any other
 * folder each notebook is one, and each folder in it, named by its way from there. A folder in it with a single
 * notebook is one whatever the notebook's name, and so is an empty one: who handed in nothing has a row too.
 */
export function submissionsIn(path: string, released: readonly string[]): Submission[] {
  if (!statSync(path).isDirectory()) return [{ name: basename(path, '.ipynb'), paths: [path] }];
  const { notebooks, folders } = entriesOf(path);
  if (isOne(notebooks, released)) return [{ name: basename(resolve(path)), paths: notebooks }];
  return [...eachOf(notebooks), ...folders.flatMap((folder) => submissionsBelow(folder, released))];
}

function submissionsBelow(folder: string, released: readonly string[]): Submission[] {
  const name = basename(folder);
  const { notebooks, folders } = entriesOf(folder);
  const below = folders.flatMap((inner) => submissionsBelow(inner, released));
  const one = isOne(notebooks, released) || notebooks.length === 1 || notebooks.length + below.length === 0;
  if (one) return [{ name, paths: notebooks }, ...named(below, name)];
  return named([...eachOf(notebooks), ...below], name);
}

const isOne = (notebooks: readonly string[], released: readonly string[]): boolean =>
  notebooks.length > 0 && notebooks.every((path) => released.includes(basename(path)));

const eachOf = (notebooks: readonly string[]): Submission[] =>
  notebooks.map((path) => ({ name: basename(path, '.ipynb'), paths: [path] }));

const named = (submissions: readonly Submission[], folder: string): Submission[] =>
  submissions.map(({ name, paths }) => ({ name: `${folder}/${name}`, paths }));

/** The notebooks and folders in a folder, by name; hidden ones are left out. */
function entriesOf(folder: string): { notebooks: string[]; folders: string[] } {
  const entries = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const isNotebook = (e: Dirent) => e.isFile() && e.name.endsWith('.ipynb');
  return {
    notebooks: entries.filter(isNotebook).map(({ name }) => join(folder, name)),
    folders: entries.filter((e) => e.isDirectory()).map(({ name }) => join(folder, name)),
  };
}

/** The rubric a notebook answers: of the same name, or else with the most questions in common. */
export function rubricFor(path: string, notebook: Notebook, rubrics: readonly Rubric[]): Rubric | undefined {
  const named = rubrics.find(({ name }) => name === basename(path));
  if (named) return named;
  const asked = new Set(questionCells(notebook).flatMap(({ question }) => question ?? []));
  const common = rubrics.map(
    ({ cells }) => cells.filter(({ role, question }) => role === 'statement' && asked.has(question!)).length,
  );
  const most = Math.max(...common);
  return most > 0 ? rubrics[common.indexOf(most)] : undefined;
}

/** Reads a notebook as students hand them in: of several cells with one id, the later ones get another. */
export function readSubmitted(path: string): Notebook {
  return parseNotebook(withDistinctIds(readFileSync(path, 'utf8')), path);
}

function withDistinctIds(text: string): string {
  try {
    const json = JSON.parse(text);
    const ids = json.cells.map(({ id }: { id: unknown }) => id);
    const cells = json.cells.map(({ id, ...cell }: { id: unknown }, i: number) =>
      ids.indexOf(id) === i ? { ...cell, id } : cell,
    );
    return JSON.stringify({ ...json, cells });
  } catch {
    // No notebook at all: whoever reads it says why.
    return text;
  }
}
