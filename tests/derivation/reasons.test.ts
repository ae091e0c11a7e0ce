import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { missingReasons, reasonIn } from '../../src/derivation/reasons.js';
import { DERIVATION_MIME, type DerivationRecord } from '../../src/derivation/record.js';
import { isCode, readNotebook } from '../../src/notebook/nbformat.js';

const NOTEBOOKS = resolve(import.meta.dirname, '../../../notebooks');

/** The English reasons beside the lines of every derivation that a notebook shows. */
function reasonsIn(file: string): string[] {
  const { cells } = readNotebook(join(NOTEBOOKS, file));
  const outputs = cells.filter(isCode).flatMap((cell) => cell.outputs);
  const records = outputs.flatMap((output) =>
    output.output_type === 'display_data' ? (output.data[DERIVATION_MIME] ?? []) : [],
  ) as DerivationRecord[];
  return records.flatMap(({ lines }) => lines.filter(({ french }) => !french).map(({ reason }) => reason));
}

test('every reason in the notebooks has its French', () => {
  for (const file of readdirSync(NOTEBOOKS).filter((name) => name.endsWith('.ipynb')))
    assert.deepEqual(missingReasons(reasonsIn(file)), [], file);
});

test('a reason without French is found; a formula alone needs none', () => {
  assert.deepEqual(missingReasons(['quotient rule', 'because', '$1 - 0$', '']), ['because']);
  assert.throws(() => reasonIn('fr', 'because'), /no French for the reason 'because'/);
  assert.equal(reasonIn('fr', '$1 - 0$'), '$1 - 0$');
  assert.equal(reasonIn('fr', 'matrix form'), 'forme matricielle');
});
