import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  blocksOf,
  copyParameters,
  countParameters,
  entriesOf,
  initParameters,
  seeded,
} from '../../src/index.js';

test('mlp/e-risk: n_θ = dh(d + 1) + m(dh + 1), as many as θ has', () => {
  for (const [d, dh, m, expected] of [
    [2, 2, 2, 12],
    [3, 5, 4, 44],
    [784, 100, 10, 79510],
  ]) {
    assert.equal(countParameters({ d, dh, m }), expected);
    const theta = initParameters({ d, dh, m }, seeded('n'));
    assert.equal(
      blocksOf(theta).reduce((n, { values }) => n + values.length, 0),
      expected,
    );
  }
});

test('impl/init: weights within ±1/√n_c of their layer, mean 0, variance 1/(3 n_c); biases 0', () => {
  const [d, dh, m] = [64, 400, 25];
  const { W1, b1, W2, b2 } = initParameters({ d, dh, m }, seeded('init'));
  for (const { W, inputs } of [
    { W: W1, inputs: d },
    { W: W2, inputs: dh },
  ]) {
    const bound = 1 / Math.sqrt(inputs);
    const n = W.data.length;
    const [mean, variance] = [1, 2].map((power) =>
      Array.from(W.data).reduce((sum, w) => sum + w ** power / n, 0),
    );
    assert.ok(W.data.every((w) => w >= -bound && w < bound));
    assert.ok(Math.max(...W.data) > 0.99 * bound && Math.min(...W.data) < -0.99 * bound);
    // four standard errors: sd(w) = bound/√3, sd(w²) = bound²·√(4/45)
    assert.ok(Math.abs(mean) < 4 * (bound / Math.sqrt(3 * n)));
    assert.ok(Math.abs(variance - 1 / (3 * inputs)) < 4 * bound ** 2 * Math.sqrt(4 / 45 / n));
  }
  assert.ok([...b1, ...b2].every((b) => b === 0));
});

test('impl/init: a function of the seed alone; float32 holds the rounded float64 weights', () => {
  const sizes = { d: 3, dh: 5, m: 4 };
  const theta = initParameters(sizes, seeded('same'));
  assert.deepEqual(initParameters(sizes, seeded('same')), theta);
  assert.notDeepEqual(initParameters(sizes, seeded('other')), theta);
  assert.deepEqual(initParameters(sizes, seeded('same'), 'float32'), copyParameters(theta, 'float32'));
});

test('sizes that are not positive integers are refused by their symbol', () => {
  assert.throws(() => initParameters({ d: 0, dh: 2, m: 2 }, seeded('x')), /^RangeError: d must be/);
  assert.throws(() => initParameters({ d: 2, dh: 1.5, m: 2 }, seeded('x')), /^RangeError: dh must be/);
  assert.throws(() => initParameters({ d: 2, dh: 2, m: Number.NaN }, seeded('x')), /^RangeError: m must be/);
});

test('the flat list names each scalar as the formulas do and reaches its place', () => {
  const theta = initParameters({ d: 3, dh: 2, m: 4 }, seeded('flat'));
  const entries = entriesOf(blocksOf(theta));
  assert.deepEqual(
    entries.slice(0, 9).map(({ name }) => name),
    ['W1[1,1]', 'W1[1,2]', 'W1[1,3]', 'W1[2,1]', 'W1[2,2]', 'W1[2,3]', 'b1[1]', 'b1[2]', 'W2[1,1]'],
  );
  const { values, index } = entries[4];
  assert.equal(values[index], theta.W1.data[4]);
});

test('a copy of θ shares nothing with it', () => {
  const theta = initParameters({ d: 3, dh: 2, m: 4 }, seeded('copy'));
  const copy = copyParameters(theta);
  for (const { values } of blocksOf(copy)) values.fill(9);
  assert.ok(blocksOf(theta).every(({ values }) => values.every((v) => v !== 9)));
});
