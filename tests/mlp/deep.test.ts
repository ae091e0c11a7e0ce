import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  batchByLoop,
  batchByMatrix,
  checkDeepGradients,
  deepBatch,
  gradientBlocksOf,
  initDeep,
  relu,
  seeded,
  summaryOf,
} from '../../src/index.js';
import { ACTIVATIONS, deepExample, example, LAMBDA, relativeDifference } from './example.js';

// L = 1, 2, 3, 4 layers, all widths distinct; tanh, ELU and σ by turns
for (const widths of [
  [3, 4],
  [3, 5, 4],
  [3, 6, 5, 4],
  [3, 7, 6, 5, 4],
]) {
  const L = widths.length - 1;
  test(`deep/b3-recursion: every gradient agrees with three others, L = ${L}`, () => {
    const { theta, X, y, activations } = deepExample(widths);
    const n = theta.reduce((sum, { W, b }) => sum + W.data.length + b.length, 0);
    const penalties = theta.map((_, k) => ({ l1: 0.01 * (k + 1), l2: 0.03 * (k + 1) }));
    for (const term of ['data', 'penalty', 'both'] as const) {
      const rows = checkDeepGradients(theta, X, y, { activations, penalties }, { term });
      assert.equal(summaryOf(rows), `${n} of ${n} parameters agree`);
    }
  });
}

test('with one hidden layer the deep network is the two-layer one, of the loop and of the matrices', () => {
  for (const activation of ACTIVATIONS) {
    const { theta, X, y } = example(7);
    const layers = [
      { W: theta.W1, b: theta.b1 },
      { W: theta.W2, b: theta.b2 },
    ];
    const penalties = [
      { l1: LAMBDA.lambda11, l2: LAMBDA.lambda12 },
      { l1: LAMBDA.lambda21, l2: LAMBDA.lambda22 },
    ];
    const deep = deepBatch(layers, X, y, { activations: [activation], penalties });
    const ofDeep = deep.gradients.flatMap(({ W, b }) => [W.data, b]);
    for (const batch of [batchByLoop, batchByMatrix]) {
      const two = batch(theta, X, y, { activation, lambda: LAMBDA });
      assert.ok(relativeDifference([deep.risk, deep.penalty], [two.risk, two.penalty]) <= 1e-12);
      for (const [i, { values }] of gradientBlocksOf(two.gradients).entries()) {
        assert.ok(relativeDifference(ofDeep[i], values) <= 1e-12);
      }
    }
  }
});

test('a deep network in float32 is close to the one in float64', () => {
  const { theta, X, y, activations } = deepExample([3, 6, 5, 4]);
  const single = deepExample([3, 6, 5, 4], 6, 'float32');
  const [double32, double64] = [
    deepBatch(single.theta, single.X, y, { activations }),
    deepBatch(theta, X, y, { activations }),
  ];
  for (const [k, { W }] of double32.gradients.entries()) {
    assert.ok(W.data instanceof Float32Array);
    assert.ok(relativeDifference(W.data, double64.gradients[k].W.data) <= 1e-5);
  }
});

test('widths, activations and penalties that do not fit are refused', () => {
  assert.throws(() => initDeep([3], seeded('x')), /widths must name at least/);
  assert.throws(() => initDeep([3, 0, 2], seeded('x')), /widths\[1\] must be an integer ≥ 1, not 0/);
  const { theta, X, y } = deepExample([3, 5, 4]);
  assert.throws(
    () => deepBatch(theta, X, y, { activations: [relu, relu] }),
    /2 layers need 1 hidden activations, not 2/,
  );
  assert.throws(
    () => deepBatch(theta, X, y, { activations: [relu], penalties: [{ l1: 1, l2: 1 }] }),
    /2 layers need 2 penalties, not 1/,
  );
});
