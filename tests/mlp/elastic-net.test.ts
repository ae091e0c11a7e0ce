import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elasticNet, toRows } from '../../src/index.js';
import { addPenaltyGradientInPlace, penalty } from '../../src/mlp/elastic-net.js';
import { zeroGradients } from '../../src/mlp/parameters.js';
import { matrixOf } from '../../src/numeric/matrix.js';

const theta = {
  W1: matrixOf([[-2, 0, 3]]),
  b1: Float64Array.of(100),
  W2: matrixOf([[5], [-1]]),
  b2: Float64Array.of(100, 100),
};

test('mlp/q-elastic-net: each λ weighs its own norm, and no bias is penalised', () => {
  assert.equal(penalty(theta, elasticNet({ lambda11: 1 })), 5);
  assert.equal(penalty(theta, elasticNet({ lambda12: 1 })), 13);
  assert.equal(penalty(theta, elasticNet({ lambda21: 1 })), 6);
  assert.equal(penalty(theta, elasticNet({ lambda22: 1 })), 26);
  assert.equal(penalty(theta, elasticNet()), 0);
});

test('mlp/q-elastic-net: λ sign(W) + 2 λ W is ADDED, sign(0) = 0, biases stay', () => {
  const gradients = zeroGradients(theta);
  gradients.gradW1.data.fill(100);
  gradients.gradb1.fill(7);
  const lambda = { lambda11: 1, lambda12: 10, lambda21: 0.5, lambda22: 2 };
  addPenaltyGradientInPlace(gradients, theta, lambda);
  assert.deepEqual(toRows(gradients.gradW1), [[100 - 1 - 40, 100, 100 + 1 + 60]]);
  assert.deepEqual(toRows(gradients.gradW2), [[0.5 + 20], [-0.5 - 4]]);
  assert.deepEqual([...gradients.gradb1, ...gradients.gradb2], [7, 0, 0]);
});

test('a λ that is negative, NaN or unknown is refused by its symbol', () => {
  assert.throws(() => elasticNet({ lambda12: -1 }), /^RangeError: λ12 must be a finite number ≥ 0, not -1/);
  assert.throws(() => elasticNet({ lambda21: Number.NaN }), /λ21 .* not NaN/);
  assert.throws(() => elasticNet({ lambda33: 1 } as object), /there is no λ33/);
});
