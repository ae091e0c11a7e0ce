import assert from 'node:assert/strict';
import { test } from 'node:test';
import { implementation } from '../../src/figures/implementation.js';

test('no line of the code beside the formulas is too long for its column, and none is lost', () => {
  const code = implementation('Code').rows.flatMap(([, cell]) => cell.split('\n'));
  const long = code.filter((line) => line.length > 70);
  assert.deepEqual(long, []);
  const at = code.findIndex((line) => line.includes('gradW2.data[k * dh + j] +='));
  assert.match(code[at - 1], /^` *for \(let j = 0; j < dh; j\+\+\)`$/);
});
