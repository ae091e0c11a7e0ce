import assert from 'node:assert/strict';
import { test } from 'node:test';
import { searchPlot } from '../../src/figures/search-plot.js';
import type { SearchRow } from '../../src/train/search.js';

const row: SearchRow = {
  ...{ standardise: false, flip: false, shift: 0, drop: 0 },
  ...{ dh: 64, nesterov: false, rate: 0.001, epochs: 20, bestEpoch: 12 },
  ...{ lambda11: 0, lambda12: 0, lambda21: 0, lambda22: 0 },
  ...{ trainError: 0.1, trainLoss: 0.3, validError: 0.2, validLoss: 0.5 },
};

test('prac/e10: the search is drawn from the best setting down, each named by what tells it from the others', () => {
  const better = { ...row, validError: 0.15, lambda12: 1e-4, flip: true, standardise: true };
  const { data, alt } = searchPlot([row, better], 'garments');
  assert.deepEqual(data[1].x, [0.15, 0.2]);
  const names = data[1].y as string[];
  assert.match(names[0], /λ₁₂ 1e-4, λ₂₂ 0, flips, 20 epochs$/);
  assert.equal(names[1], '64 units, Adam 0.001, λ 0, raw pixels, 20 epochs');
  assert.match(alt, /2 settings.*Best: .*flips, 20 epochs, validation error 15\.00 %; worst: .*20\.00 %/);
  assert.throws(() => searchPlot([], 'garments'), /no row/);
});
