/** What a notebook file may be made of, whoever wrote it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldersOf } from '../../src/grading/output/folders.js';
import { admitted, CAPS, readSubmitted } from '../../src/grading/submitted/admit.js';
import { isCode } from '../../src/homework/notebook.js';

const file = (...cells: object[]): string =>
  JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells });
const cell = (more: object = {}) => ({
  cell_type: 'code',
  id: 'a',
  metadata: {},
  source: '1',
  outputs: [],
  ...more,
});
const OBJECT = { toString: 1, valueOf: 1 };

test('a notebook that has gone since the grading began', () => {
  assert.throws(() => readSubmitted('/nowhere/01.ipynb'), /^Error: 01\.ipynb is not there any more/);
});

test('outputs that are no strings are made into strings, or dropped', () => {
  const outputs = [
    { output_type: 'error', ename: OBJECT, evalue: 'x', traceback: [] },
    { output_type: 'display_data', data: { 'text/plain': OBJECT, 'text/html': '<b>' } },
    { output_type: 'stream', name: OBJECT, text: ['a', 'b'] },
    { output_type: 'stream', name: '"><style>', text: 'x' },
    { output_type: 'other' },
    null,
  ];
  const [only] = admitted(file(cell({ outputs })), 'x').notebook.cells;
  assert.deepEqual(isCode(only) && only.outputs, [
    { output_type: 'error', ename: '', evalue: 'x', traceback: [] },
    { output_type: 'display_data', data: { 'text/plain': '' }, metadata: {} },
    { output_type: 'stream', name: 'stdout', text: 'ab' },
    { output_type: 'stream', name: 'stdout', text: 'x' },
  ]);
});

test('a byte-order mark, missing ids, the same id twice and no outputs at all are no reason to refuse', () => {
  const { outputs: _, ...bare } = cell();
  const { cells } = admitted(
    `\uFEFF${file(bare, cell(), cell({ id: undefined }), cell({ id: 5 }))}`,
    'x',
  ).notebook;
  assert.equal(new Set(cells.map(({ id }) => id)).size, 4);
});

test('what is beyond the limits is left out, and told', () => {
  const text = '&'.repeat(99_000);
  const many = admitted(
    file(
      ...Array.from({ length: 112 }, () =>
        cell({ outputs: [{ output_type: 'stream', name: 'stdout', text }] }),
      ),
    ),
    'x',
  );
  assert.match(many.problems.join(), /outputs beyond 5000000 characters are not shown/);
  const long = admitted(file(cell(), cell({ source: 'x'.repeat(CAPS.source) })), 'x');
  assert.deepEqual([long.notebook.cells.length, long.problems.length], [1, 1]);
});

test('a hundred thousand cells are read in no time, the first of them are kept', () => {
  const { notebook, problems } = admitted(
    file(...Array.from({ length: 100_000 }, (_, i) => cell({ id: `c${i}` }))),
    'x',
  );
  assert.equal(notebook.cells.length, CAPS.cells);
  assert.match(problems.join(), /after the first 2000/);
});

test('what is no notebook is refused with the reason', () => {
  assert.throws(() => admitted('{"cells": [', 'x.ipynb'), /x\.ipynb:1:12: not JSON/);
  assert.throws(() => admitted('[1]', 'x.ipynb'), /x\.ipynb:1:1: not a notebook/);
});

test('every name has a folder of its own that every file system takes', () => {
  const names = [
    'scores.csv',
    'index.html',
    'CON',
    '..',
    '.',
    '',
    'a/b',
    'a_b',
    'A_B',
    `${'é'.repeat(300)}x`,
    `${'é'.repeat(300)}y`,
    'x.',
    '__proto__',
  ];
  const folders = foldersOf(names);
  assert.equal(new Set(folders.map((name) => name.toLowerCase())).size, names.length);
  for (const folder of folders) {
    assert.ok(Buffer.byteLength(folder) <= 215, folder);
    assert.doesNotMatch(folder, /^\.|^$|\/|^(scores\.csv|index\.html|con)$|\.$/i);
  }
});
