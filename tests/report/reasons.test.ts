import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadFrench } from '../../src/homework/french.js';
import { readNotebook } from '../../src/homework/nbformat.js';
import { requireReasons } from '../../src/report/reasons.js';
import { wordsIn } from '../../src/report/words.js';
import { notebookNames, recordsIn } from '../derivation/notebook-records.js';
import { HOMEWORK, NOTEBOOKS } from '../homework/this-homework.js';

const french = wordsIn('fr', loadFrench(HOMEWORK));

/** The English reasons beside the lines of every derivation that a notebook shows. */
const reasonsIn = (notebook: string): string[] =>
  recordsIn(notebook).flatMap(({ lines }) =>
    lines.filter(({ french }) => !french).map(({ reason }) => reason),
  );

for (const file of notebookNames)
  test(`${file}: every reason has its French`, () => {
    for (const reason of reasonsIn(file)) assert.doesNotThrow(() => french.reason(reason));
  });

test('a reason without French is found; a formula alone needs none', () => {
  assert.throws(() => french.reason('because'), /no French for the reason "because"/);
  assert.equal(french.reason('$1 - 0$'), '$1 - 0$');
  assert.equal(french.reason(''), '');
  assert.equal(french.reason('matrix form'), 'forme matricielle');
  assert.equal(wordsIn('en', { reasons: {}, captions: {} }).reason('anything'), 'anything');
});

test('all reasons without French are named at once, with what to write where', () => {
  const source = {
    path: join(NOTEBOOKS, '01-functions.ipynb'),
    notebook: readNotebook(join(NOTEBOOKS, '01-functions.ipynb')),
  };
  const known = loadFrench(HOMEWORK);
  assert.doesNotThrow(() => requireReasons([source], known));
  const { 'quotient rule': _, 'chain rule': __, ...reasons } = known.reasons;
  assert.ok(Object.keys(reasons).length === Object.keys(known.reasons).length - 2);
  assert.throws(
    () => requireReasons([source], { ...known, reasons }),
    /under "reasons" of .*fr\/01-functions\.json:\n(.*\n)*.*"(quotient|chain) rule": "…",\n.*"(quotient|chain) rule": "…"/,
  );
});
