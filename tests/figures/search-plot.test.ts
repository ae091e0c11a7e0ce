import assert from 'node:assert/strict';
import { test } from 'node:test';
import { searchFactors, searchTable } from '../../src/figures/search-plot.js';
import type { SearchRow } from '../../src/train/search-rows.js';

const row: SearchRow = {
  ...{ inputs: 'pixels', standardise: false, flip: false, shift: 0, drop: 0 },
  ...{ dh: 64, nesterov: false, rate: 0.001, epochs: 20, bestEpoch: 12 },
  ...{ lambda11: 0, lambda12: 0, lambda21: 0, lambda22: 0 },
  ...{ trainError: 0.1, trainLoss: 0.3, validError: 0.12, validLoss: 0.5 },
};

const better: SearchRow = { ...row, validError: 0.1, lambda12: 3e-5, flip: true, standardise: true };
const lost: SearchRow = { ...row, validError: 0.4 };

test('prac/e10: the table of a search begins with the best setting', () => {
  const { rows, columns } = searchTable([row, better, lost], 2, 'settings');
  assert.equal(columns.length, rows[0].length);
  assert.deepEqual(rows[0].slice(0, 5), [
    '64',
    'Adam, 0.001',
    '$3\\cdot10^{-5}$',
    'pixels, standardised',
    'yes',
  ]);
  assert.deepEqual(
    rows.map((cells) => cells.at(-1)),
    ['10.00 %', '12.00 %'],
  );
});

test('prac/e10: one plot for each factor, a point for each run that did not diverge', () => {
  const { data, alt } = searchFactors([row, better, lost], 'garments');
  assert.equal(data.length, 6);
  for (const { y } of data) assert.deepEqual(y, [12, 10]);
  assert.deepEqual(data[1].x, ['pixels', 'pixels']);
  assert.deepEqual(data[2].x, ['no', 'yes']);
  const { data: beyond } = searchFactors([{ ...better, inputs: 'orientations' }], 'garments');
  assert.deepEqual(beyond[1].x, ['orientations']);
  assert.match(alt, /2 settings on garments.*1 diverged/);
  assert.throws(() => searchFactors([lost], 'garments'), /no row/);
});
