import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curves } from '../../src/figures/curves.js';
import { history } from './examples.js';

test('error and loss of the three parts against the epoch, the best validation error marked', () => {
  const figure = curves(history, 'toy data');
  assert.deepEqual(
    figure.data.map(({ name, yaxis }) => `${name} ${yaxis}`),
    ['train y', 'train y2', 'validation y', 'validation y2', 'test y', 'test y2'],
  );
  assert.deepEqual(figure.data[2].y, [30, 10, 12], 'in percent');
  assert.deepEqual(figure.data[1].y, [1, 0.6, null], 'a loss that is not finite is a gap');
  assert.match(figure.alt, /toy data.* epoch 2: 10\.00 %/);
  assert.match(figure.text, /\ntest: error 11\.00 %, average loss 0\.8000$/);
});

test('no epoch, no curves', () => {
  assert.throws(() => curves([], 'toy data'), /no epoch/);
});
