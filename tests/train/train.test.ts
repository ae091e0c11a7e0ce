import assert from 'node:assert/strict';
import { test } from 'node:test';
import { twoCircles } from '../../src/data/circles.js';
import type { Dataset, Split } from '../../src/data/dataset.js';
import { splitAtRandom } from '../../src/data/split.js';
import { relu } from '../../src/mlp/activations.js';
import { elasticNet, penalty } from '../../src/mlp/elastic-net.js';
import { blocksOf, copyParameters } from '../../src/mlp/parameters.js';
import { evaluate } from '../../src/mlp/predict.js';
import { copyMatrix, type Precision } from '../../src/numeric/matrix.js';
import { seeded } from '../../src/numeric/random.js';
import type { BatchProgress } from '../../src/train/descent.js';
import type { EngineFactory } from '../../src/train/engine.js';
import { bestOf, type EpochRecord } from '../../src/train/history.js';
import { loopEngine, matrixEngine } from '../../src/train/scalar-engine.js';
import { train } from '../../src/train/train.js';

const circles = splitAtRandom(twoCircles(seeded('circles')), { valid: 250, test: 250 }, seeded('split'));
const small = { dh: 20, K: 20, rate: 0.02, epochs: 8, update: { rule: 'adam' } } as const;

/** The history without the wall times, the only part that may differ between two runs. */
const timeless = (history: readonly EpochRecord[]) => history.map((record) => ({ ...record, seconds: 0 }));

test('prac/e05: a small network learns the two circles', async () => {
  const { best, parameters, history } = await train(circles, { ...small, epochs: 30 });
  assert.ok(best.test.error < 0.02, `test error ${best.test.error}`);
  assert.ok(best.train.loss < history[0].train.loss / 5);
  const again = evaluate(parameters, circles.test, relu);
  assert.deepEqual(again, best.test, 'the figures belong to the parameters returned');
});

test('training is a function of data, hyperparameters and seed', async () => {
  const [a, b, c] = await Promise.all(['x', 'x', 'y'].map((seed) => train(circles, { ...small, seed })));
  assert.deepEqual(timeless(a.history), timeless(b.history));
  assert.deepEqual(a.parameters, b.parameters);
  assert.notDeepEqual(a.parameters, c.parameters);
});

test('the loop and the matrix version train to the same parameters, with a smaller last batch', async () => {
  const h = { dh: 5, K: 64, epochs: 3, lambda12: 1e-3, lambda21: 1e-3 };
  const [loop, matrix] = await Promise.all(
    [loopEngine, matrixEngine].map((engine) => train(circles, h, { engine })),
  );
  for (const [i, { name, values }] of blocksOf(loop.last).entries()) {
    const other = blocksOf(matrix.last)[i].values;
    values.forEach((value, k) => {
      assert.ok(Math.abs(value - other[k]) < 1e-12, `${name}[${k}]: ${value} and ${other[k]}`);
    });
  }
});

test('the losses are without the penalty, which is reported apart and is in the gradients', async () => {
  const free = await train(circles, small);
  const decayed = await train(circles, { ...small, lambda12: 0.05, lambda22: 0.05 });
  assert.equal(free.best.penalty, 0);
  assert.ok(decayed.best.penalty > 0);
  const norm = ({ last }: typeof free) => penalty(last, elasticNet({ lambda12: 1 }));
  assert.ok(norm(decayed) < norm(free) / 2);
});

/** An engine whose parameters are the number of updates and whose validation errors are given. */
const scripted =
  (errors: readonly number[]): EngineFactory<{ updates: number }> =>
  () => {
    let updates = 0;
    const epoch = () => updates / 3;
    const step = () => {
      updates++;
      return 1;
    };
    return {
      name: 'scripted',
      step,
      stepOn: step,
      evaluate: (part) => ({ error: part === 'valid' ? errors[epoch() - 1] : 1 - epoch() / 100, loss: 1 }),
      penalty: () => 0,
      state: () => ({ parameters: { updates }, slots: [], steps: updates }),
      restore: (state) => {
        updates = state.steps;
      },
      close() {},
    };
  };
const threeBatches = { K: 200 };

test('prac/e05: early stopping keeps the parameters of the best validation error, not the last', async () => {
  const errors = [0.5, 0.3, 0.2, 0.4, 0.25, 0.21, 0.1];
  const run = await train(circles, { ...threeBatches, epochs: 7, patience: 3 }, { engine: scripted(errors) });
  assert.equal(run.best.epoch, 3);
  assert.equal(run.history.length, 6);
  assert.equal(run.stoppedEarly, true);
  assert.equal(run.parameters.updates, 9);
  assert.equal(run.last.updates, 18);
});

test('prac/e05: without patience every epoch is run, and the best is kept all the same', async () => {
  const errors = [0.5, 0.3, 0.3, 0.4];
  const run = await train(circles, { ...threeBatches, epochs: 4 }, { engine: scripted(errors) });
  assert.deepEqual([run.best.epoch, run.history.length, run.stoppedEarly], [2, 4, false]);
  assert.equal(run.parameters.updates, 6);
});

test('the best epoch: validation error first, its loss at equal error, the first of equals', () => {
  const record = (epoch: number, error: number, loss: number) =>
    ({ epoch, valid: { error, loss } }) as EpochRecord;
  const best = (...records: EpochRecord[]) => bestOf(records)?.epoch;
  assert.equal(best(record(1, 0.2, 1), record(2, 0.1, 9), record(3, 0.3, 0)), 2);
  assert.equal(best(record(1, 0.1, 1), record(2, 0.1, 0.5)), 2);
  assert.equal(best(record(1, 0.1, 1), record(2, 0.1, 1)), 1);
  assert.equal(best(), undefined);
});

test('the hooks see every minibatch and every epoch; an error in a hook stops the run', async () => {
  const batches: BatchProgress[] = [];
  const epochs: number[] = [];
  await train(
    circles,
    { ...small, K: 250, epochs: 2 },
    {
      onBatch: (progress) => batches.push(progress),
      onEpoch: (history) => void epochs.push(history.length),
    },
  );
  assert.deepEqual(
    batches.map(({ epoch, batch, batches: of }) => [epoch, batch, of]),
    [
      [1, 1, 3],
      [1, 2, 3],
      [1, 3, 3],
      [2, 1, 3],
      [2, 2, 3],
      [2, 3, 3],
    ],
  );
  assert.deepEqual(epochs, [1, 2]);
  const onEpoch = () => {
    throw new Error('enough');
  };
  await assert.rejects(train(circles, small, { onEpoch }), /enough/);
});

test('divergence: an error with epoch and hyperparameters, and the engine is closed', async () => {
  let closed = false;
  const engine: EngineFactory = async (split, h) => {
    const inner = await matrixEngine(split, h);
    return {
      ...inner,
      close() {
        closed = true;
      },
    };
  };
  const run = train(circles, { dh: 20, K: 100, rate: 1e200, epochs: 5 }, { engine });
  await assert.rejects(run, /training diverged: the loss is (NaN|Infinity).* of epoch 1\..*"rate":1e\+200/);
  assert.equal(closed, true);
});

test('every update rule trains in both precisions', async () => {
  for (const rule of ['sgd', 'momentum', 'nesterov', 'adagrad', 'adadelta', 'rmsprop', 'adam'] as const) {
    for (const precision of ['float64', 'float32'] as const) {
      const { history, parameters } = await train(circles, {
        dh: 4,
        epochs: 2,
        rate: 0.01,
        update: { rule },
        precision,
      });
      assert.ok(history[1].train.loss < 0.8);
      assert.deepEqual(parameters, copyParameters(parameters, precision));
    }
  }
});

test('float32 data train float64 parameters as the same data in float64 do', async () => {
  const inPrecisionOfAll = (precision: Precision): Split => {
    const rounded = (part: Dataset) => ({ ...part, X: copyMatrix(copyMatrix(part.X, 'float32'), precision) });
    return { train: rounded(circles.train), valid: rounded(circles.valid), test: rounded(circles.test) };
  };
  const [narrow, wide] = await Promise.all(
    (['float32', 'float64'] as const).map((precision) => train(inPrecisionOfAll(precision), small)),
  );
  assert.deepEqual(narrow.last, wide.last);
  assert.deepEqual(timeless(narrow.history), timeless(wide.history));
});
