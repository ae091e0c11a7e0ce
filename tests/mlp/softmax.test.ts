import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crossEntropy, meanCrossEntropy, softmax, toRows } from '../../src/index.js';
import { softmaxRows } from '../../src/mlp/softmax.js';
import { matrixOf } from '../../src/numeric/matrix.js';

const close = (a: number, b: number, tolerance = 1e-15) =>
  assert.ok(Math.abs(a - b) <= tolerance, `${a}, ${b}`);
/** The definition, without any care for overflow. */
const naive = (o: number[]) => {
  const sum = o.map(Math.exp).reduce((a, b) => a + b);
  return o.map((x) => Math.exp(x) / sum);
};

test('impl/stable-softmax: (1000, 1001) gives (0.26894142, 0.73105858) where the definition gives NaN', () => {
  const os = softmax(Float64Array.of(1000, 1001));
  assert.deepEqual(
    [...os].map((p) => p.toFixed(8)),
    ['0.26894142', '0.73105858'],
  );
  assert.deepEqual(naive([1000, 1001]), [Number.NaN, Number.NaN]);
});

test('softmax is the definition where that can be evaluated, sums to 1 and ignores a common shift', () => {
  const oa = [0.3, -1.2, 2.5, 0];
  const os = softmax(Float64Array.from(oa));
  for (const [k, p] of naive(oa).entries()) close(os[k], p);
  close(
    os.reduce((a, b) => a + b, 0),
    1,
  );
  for (const shift of [1e3, -1e3]) {
    const shifted = softmax(Float64Array.from(oa, (o) => o + shift));
    for (const k of os.keys()) close(shifted[k], os[k], 1e-12);
  }
});

test('impl/stable-softmax for a batch is the softmax of each row and leaves its argument alone', () => {
  const rows = [
    [1000, 1001, 999],
    [-5000, 3, 3],
    [0.1, 0.2, 0.3],
  ];
  const Oa = matrixOf(rows);
  assert.deepEqual(
    toRows(softmaxRows(Oa)),
    rows.map((row) => [...softmax(Float64Array.from(row))]),
  );
  assert.deepEqual(toRows(Oa), rows);
});

test('mlp/d-loss: the loss stays finite and exact where −log(softmax) fails', () => {
  // o^s_y underflows to 0: −log 0 = ∞, the loss is 800
  const far = Float64Array.of(0, 800);
  assert.equal(-Math.log(softmax(far)[0]), Number.POSITIVE_INFINITY);
  assert.equal(crossEntropy(far, 0), 800);
  // o^s_y rounds to 1: −log 1 = 0, the loss is e^{−40}
  assert.equal(softmax(Float64Array.of(40, 0))[0], 1);
  close(crossEntropy(Float64Array.of(40, 0), 0) / Math.exp(-40), 1);
});

test('mlp/d-loss: the loss where the definition can be evaluated, and where it overflows; never negative', () => {
  const oa = Float64Array.of(0.3, -1.2, 2.5, 0);
  for (const y of oa.keys()) close(crossEntropy(oa, y), -Math.log(softmax(oa)[y]));
  close(crossEntropy(Float64Array.of(1000, 1000), 1), Math.LN2);
  for (let m = 1; m < 5; m++) assert.ok(crossEntropy(new Float64Array(m).fill(7.1), 0) >= 0);
});

test('NaN in, NaN out', () => {
  for (const oa of [Float64Array.of(Number.NaN, 1), Float64Array.of(1, Number.NaN)]) {
    assert.ok(Number.isNaN(crossEntropy(oa, 0)));
    assert.ok(softmax(oa).every(Number.isNaN));
  }
});

test('labels that are no classes are refused by their index', () => {
  const Oa = matrixOf([
    [1, 2],
    [3, 4],
  ]);
  assert.throws(() => meanCrossEntropy(Oa, [0, 2]), /y\[1\] is 2: a class must be an integer in 0 … 1/);
  assert.throws(() => meanCrossEntropy(Oa, [0.5, 1]), /y\[0\] is 0.5/);
  assert.throws(() => meanCrossEntropy(Oa, [0]), /y holds 1 classes for 2 examples/);
  assert.throws(
    () => meanCrossEntropy({ rows: 0, cols: 2, data: new Float64Array() }, []),
    /at least one example/,
  );
});
