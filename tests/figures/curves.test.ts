import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curves } from '../../src/figures/curves.js';
import { plotlyWindow } from '../../src/figures/plotly-window.js';
import { flawsOf } from './flaws.js';

const at = (epoch: number, valid: number, loss: number) => ({
  epoch,
  train: { error: 0.2 / epoch, loss },
  valid: { error: valid, loss: loss + 0.1 },
  test: { error: valid + 0.01, loss: loss + 0.2 },
});
const epochs = [at(1, 0.3, 1), at(2, 0.1, 0.6), at(3, 0.12, Number.NaN)];

test('error and loss of the three parts against the epoch, the best validation error marked', () => {
  const figure = curves(epochs, 'toy data');
  assert.deepEqual(
    figure.data.map(({ name, yaxis }) => `${name} ${yaxis}`),
    ['train y', 'train y2', 'validation y', 'validation y2', 'test y', 'test y2'],
  );
  assert.deepEqual(figure.data[2].y, [0.3, 0.1, 0.12]);
  assert.deepEqual(figure.data[1].y, [1, 0.6, null], 'a loss that is not finite is a gap');
  assert.match(figure.alt, /toy data.* least at epoch 2: 10\.00 %/);
  assert.match(figure.text, /\ntest: error 11\.00 %, average loss 0\.8000$/);
});

test('the picture holds every curve and no flaw, and Plotly knows every attribute', () => {
  const figure = curves(epochs);
  const svg = String(figure.toBundle().data['image/svg+xml']);
  for (const color of ['#0072b2', '#d55e00', '#009e73'])
    assert.equal(svg.split(`stroke:${color}`).length - 1, 3, 'in two plots and the legend');
  assert.deepEqual(flawsOf(svg), []);
  assert.deepEqual(plotlyWindow().Plotly.validate(figure.data, figure.layout) ?? [], []);
});

test('no epoch, no curves', () => {
  assert.throws(() => curves([]), /no epoch/);
});
