import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingReasons, reasonIn } from '../../src/derivation/reasons.js';
import { notebookNames, recordsIn } from './notebook-records.js';

/** The English reasons beside the lines of every derivation that a notebook shows. */
const reasonsIn = (notebook: string): string[] =>
  recordsIn(notebook).flatMap(({ lines }) =>
    lines.filter(({ french }) => !french).map(({ reason }) => reason),
  );

test('every reason in the notebooks has its French', () => {
  for (const file of notebookNames) assert.deepEqual(missingReasons(reasonsIn(file)), [], file);
});

test('a reason without French is found; a formula alone needs none', () => {
  assert.deepEqual(missingReasons(['quotient rule', 'because', '$1 - 0$', '']), ['because']);
  assert.throws(() => reasonIn('fr', 'because'), /no French for the reason 'because'/);
  assert.equal(reasonIn('fr', '$1 - 0$'), '$1 - 0$');
  assert.equal(reasonIn('fr', 'matrix form'), 'forme matricielle');
});
