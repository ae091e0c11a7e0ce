/** Which notebooks are whose. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type Notebook, parseNotebook } from '../notebook/nbformat.js';
import { questionCells } from '../notebook/question-cells.js';
import type { Rubric } from './rubric.js';

export interface Submission {
  readonly name: string;
  readonly paths: readonly string[];
}

/**
 * A notebook is a submission. So is a folder whose notebooks all bear the names of released ones; of any other
 * folder each notebook is one, and each folder in it.
 */
export function submissionsIn(path: string, released: readonly string[]): Submission[] {
  if (!statSync(path).isDirectory()) return [{ name: basename(path, '.ipynb'), paths: [path] }];
  const entries = readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const notebooks = entries.filter((e) => e.isFile() && e.name.endsWith('.ipynb')).map(({ name }) => name);
  const paths = notebooks.map((name) => join(path, name));
  const own = notebooks.length > 0 && notebooks.every((name) => released.includes(name));
  return [
    ...(own ? [{ name: basename(resolve(path)), paths }] : paths.flatMap((p) => submissionsIn(p, released))),
    ...entries
      .filter((e) => e.isDirectory())
      .flatMap(({ name }) => submissionsIn(join(path, name), released)),
  ];
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
