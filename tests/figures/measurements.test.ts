import assert from 'node:assert/strict';
import { test } from 'node:test';
import { confusion } from '../../src/figures/confusion.js';
import { growth } from '../../src/figures/growth.js';
import { timings } from '../../src/figures/timings.js';
import { circleSplit } from './examples.js';

const names = { title: 'cost', size: 'd<sub>h</sub>', cost: 'seconds' };

test('growth: the slope is the exponent of the size', () => {
  const cubic = { name: 'cubic', sizes: [1, 2, 4], costs: [5, 40, 320] };
  assert.match(growth([cubic], names).alt, /seconds against dh.* cubic: slope 3\.00\.$/);
  assert.throws(() => growth([{ ...cubic, costs: [5, 0, 1] }], names), /cubic: .*positive/);
  assert.throws(() => growth([{ ...cubic, costs: [5] }], names), /cubic/);
});

test('timings: each bar is compared with the first', () => {
  const rows = [
    { name: 'loop', seconds: 10 },
    { name: 'matrix', seconds: 0.25 },
    { name: 'naive', seconds: 15 },
  ];
  assert.equal(
    timings(rows, 'epoch').alt,
    'epoch: loop 10 s, matrix 0.25 s (40× faster), naive 15 s (1.5× slower).',
  );
  assert.throws(() => timings([{ name: 'loop', seconds: Number.NaN }], 'epoch'), /loop took NaN s/);
  assert.throws(() => timings([], 'epoch'), /no timing/);
});

test('confusion: rows are true classes, columns what the network says', () => {
  const { valid } = circleSplit;
  const figure = confusion(
    valid,
    [...valid.y].map((label, i) => (i < 3 ? 1 : label)),
  );
  const [{ x, y, text }] = figure.data as [{ x: string[]; y: string[]; text: string[] }];
  assert.deepEqual(
    x.map((said, i) => `${y[i]} as ${said}: ${text[i]}`),
    ['outer as outer: 8', 'outer as inner: 2', 'inner as outer: ', 'inner as inner: 10'],
  );
  assert.match(figure.alt, /of 20 examples 18 are .* 2 of outer taken for inner\. .* stands for 0\.$/);
  assert.match(figure.text, /\nouter: 8 of 10 correct\ninner: 10 of 10 correct$/);
  assert.throws(() => confusion(valid, [0]), /1 predictions for 20 examples/);
});
