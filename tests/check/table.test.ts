import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Batch,
  batchByLoop,
  batchByMatrix,
  checkGradients,
  compareVersions,
  comparisonTable,
  elasticNet,
  fprop,
  relu,
  rowOf,
  versionsTable,
} from '../../src/index.js';
import { example } from '../mlp/example.js';

const { theta, X, y } = example(2);
theta.b1[3] -= fprop(theta, rowOf(X, 0), y[0], relu).ha[3]; // now ha[4] of example 1 is 0, or nearly
const model = { activation: relu, lambda: elasticNet() };

/** The matrix version with gradb2[2] wrong by 1 %. */
const planted: Batch = (...args) => {
  const result = batchByMatrix(...args);
  result.gradients.gradb2[1] *= 1.01;
  return result;
};

test('the table says which parameter differs, where a kink is, and counts both in its caption', () => {
  const { caption, columns, rows } = comparisonTable(
    checkGradients(theta, X, y, model, { batch: planted }),
    'Check',
  );
  const verdicts = new Map(rows.map((row) => [row[0], row[columns.length - 1]]));
  assert.equal(caption, 'Check: 39 of 44 parameters agree, 4 at a kink, 1 differ');
  assert.equal(verdicts.get('$b^{(2)}_{2}$'), 'differs');
  for (const parameter of ['$W^{(1)}_{4,1}$', '$W^{(1)}_{4,2}$', '$W^{(1)}_{4,3}$', '$b^{(1)}_{4}$']) {
    assert.equal(verdicts.get(parameter), 'kink: ha[4] of example 1');
  }
});

test('prac/e07-same-gradients: two versions side by side, a difference of 1 % in the row it is in', () => {
  // Not at the kink above: there the rounding of either version may fall on either side.
  const { theta } = example(2);
  const difference = (batch: Batch) =>
    compareVersions(theta, X, y, model, [batchByLoop, batch]).filter((row) => row.difference > 1e-12);
  assert.deepEqual(difference(batchByMatrix), []);
  assert.deepEqual(
    difference(planted).map(({ parameter }) => parameter),
    ['gradb2[2]'],
  );
  const rows = compareVersions(theta, X, y, model, [batchByLoop, batchByMatrix]);
  const table = versionsTable(rows, ['loop', 'matrix'], 'K = 2');
  assert.deepEqual(
    table.columns.map(({ title }) => title),
    ['parameter', 'loop', 'matrix', 'relative difference'],
  );
  assert.equal(table.rows.length, 44);
  assert.ok(table.rows.every((row) => row.length === 4));
  assert.ok(
    table.rows.every(([parameter]) => /^\$[Wb]\^/.test(parameter)),
    'no raw names',
  );
});
