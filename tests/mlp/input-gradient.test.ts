import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bprop, fprop, rowOf, tanh } from '../../src/index.js';
import { inputGradient } from '../../src/mlp/loop.js';
import { matrixOf } from '../../src/numeric/matrix.js';
import { example, relativeDifference } from './example.js';

const { theta, X, y } = example(3);

/** The central difference of the loss in each component of x. */
function differences(x: Float64Array, label: number): number[] {
  const h = 1e-5;
  return Array.from(x, (_, i) => {
    const [above, below] = [h, -h].map(
      (step) =>
        fprop(
          theta,
          x.map((xi, k) => xi + (k === i ? step : 0)),
          label,
          tanh,
        ).L,
    );
    return (above - below) / (2 * h);
  });
}

test('mlp/p-grad-x: the gradient of the input is the slope of the loss in the input', () => {
  for (const i of [0, 1, 2]) {
    const x = Float64Array.from(rowOf(X, i));
    const back = bprop(theta, x, y[i], fprop(theta, x, y[i], tanh), tanh);
    assert.ok(relativeDifference(inputGradient(theta, back), differences(x, y[i])) < 1e-8);
    const planted = {
      ...theta,
      W1: matrixOf([...Array(5)].map((_, j) => rowOf(theta.W1, j).map((w) => 1.001 * w))),
    };
    assert.ok(relativeDifference(inputGradient(planted, back), differences(x, y[i])) > 1e-4);
  }
});
