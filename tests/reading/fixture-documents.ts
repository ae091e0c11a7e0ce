/** Solutions in the habits of different people; a line that holds a planted mistake ends in the comment `% !`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readNotebook } from '../../src/homework/nbformat.js';

export interface FixtureDocument {
  readonly name: string;
  readonly path: string;
  readonly format: 'tex' | 'markdown';
  /** Of a notebook its Markdown cells, one after the other. */
  readonly text: string;
}

const FOLDER = resolve(import.meta.dirname, '../../../tests/reading/documents');

export const DOCUMENTS: readonly FixtureDocument[] = readdirSync(FOLDER).map((name) => {
  const path = join(FOLDER, name);
  return { name, path, format: name.endsWith('.tex') ? 'tex' : 'markdown', text: textOf(path) };
});

function textOf(path: string): string {
  if (!path.endsWith('.ipynb')) return readFileSync(path, 'utf8');
  const { cells } = readNotebook(path);
  const prose = cells.filter(({ cell_type }) => cell_type === 'markdown');
  return prose.map(({ source }) => source).join('\n\n');
}
