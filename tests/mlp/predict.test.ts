import assert from 'node:assert/strict';
import { test } from 'node:test';
import { batchByMatrix, elasticNet, fprop, relu, rowOf } from '../../src/index.js';
import { classify, evaluate } from '../../src/mlp/predict.js';
import { indexOfMax } from '../../src/mlp/softmax.js';
import { example, LAMBDA, SIZES } from './example.js';

const K = 23;
const { theta, X, y } = example(K);

test('the class is the largest output of fprop, the error the share of wrong ones', () => {
  const one = Array.from({ length: K }, (_, i) => fprop(theta, rowOf(X, i), y[i], relu));
  const classes = one.map(({ os }) => indexOfMax(os));
  assert.deepEqual([...classify(theta, X, relu)], classes);
  assert.ok(new Set(classes).size > 1);
  const { error, loss } = evaluate(theta, { X, y }, relu);
  assert.equal(error, classes.filter((k, i) => k !== y[i]).length / K);
  assert.ok(error > 0 && error < 1);
  assert.ok(Math.abs(loss - one.reduce((sum, { L }) => sum + L / K, 0)) < 1e-13);
});

test('error and loss do not depend on how many rows are taken at a time, also with a smaller last batch', () => {
  const whole = evaluate(theta, { X, y }, relu);
  for (const batch of [1, 5, 22, 23, 1000]) {
    const parts = evaluate(theta, { X, y }, relu, { batch });
    assert.equal(parts.error, whole.error);
    assert.ok(Math.abs(parts.loss - whole.loss) < 1e-14);
  }
  assert.throws(() => evaluate(theta, { X, y }, relu, { batch: 0 }), /batch must be an integer ≥ 1/);
});

test('the average loss is the data term: the penalty is not in it', () => {
  const { loss } = evaluate(theta, { X, y }, relu);
  for (const lambda of [LAMBDA, elasticNet()]) {
    assert.ok(Math.abs(batchByMatrix(theta, X, y, { activation: relu, lambda }).risk - loss) < 1e-14);
  }
});

test('of equally probable classes the first is taken', () => {
  assert.equal(indexOfMax([2, 5, 5, 1]), 1);
});

test('inputs of another width and labels beyond m are refused', () => {
  const wide = example(2, { ...SIZES, d: 4 });
  assert.throws(() => classify(theta, wide.X, relu), /A·Bᵀ: A is 2 × 4 and B is 5 × 3/);
  assert.throws(() => evaluate(theta, { X, y: y.map(() => 4) }, relu), /y\[0\] is 4/);
});
