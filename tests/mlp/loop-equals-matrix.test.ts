import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  batchByLoop,
  batchByMatrix,
  bprop,
  fprop,
  fpropBatch,
  gradientBlocksOf,
  rowOf,
} from '../../src/index.js';
import { describeActivation } from '../../src/mlp/activations.js';
import { inputGradient } from '../../src/mlp/loop.js';
import { bpropBatch, inputGradientBatch } from '../../src/mlp/matrix.js';
import type { Precision } from '../../src/numeric/matrix.js';
import { ACTIVATIONS, example, LAMBDA, relativeDifference, SIZES } from './example.js';

/** The largest difference between the two versions in risk, penalty and every gradient. */
function difference(K: number, activation: (typeof ACTIVATIONS)[number], precision: Precision = 'float64') {
  const { theta, X, y } = example(K, undefined, undefined, precision);
  const loop = batchByLoop(theta, X, y, { activation, lambda: LAMBDA });
  const matrix = batchByMatrix(theta, X, y, { activation, lambda: LAMBDA });
  const ofMatrix = gradientBlocksOf(matrix.gradients);
  return Math.max(
    relativeDifference([loop.risk, loop.penalty], [matrix.risk, matrix.penalty]),
    ...gradientBlocksOf(loop.gradients).map(({ values }, i) =>
      relativeDifference(values, ofMatrix[i].values),
    ),
  );
}

// K = 1, K = 10, and 7 and 3 as the smaller last batch of a data set would be
for (const activation of ACTIVATIONS) {
  test(`prac/e07-same-gradients: loop = matrix to 1e-12 for K = 1, 10, 7, 3 with ${describeActivation(activation)}`, () => {
    for (const K of [1, 10, 7, 3]) assert.ok(difference(K, activation) <= 1e-12);
  });

  test(`loop = matrix in float32 to 1e-5 with ${describeActivation(activation)}`, () => {
    const found = difference(10, activation, 'float32');
    assert.ok(found > 0 && found <= 1e-5, `${found}`);
  });
}

test('every activation and intermediate gradient of the batch is that of its examples, gradients with 1/K', () => {
  const K = 6;
  const { theta, X, y } = example(K);
  for (const activation of ACTIVATIONS) {
    const kept = fpropBatch(theta, X, y, activation);
    const back = bpropBatch(theta, X, y, kept, activation);
    const GradX = inputGradientBatch(theta, back);
    for (let i = 0; i < K; i++) {
      const x = rowOf(X, i);
      const one = fprop(theta, x, y[i], activation);
      const oneBack = bprop(theta, x, y[i], one, activation);
      const pairs = [
        [rowOf(kept.Ha, i), one.ha],
        [rowOf(kept.Hs, i), one.hs],
        [rowOf(kept.Oa, i), one.oa],
        [rowOf(kept.Os, i), one.os],
        [rowOf(back.GradOa, i), oneBack.gradoa.map((g) => g / K)],
        [rowOf(back.GradHs, i), oneBack.gradhs.map((g) => g / K)],
        [rowOf(back.GradHa, i), oneBack.gradha.map((g) => g / K)],
        [rowOf(GradX, i), inputGradient(theta, oneBack).map((g) => g / K)],
      ];
      for (const [batch, single] of pairs) assert.ok(relativeDifference(batch, single) <= 1e-12);
    }
  }
});

test('the precision of θ is the precision of every result', () => {
  const { theta, X, y } = example(4, undefined, undefined, 'float32');
  for (const batch of [batchByLoop, batchByMatrix]) {
    const { gradients } = batch(theta, X, y, { activation: ACTIVATIONS[0], lambda: LAMBDA });
    for (const { values } of gradientBlocksOf(gradients)) assert.ok(values instanceof Float32Array);
  }
});

test('both versions refuse inputs of another width or precision, labels beyond m and an empty batch', () => {
  const { theta, X, y } = example(2);
  const wide = example(2, { ...SIZES, d: 4 });
  const single = example(2, SIZES, 'single', 'float32');
  const empty = { rows: 0, cols: 3, data: new Float64Array() };
  const model = { activation: ACTIVATIONS[0], lambda: LAMBDA };
  for (const [batch, widths, precisions] of [
    [batchByLoop, /W1·x: x has 4 entries, W1 has 3 columns/, /W1·x: x is float32 and W1 is float64/],
    [batchByMatrix, /A·Bᵀ: A is 2 × 4 and B is 5 × 3; 4 ≠ 3/, /A·Bᵀ: A is float32 and B is float64/],
  ] as const) {
    assert.throws(() => batch(theta, wide.X, y, model), widths);
    assert.throws(() => batch(theta, single.X, y, model), precisions);
    assert.throws(() => batch(theta, X, [0, 4], model), /y\[1\] is 4: a class must be an integer in 0 … 3/);
    assert.throws(() => batch(theta, empty, [], model), /at least one example/);
  }
});
