import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Matrix, randomMatrix, relu, seeded, toRows } from '../../src/index.js';
import { scalarKernels } from '../../src/numeric/kernels.js';
import { copyMatrix, matrixOf } from '../../src/numeric/matrix.js';
import { times, timesTranspose, transposeTimes } from '../../src/numeric/product.js';
import { gaussian } from '../../src/numeric/random.js';

const A = matrixOf([
  [1, 2, 3],
  [4, 5, 6],
]);
const B = matrixOf([
  [1, 0, -1, 2],
  [0, 3, 1, 1],
  [2, -2, 0, 1],
]);

function transpose(M: Matrix): Matrix {
  return matrixOf(Array.from({ length: M.cols }, (_, j) => toRows(M).map((row) => row[j])));
}

test('A·B of two small integer matrices, worked out by hand', () => {
  assert.deepEqual(toRows(times(A, B)), [
    [7, 0, 1, 7],
    [16, 3, 1, 19],
  ]);
});

test('Aᵀ·B and A·Bᵀ are A·B of the transposed matrix, for sizes with one row, one column and odd ones', () => {
  const rng = seeded('product');
  for (const [p, q, r] of [
    [1, 1, 1],
    [1, 7, 3],
    [5, 1, 2],
    [3, 4, 1],
    [5, 9, 7],
  ]) {
    const [L, R] = [randomMatrix(p, q, () => gaussian(rng)), randomMatrix(q, r, () => gaussian(rng))];
    const product = toRows(times(L, R)).flat();
    for (const other of [transposeTimes(transpose(L), R), timesTranspose(L, transpose(R))]) {
      assert.equal(other.rows, p);
      assert.equal(other.cols, r);
      for (const [i, c] of toRows(other).flat().entries()) assert.ok(Math.abs(c - product[i]) < 1e-14);
    }
  }
});

test('the result has the precision of the factors', () => {
  const single = copyMatrix(A, 'float32');
  assert.ok(times(single, copyMatrix(B, 'float32')).data instanceof Float32Array);
  assert.ok(times(A, B).data instanceof Float64Array);
});

test('factors of different precision are refused: a product would lose digits without a word', () => {
  for (const [L, R] of [
    [A, copyMatrix(B, 'float32')],
    [copyMatrix(A, 'float32'), B],
  ]) {
    assert.throws(() => times(L, R), /A·B: A is float(32|64) and B is float(32|64); copyMatrix converts/);
  }
});

test('a product whose shapes do not fit names both shapes', () => {
  assert.throws(() => times(A, A), /A·B: A is 2 × 3 and B is 2 × 3; 3 ≠ 2/);
  assert.throws(() => transposeTimes(A, B), /Aᵀ·B: A is 2 × 3 and B is 3 × 4; 2 ≠ 3/);
  assert.throws(() => timesTranspose(A, B), /A·Bᵀ: A is 2 × 3 and B is 3 × 4; 3 ≠ 4/);
});

test('the kernels: affine, sums of rows, an activation and its derivative', () => {
  const { affine, sumRows, apply, timesDerivative } = scalarKernels;
  const W = matrixOf([
    [1, 0, 0],
    [0, 1, -1],
  ]);
  const Z = affine(A, W, Float64Array.of(10, -4));
  assert.deepEqual(toRows(Z), [
    [11, -5],
    [14, -5],
  ]);
  assert.deepEqual([...sumRows(Z)], [25, -10]);
  assert.deepEqual(toRows(apply(relu, Z)), [
    [11, 0],
    [14, 0],
  ]);
  const G = matrixOf([
    [2, 3],
    [4, 5],
  ]);
  assert.deepEqual(toRows(timesDerivative(G, relu, Z)), [
    [2, 0],
    [4, 0],
  ]);
  assert.throws(() => affine(A, W, Float64Array.of(1)), /b has 1 entries, W has 2 rows/);
  assert.throws(() => timesDerivative(A, relu, Z), /G is 2 × 3 and Z is 2 × 2/);
});

test('rows of unequal length make no matrix', () => {
  assert.throws(() => matrixOf([[1, 2], [3]]), /row 2 has 1 entries where row 1 has 2/);
});
