import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { course } from '../course/index.js';
import { type Cell, isCode } from '../notebook/nbformat.js';
import type { Source } from './chapter.js';
import type { Language } from './model.js';

/** notebooks/fr/<notebook>.json: for each translated cell, the hash of its English and the French text. */
type Twins = Readonly<Record<string, { readonly of: string; readonly text: string }>>;

/** The hash that ties a French text to the English it was made from. */
export function sourceHash(english: string): string {
  return createHash('sha256').update(english).digest('hex').slice(0, 12);
}

/**
 * The notebook with its prose in the asked language: French twins where the sidecar has them, else the
 * English with the course's statements put into French. Throws, naming the cell, if a twin is out of date.
 */
export function translateNotebook(source: Source, language: Language): Source {
  if (language === 'en') return source;
  const { path, notebook } = source;
  const sidecar = join(dirname(path), language, `${basename(path, '.ipynb')}.json`);
  const twins: Twins = existsSync(sidecar) ? JSON.parse(readFileSync(sidecar, 'utf8')) : {};
  const stray = Object.keys(twins).find((id) => !notebook.cells.some((cell) => cell.id === id));
  if (stray) throw new Error(`${sidecar}: ${basename(path)} has no cell '${stray}'`);
  const cells = notebook.cells.map((cell) =>
    isCode(cell) ? cell : { ...cell, source: translate(cell, twins, sidecar) },
  );
  return { path, notebook: { ...notebook, cells } };
}

function translate(cell: Cell, twins: Twins, path: string): string {
  const twin = twins[cell.id];
  if (!twin) return withFrenchStatements(cell.source);
  if (twin.of === sourceHash(cell.source)) return twin.text;
  throw new Error(
    `${path}: cell '${cell.id}': the English has changed since it was translated; bring "text" up to date and set "of" to "${sourceHash(cell.source)}"`,
  );
}

function withFrenchStatements(text: string): string {
  return Object.values(course).reduce((t, { statement }) => t.replaceAll(statement.en, statement.fr), text);
}
