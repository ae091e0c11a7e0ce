import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { readSidecar, type Sidecar, sidecarOf, type Twin } from '../homework/french.js';
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
 * Throws, naming all of them and where they stand, if twins are out of date. Questions need no twin: the homework has both languages.
 */
export function translateNotebook(source: Source, language: Language): Source {
  if (language === 'en') return source;
  const { path, notebook } = source;
  const twins = readTwins(source);
  const old = notebook.cells.flatMap((cell) => outOfDate(cell, twins[cell.id]) ?? []);
  if (old.length > 0) throw new Error(old.join('\n'));
  const cells = notebook.cells.map((cell) =>
    isCode(cell) ? cell : { ...cell, source: twins[cell.id]?.text ?? cell.source },
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
  if (stray !== undefined) throw twins[stray].error(`${basename(path)} has no cell '${stray}'`);
  return twins;
}

function outOfDate(cell: Cell, twin: Twin | undefined): string | undefined {
  const hash = sourceHash(cell.source);
  if (isCode(cell) || !twin || twin.of === hash) return undefined;
  const changed = twin.of && 'the English has changed since; bring "text" up to date and ';
  return twin.error(`cell '${cell.id}': ${changed}set "of" to "${hash}"`).message;
}
