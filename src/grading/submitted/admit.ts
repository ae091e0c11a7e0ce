/** The notebook of a submission as far as a grader can take it: with distinct ids, plain outputs, within limits. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { parseNotebook } from '../../homework/nbformat.js';
import type { Notebook, Output } from '../../homework/notebook.js';
import { isRecord } from '../sandbox/messages.js';
import { outputOf, sizeOf } from './outputs.js';

/** More than any notebook of the homework needs. Bytes of the file, cells, characters of code and text, of outputs. */
export const CAPS = { file: 100e6, cells: 2000, source: 1_000_000, outputs: 5_000_000 };

export interface Admitted {
  readonly notebook: Notebook;
  /** What was left out; the grader has to look at the file itself. */
  readonly problems: readonly string[];
}

/** Throws an Error that says why it is no notebook. */
export function readSubmitted(path: string): Admitted {
  const name = basename(path);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new Error(`${name} is not there any more: it was taken away after the grading began`);
  if (!/\.ipynb$/i.test(name))
    throw new Error(`${name} is no notebook: look at it, or unpack it and grade it again`);
  if (found.size > CAPS.file)
    throw new Error(
      `${name}: ${Math.ceil(found.size / 1e6)} MB are over the limit of ${CAPS.file / 1e6} MB: clear its outputs`,
    );
  return admitted(readFileSync(path, 'utf8'), name);
}

/** A byte-order mark is dropped; of several cells with one id, the later ones get another. */
export function admitted(text: string, name: string): Admitted {
  const plain = text.replace(/^\uFEFF/, '');
  const json = jsonOf(plain);
  // No notebook at all: parseNotebook says why.
  if (!isRecord(json) || !Array.isArray(json.cells))
    return { notebook: parseNotebook(plain, name), problems: [] };
  const room = { source: CAPS.source, outputs: CAPS.outputs };
  const problems = new Set<string>();
  const ids = new Set<string>();
  const cells = json.cells.slice(0, CAPS.cells).flatMap((cell: unknown, i): unknown[] => {
    if (!isRecord(cell)) return [];
    const length = lengthOf(cell.source);
    room.source -= length;
    if (room.source < 0) {
      room.source += length;
      problems.add(`${name}: cells beyond ${CAPS.source} characters are left out`);
      return [];
    }
    const id =
      typeof cell.id === 'string' && cell.id !== '' && !ids.has(cell.id)
        ? cell.id
        : freeId(`cell-${i + 1}`, ids);
    ids.add(id);
    const metadata = isRecord(cell.metadata) ? cell.metadata : {};
    const tags = Array.isArray(metadata.tags) ? metadata.tags.filter((tag) => typeof tag === 'string') : [];
    return [
      {
        ...cell,
        id,
        metadata: { tags },
        ...(cell.cell_type === 'code' && { outputs: outputs(cell.outputs), execution_count: null }),
      },
    ];
  });
  if (json.cells.length > CAPS.cells)
    problems.add(`${name}: cells after the first ${CAPS.cells} are left out`);
  return { notebook: parseNotebook(JSON.stringify({ ...json, cells }), name), problems: [...problems] };

  function outputs(all: unknown): Output[] {
    return (Array.isArray(all) ? all : []).flatMap((one) => {
      const output = outputOf(one);
      if (!output) return [];
      room.outputs -= sizeOf(output) + 100;
      if (room.outputs >= 0) return [output];
      problems.add(`${name}: outputs beyond ${CAPS.outputs} characters are not shown`);
      return [];
    });
  }
}

function freeId(wish: string, taken: ReadonlySet<string>): string {
  let id = wish;
  for (let n = 2; taken.has(id); n++) id = `${wish}-${n}`;
  return id;
}

/** Characters of a source, which may be a string or a list of lines. */
const lengthOf = (source: unknown): number =>
  typeof source === 'string'
    ? source.length
    : Array.isArray(source)
      ? source.reduce((sum: number, line) => sum + String(line).length, 0)
      : 0;

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
