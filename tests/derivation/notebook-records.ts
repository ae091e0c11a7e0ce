import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DERIVATION_MIME, type DerivationRecord } from '../../src/derivation/lines/record.js';
import { readNotebook } from '../../src/homework/nbformat.js';
import { isCode } from '../../src/homework/notebook.js';

const NOTEBOOKS = resolve(import.meta.dirname, '../../../notebooks');

export const notebookNames: readonly string[] = readdirSync(NOTEBOOKS).filter((name) =>
  name.endsWith('.ipynb'),
);

/** The derivations that a notebook shows, as they were judged when it was run. */
export function recordsIn(name: string): DerivationRecord[] {
  const { cells } = readNotebook(join(NOTEBOOKS, name));
  const outputs = cells.filter(isCode).flatMap((cell) => cell.outputs);
  return outputs.flatMap((output) =>
    output.output_type === 'display_data' ? (output.data[DERIVATION_MIME] ?? []) : [],
  ) as DerivationRecord[];
}
