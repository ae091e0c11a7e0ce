import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasQuestion } from '../../src/homework/homework.js';
import { LINE_NAMES, LINE_TAGS, questionOfLine } from '../../src/mlp/line-tags.js';
import { formerAndNew, lineTagged } from '../../src/mlp/source.js';
import { HOMEWORK } from '../homework/this-homework.js';

test('each tag stands over one line of its file, and none of matrix.ts is left out', () => {
  for (const name of LINE_NAMES) assert.ok(lineTagged(LINE_TAGS[name].loop, 'loop.ts').code);
  assert.deepEqual(
    LINE_NAMES.map((name) => LINE_TAGS[name].matrix),
    formerAndNew().map(({ tag }) => tag),
  );
});

test('each tag begins with the id of a question', () => {
  assert.equal(questionOfLine('gradW2'), 'mlp/i-matrix-layer2');
  for (const name of LINE_NAMES) assert.ok(hasQuestion(HOMEWORK, questionOfLine(name)), name);
});
