import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { readSidecar, type Sidecar, sidecarOf, type Twin } from '../homework/french.js';
import { type Cell, isCode } from '../homework/notebook.js';
import { questionOf } from '../homework/statement.js';
import type { Source } from './chapter.js';
import type { Language } from './model.js';

type Twins = Sidecar['cells'];

/** The hash that ties a French text to the English it was made from. */
export function sourceHash(english: string): string {
  return createHash('sha256').update(english).digest('hex').slice(0, 12);
}

/**
 * The notebook with its prose in the asked language: French twins where the sidecar has them, else English. So is one
 * whose English has changed since. Questions need no twin: the homework has both languages.
 */
export function translateNotebook(source: Source, language: Language): Source {
  if (language === 'en') return source;
  const { path, notebook } = source;
  const twins = readTwins(source);
  const cells = notebook.cells.map((cell) => {
    const twin = twins[cell.id];
    return isCode(cell) || !twin || isOld(cell, twin) ? cell : { ...cell, source: twin.text };
  });
  return { path, notebook: { ...notebook, cells } };
}

/** A line for each prose cell without a French twin that is made from its English: where, and what to write. */
export function cellGaps(source: Source): string[] {
  const twins = readTwins(source);
  return source.notebook.cells.flatMap((cell) => {
    if (isCode(cell) || questionOf(cell)) return [];
    const [twin, hash] = [twins[cell.id], sourceHash(cell.source)];
    if (!twin)
      return `${sidecarOf(source.path)}: no French for the cell "${cell.id}"; under "cells": "${cell.id}": { "of": "${hash}", "text": "…" }`;
    if (twin.of === hash) return [];
    const changed = isOld(cell, twin) ? 'the English has changed since; bring "text" up to date and ' : '';
    return twin.error(`cell "${cell.id}": ${changed}set "of" to "${hash}"`).message;
  });
}

function readTwins({ path, notebook }: Source): Twins {
  const file = sidecarOf(path);
  const { cells: twins } = readSidecar(file);
  const stray = Object.keys(twins).find((id) => !notebook.cells.some((cell) => cell.id === id));
  if (stray !== undefined) throw twins[stray].error(`${basename(path)} has no cell "${stray}"`);
  return twins;
}

/** Whether a twin was made from another English; an empty hash is one that nobody has looked up yet. */
const isOld = (cell: Cell, { of }: Twin): boolean => of !== '' && of !== sourceHash(cell.source);
