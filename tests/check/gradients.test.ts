import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RiskTerm } from '../../src/check/layers.js';
import {
  batchByLoop,
  batchByMatrix,
  checkGradients,
  comparisonTable,
  copyParameters,
  elasticNet,
  gradientFailure,
  leakyRelu,
  relu,
  summaryOf,
} from '../../src/index.js';
import { describeActivation } from '../../src/mlp/activations.js';
import { matrixOf } from '../../src/numeric/matrix.js';
import { ACTIVATIONS, example, LAMBDA, SIZES } from '../mlp/example.js';

for (const activation of ACTIVATIONS) {
  test(`impl/grad-check: every gradient agrees with three others, ${describeActivation(activation)}`, () => {
    const model = { activation, lambda: LAMBDA };
    for (const batch of [batchByLoop, batchByMatrix]) {
      for (const term of ['data', 'penalty', 'both'] satisfies RiskTerm[]) {
        for (const K of [1, 6]) {
          const { theta, X, y } = example(K);
          const rows = checkGradients(theta, X, y, model, { batch, term });
          assert.equal(summaryOf(rows), '44 of 44 parameters agree');
          assert.equal(gradientFailure(rows), undefined);
        }
      }
    }
  });
}

test('the check leaves θ as it was and names each parameter once', () => {
  const { theta, X, y } = example(3);
  const before = copyParameters(theta);
  const rows = checkGradients(theta, X, y, { activation: relu, lambda: LAMBDA });
  assert.deepEqual(theta, before);
  assert.equal(new Set(rows.map(({ parameter }) => parameter)).size, rows.length);
  const { dh, m } = SIZES;
  assert.ok(rows.some(({ parameter }) => parameter === `W2[${m},${dh}]`));
});

/** One example x = 1 into one hidden unit with ha = w + b, two classes. */
function oneUnit(w: number, b: number) {
  const theta = {
    W1: matrixOf([[w]]),
    b1: Float64Array.of(b),
    W2: matrixOf([[0.5], [-0.3]]),
    b2: new Float64Array(2),
  };
  return { theta, X: matrixOf([[1]]), y: [0] };
}

test('a kink within ±ε is listed with its unit, exactly at 0 and beside it, and is not skipped', () => {
  for (const [w, b] of [
    [0.25, -0.25],
    [0.25, -0.25 + 3e-6],
    [0.25, -0.25 - 3e-6],
  ]) {
    const { theta, X, y } = oneUnit(w, b);
    const rows = checkGradients(theta, X, y, { activation: leakyRelu(0.1), lambda: elasticNet() });
    const kinks = Object.fromEntries(rows.map((row) => [row.parameter, row.kinks]));
    assert.deepEqual(kinks, {
      'W1[1,1]': ['ha[1] of example 1'],
      'b1[1]': ['ha[1] of example 1'],
      'W2[1,1]': [],
      'W2[2,1]': [],
      'b2[1]': [],
      'b2[2]': [],
    });
    assert.equal(summaryOf(rows), '4 of 6 parameters agree, 2 at a kink');
  }
});

test('at a kink a wrong gradient is still found, by the exact derivative', () => {
  const { theta, X, y } = oneUnit(0.25, -0.25);
  const { f } = leakyRelu(0.1);
  const otherSide = { ...leakyRelu(0.1), f, df: (z: number) => (z >= 0 ? 1 : 0.1) };
  const rows = checkGradients(theta, X, y, { activation: otherSide, lambda: elasticNet() });
  assert.match(gradientFailure(rows)?.message ?? '', /wrong gradient for W1\[1,1\], b1\[1\]$/);
});

test('a weight that crosses 0 under an L1 penalty is a kink of that weight alone', () => {
  const { theta, X, y } = example(2);
  for (const w of [0, 4e-6, -4e-6]) {
    const moved = copyParameters(theta);
    moved.W2.data[1] = w;
    const rows = checkGradients(moved, X, y, { activation: relu, lambda: LAMBDA });
    assert.deepEqual(
      rows.filter(({ kinks }) => kinks.length > 0).map(({ parameter, kinks }) => [parameter, ...kinks]),
      [['W2[1,2]', 'W2[1,2]']],
    );
    assert.equal(gradientFailure(rows), undefined);
    const smooth = { activation: relu, lambda: elasticNet({ lambda22: 0.1 }) };
    assert.ok(checkGradients(moved, X, y, smooth).every(({ verdict }) => verdict === 'agrees'));
  }
});

test('0/0 agrees: a unit that is never active has gradients 0 on every route', () => {
  const { theta, X, y } = oneUnit(0.25, -3);
  const rows = checkGradients(theta, X, y, { activation: relu, lambda: elasticNet() });
  const dead = rows.filter(({ bprop, forward }) => bprop === 0 && forward === 0);
  assert.deepEqual(
    dead.map(({ parameter, verdict }) => [parameter, verdict]),
    ['W1[1,1]', 'b1[1]', 'W2[1,1]', 'W2[2,1]'].map((name) => [name, 'agrees']),
  );
  const [first] = comparisonTable(rows, 'a dead unit').rows;
  assert.deepEqual([first[0], first[3], first.at(-1)], ['$W^{(1)}_{1,1}$', '0/0', 'agrees, both near 0']);
});

test('a gradient of NaN differs', () => {
  const { theta, X, y } = example(2);
  const broken: typeof batchByMatrix = (...args) => {
    const result = batchByMatrix(...args);
    result.gradients.gradb1[2] = Number.NaN;
    return result;
  };
  const rows = checkGradients(theta, X, y, { activation: relu, lambda: LAMBDA }, { batch: broken });
  assert.equal(gradientFailure(rows)?.message, 'wrong gradient for b1[3]');
});

test('a check of float32 parameters or with ε outside the asked range is refused', () => {
  const single = example(2, SIZES, 'single', 'float32');
  const { theta, X, y } = example(2);
  const model = { activation: relu, lambda: LAMBDA };
  assert.throws(() => checkGradients(single.theta, single.X, single.y, model), /float64 parameters, W1 is/);
  for (const epsilon of [0, 1e-6, 1e-4, -1e-5, Number.NaN]) {
    assert.throws(
      () => checkGradients(theta, X, y, model, { epsilon }),
      /ε must be between 0.000001 and 0.0001/,
    );
  }
});
