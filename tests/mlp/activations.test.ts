import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeActivation, elu, leakyRelu, relu, sigmoid, tanh } from '../../src/index.js';
import { ACTIVATIONS } from './example.js';

const POINTS = [-30, -3, -0.7, -1e-3, 1e-3, 0.4, 2, 30];

for (const activation of ACTIVATIONS) {
  const { f, df } = activation;
  test(`${describeActivation(activation)}: df is the slope of f away from 0, and the slope from the left at 0`, () => {
    const h = 1e-6;
    for (const z of POINTS) {
      const slope = (f(z + h) - f(z - h)) / (2 * h);
      assert.ok(Math.abs(df(z) - slope) < 1e-8, `${z}: ${df(z)} and ${slope}`);
    }
    assert.ok(Math.abs(df(0) - (f(0) - f(-h)) / h) < 1e-6);
    assert.ok(Number.isNaN(f(Number.NaN)));
  });
}

test('act/relu, act/leaky-relu, act/elu: the definitions and the convention 1_{z>0} at the kink', () => {
  assert.deepEqual([-2, 0, 3].map(relu.f), [0, 0, 3]);
  assert.deepEqual([-2, 0, 3].map(relu.df), [0, 0, 1]);
  assert.deepEqual([-2, 0, 3].map(leakyRelu(0.25).f), [-0.5, 0, 3]);
  assert.deepEqual([-2, 0, 3].map(leakyRelu(0.25).df), [0.25, 0.25, 1]);
  const { f, df } = elu(0.5);
  assert.deepEqual([f(0), f(3), df(0), df(3)], [0, 3, 0.5, 1]);
  assert.ok(Math.abs(f(-Math.LN2) + 0.25) < 1e-16);
  // for z ≤ 0, elu' = elu + α
  for (const z of [-3, -0.1, 0]) assert.ok(Math.abs(df(z) - (f(z) + 0.5)) < 1e-15);
});

test('functions/a-sigmoid-tanh: σ(x) = (tanh(x/2) + 1)/2; neither overflows', () => {
  for (const x of POINTS) assert.ok(Math.abs(sigmoid.f(x) - (tanh.f(x / 2) + 1) / 2) < 1e-15);
  for (const { f, df } of [sigmoid, tanh]) {
    for (const z of [-1e4, 1e4]) assert.ok(Number.isFinite(f(z)) && df(z) === 0);
  }
});

test('an α for which the definition does not hold is refused', () => {
  for (const alpha of [1, 2, Number.NaN, Number.NEGATIVE_INFINITY]) {
    assert.throws(() => leakyRelu(alpha), /α of leaky ReLU must be a finite number < 1/);
  }
  for (const alpha of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    assert.throws(() => elu(alpha), /α of ELU must be a finite number > 0/);
  }
});
