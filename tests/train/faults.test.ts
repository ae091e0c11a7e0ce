/** Data that none can train with: every engine refuses them alike, with part and row, before it begins. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dataset, Split } from '../../src/data/dataset.js';
import {
  deepWasmEngine,
  loopEngine,
  matrixEngine,
  relu,
  seeded,
  splitAtRandom,
  train,
  twoCircles,
  wasmEngine,
} from '../../src/index.js';
import { zeroMatrix } from '../../src/numeric/matrix.js';
import { WasmNetwork } from '../../src/numeric/wasm/network.js';

const circles = twoCircles(seeded('faults'), { pointsPerClass: 40, noise: 0.05 });
const split = splitAtRandom(circles, { valid: 20, test: 20 }, seeded('split'));
const setting = { dh: 5, K: 10, epochs: 2, rate: 0.01 };
const ENGINES = {
  loop: loopEngine,
  matrix: matrixEngine,
  'wasm 1': wasmEngine({ threads: 1 }),
  'wasm 2': wasmEngine({ threads: 2 }),
};

const labelled = (part: Dataset, row: number, k: number): Dataset => ({
  ...part,
  y: part.y.map((label, i) => (i === row ? k : label)),
});
const withNumber = (part: Dataset, at: number, x: number): Dataset => {
  const X = { ...part.X, data: part.X.data.slice() };
  X.data[at] = x;
  return { ...part, X };
};
const rows = (part: Dataset, n: number): Dataset => ({
  ...part,
  X: zeroMatrix(n, part.X.cols),
  y: new Uint8Array(n),
});

const FAULTS: readonly [what: string, faulty: Partial<Split>, message: RegExp][] = [
  [
    'a class too many in train',
    { train: labelled(split.train, 3, 2) },
    /train: the class of row 3 is 2, .* 0 … 1$/,
  ],
  [
    'a class far away in valid',
    { valid: labelled(split.valid, 19, 200) },
    /valid: the class of row 19 is 200/,
  ],
  [
    'rows of another length',
    { valid: { ...split.valid, X: zeroMatrix(20, 3) } },
    /valid has rows of 3 numbers/,
  ],
  [
    'too few classes',
    { train: { ...split.train, y: split.train.y.slice(1) } },
    /train has 39 classes for 40 ex/,
  ],
  ['no training data', { train: rows(split.train, 0) }, /train has no examples/],
  ['no validation data', { valid: rows(split.valid, 0) }, /valid has no examples/],
  ['NaN in train', { train: withNumber(split.train, 7, Number.NaN) }, /train: row 3, column 1 is NaN/],
  ['NaN in valid', { valid: withNumber(split.valid, 0, Number.NaN) }, /valid: row 0, column 0 is NaN/],
  ['∞ in test', { test: withNumber(split.test, 39, -1 / 0) }, /test: row 19, column 1 is -Infinity/],
];

for (const [what, faulty, message] of FAULTS) {
  test(`${what}: refused by every engine`, async () => {
    for (const engine of Object.values(ENGINES))
      await assert.rejects(train({ ...split, ...faulty }, setting, { engine }), message);
    await assert.rejects(
      train({ ...split, ...faulty }, setting, { engine: deepWasmEngine([5, 4]) }),
      message,
    );
  });
}

test('a loss beyond all measure is called diverged, finite or not', async () => {
  for (const engine of Object.values(ENGINES)) {
    const wild = { ...setting, rate: 1e20, lambda22: 0.1, precision: 'float64' as const };
    await assert.rejects(train(split, wild, { engine }), /training diverged: the loss is .* epoch 1/);
  }
});

const spec = {
  inputs: 2,
  layers: [{ outputs: 3, activation: relu }, { outputs: 2 }],
  update: { rule: 'sgd' },
  capacity: 4,
  threads: 1,
} as const;

for (const precision of ['float32', 'float64'] as const) {
  test(`the kernels of ${precision} get nothing that they cannot hold`, async () => {
    const network = new WasmNetwork({ ...spec, precision });
    const set = network.place({ X: zeroMatrix(6, 2), y: [0, 1, 0, 1, 0, 1] });
    assert.throws(
      () => network.place({ X: zeroMatrix(2, 3), y: [0, 1] }),
      /rows of 3 numbers for a network of 2/,
    );
    assert.throws(() => network.place({ X: zeroMatrix(2, 2), y: [0] }), /1 classes for 2 examples/);
    for (const k of [2, 200, 256, -1, 0.5, Number.NaN]) {
      assert.throws(() => network.evaluate({ X: zeroMatrix(2, 2), y: [0, k] }), RangeError);
      assert.throws(() => network.trainOn({ X: zeroMatrix(2, 2), y: [0, k] }, 0.1, 1), RangeError);
    }
    assert.throws(() => network.train(set, [0, 6], 0.1, 1), /there is no example 6 of 6/);
    assert.throws(() => network.train(set, [], 0.1, 1), /a batch of 0 examples/);
    assert.throws(
      () => network.trainOn({ X: zeroMatrix(5, 2), y: [0, 0, 0, 0, 0] }, 0.1, 1),
      /a batch of 5 examples/,
    );
    await network.close();
  });

  test(`a weight of ${precision} that is no number is not lost in ReLU`, async () => {
    const network = new WasmNetwork({ ...spec, precision });
    const weights = network.read();
    weights[0].W.data[0] = Number.NaN;
    network.write(weights);
    const X = zeroMatrix(2, 2, precision);
    X.data.fill(1);
    assert.ok(Number.isNaN(network.evaluate({ X, y: [0, 1] }).loss));
    await network.close();
  });
}

test('a network too large for the memory of the kernels is refused in plain words', () => {
  const layers = [{ ...spec.layers[0], outputs: 4_000_000 }, { outputs: 10 }];
  const large = { ...spec, precision: 'float32', layers, inputs: 784 } as const;
  assert.throws(() => new WasmNetwork(large), /need more than the 1 GB of the compiled kernels: take fewer/);
});
