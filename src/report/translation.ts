import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { readSidecar, type Sidecar, sidecarOf } from '../homework/french.js';
import { type Cell, isCode } from '../homework/nbformat.js';
import { questionOf } from '../homework/statement.js';
import type { Source } from './chapter.js';
import type { Language } from './model.js';

type Twins = Sidecar['cells'];

/** The hash that ties a French text to the English it was made from. */
export function sourceHash(english: string): string {
  return createHash('sha256').update(english).digest('hex').slice(0, 12);
}

/**
 * The notebook with its prose in the asked language: French twins where the sidecar has them, else English.
 * Throws, naming the cell, if a twin is out of date. Questions need no twin: the homework has both languages.
 */
export function translateNotebook(source: Source, language: Language): Source {
  if (language === 'en') return source;
  const { path, notebook } = source;
  const twins = readTwins(source);
  const cells = notebook.cells.map((cell) =>
    isCode(cell) ? cell : { ...cell, source: translate(cell, twins, sidecarOf(path)) },
  );
  return { path, notebook: { ...notebook, cells } };
}

/** The prose cells that a French report would show in English. */
export function withoutTwin(source: Source): Cell[] {
  const twins = readTwins(source);
  return source.notebook.cells.filter((cell) => !isCode(cell) && !twins[cell.id] && !questionOf(cell));
}

function readTwins({ path, notebook }: Source): Twins {
  const file = sidecarOf(path);
  const { cells: twins } = readSidecar(file);
  const stray = Object.keys(twins).find((id) => !notebook.cells.some((cell) => cell.id === id));
  if (stray) throw new Error(`${file}: ${basename(path)} has no cell '${stray}'`);
  return twins;
}

function translate(cell: Cell, twins: Twins, file: string): string {
  const twin = twins[cell.id];
  if (!twin) return cell.source;
  const hash = sourceHash(cell.source);
  if (twin.of === hash) return twin.text;
  throw new Error(
    `${file}: cell '${cell.id}': the English has changed since; bring "text" up to date and set "of" to "${hash}"`,
  );
}
