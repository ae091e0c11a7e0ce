import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countingKernels, outputSize, relu, slide, windowsFromTo } from '../../src/index.js';
import { matrixOf, zeros } from '../../src/numeric/matrix.js';

test('cnn/1a-sizes: the formula counts the places of a window that really slides', () => {
  for (let side = 1; side <= 14; side++)
    for (const p of [0, 1, 2])
      for (const d of [1, 2, 3])
        for (let k = 1; d * (k - 1) + 1 <= side + 2 * p; k++)
          for (let s = 1; s <= side; s++)
            assert.equal(
              outputSize(side, { k, s, p, d }),
              slide(side, { k, s, p, d }).length,
              `${[side, k, s, p, d]}`,
            );
});

test('cnn/2a-plain, cnn/2b-dilated, cnn/2c-padded: as many pairs as counted independently', () => {
  const pairs = (p: number, d: number) => windowsFromTo(64, 4, { p, d });
  assert.deepEqual([pairs(0, 1).length, pairs(2, 2).length, pairs(1, 1).length], [171, 102, 181]);
  assert.ok(pairs(0, 1).some(({ k, s }) => k === 49 && s === 5));
});

test('a window that does not fit and bad sizes are refused by name', () => {
  assert.throws(() => outputSize(5, { k: 4, s: 1, p: 0, d: 2 }), /a window of 7 does not fit into 5 \+ 2·0/);
  assert.throws(() => outputSize(5, { k: 2, s: 0, p: 0, d: 1 }), /s must be/);
  assert.throws(() => outputSize(5, { k: 2, s: 1, p: -1, d: 1 }), /p must be an integer ≥ 0, not -1/);
});

test('deep/w3-complexity: operations are counted from the shapes multiplied', () => {
  const kernels = countingKernels();
  const X = matrixOf([[1, 2, 3]]);
  const W = matrixOf([
    [1, 0, 0],
    [0, 1, 0],
  ]);
  const Z = kernels.affine(X, W, zeros(2));
  assert.deepEqual([...Z.data], [1, 2]);
  assert.equal(kernels.flops(), 2 * 5 + 2);
  kernels.apply(relu, Z);
  assert.equal(kernels.flops(), 14);
});
