import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standardise } from '../../src/data/standardise.js';
import {
  fitScaling,
  foldScaling,
  initParameters,
  outputs,
  randomMatrix,
  seeded,
  tanh,
} from '../../src/index.js';
import { matrixOf } from '../../src/numeric/matrix.js';
import { gaussian } from '../../src/numeric/random.js';

test('standardise: mean 0 and sd 1 on train, the same map elsewhere, a constant column becomes 0', () => {
  const X = matrixOf([
    [1, 0.1, -4],
    [2, 0.1, 0],
    [6, 0.1, 10],
  ]);
  const scaling = fitScaling(X);
  const again = fitScaling(standardise(X, scaling));
  for (const j of [0, 2]) {
    assert.ok(Math.abs(again.mean[j]) < 1e-15);
    assert.ok(Math.abs(again.sd[j] - 1) < 1e-15);
  }
  const column = (j: number) => [0, 1, 2].map((i) => standardise(X, scaling).data[3 * i + j]);
  assert.ok(column(1).every((x) => Math.abs(x) < 1e-12));

  const other = matrixOf([[3, 5, 2]]);
  assert.equal(standardise(other, scaling).data[0], 0);
  assert.deepEqual([...X.data.slice(0, 3)], [1, 0.1, -4], 'the given data stay as they were');
});

test('foldScaling: the parameters for inputs as they are, the same function', () => {
  const rng = seeded('fold');
  const X = randomMatrix(6, 4, () => 3 + 2 * gaussian(rng));
  const theta = initParameters({ d: 4, dh: 5, m: 3 }, rng);
  const scaling = fitScaling(X);
  const expected = outputs(theta, standardise(X, scaling), tanh).data;
  const folded = outputs(foldScaling(theta, scaling), X, tanh).data;
  for (const [i, o] of expected.entries()) assert.ok(Math.abs(folded[i] - o) < 1e-13);
  assert.ok(Math.abs(outputs(theta, X, tanh).data[0] - expected[0]) > 0.01, 'without it, another function');
});
