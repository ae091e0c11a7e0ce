import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import {
  blocksOf,
  deepBlocksOf,
  deepWasmEngine,
  type EngineFactory,
  type Hyperparameters,
  matrixEngine,
  seeded,
  splitAtRandom,
  train,
  twoCircles,
  wasmEngine,
} from '../../src/index.js';
import type { Block } from '../../src/mlp/parameters.js';
import { hyperparameters } from '../../src/train/hyperparameters.js';

const data = twoCircles(seeded('wasm'), { pointsPerClass: 80, noise: 0.05 });
const split = splitAtRandom(data, { valid: 33, test: 30 }, seeded('split'));
/** 97 examples in batches of 20: the last one is smaller. */
const GIVEN: Partial<Hyperparameters> = {
  dh: 9,
  K: 20,
  epochs: 5,
  rate: 0.02,
  update: { rule: 'adam' },
  lambda11: 1e-3,
  lambda22: 1e-2,
};

function worstDifference(a: readonly Block[], b: readonly Block[]): number {
  return Math.max(
    ...a.flatMap(({ values }, k) => Array.from(values, (v, i) => Math.abs(v - b[k].values[i]))),
  );
}

/** θ after some steps, and after being restored in between. */
async function interrupted<P>(factory: EngineFactory<P>): Promise<P[]> {
  const h = hyperparameters(GIVEN);
  const [a, b] = [await factory(split, h), await factory(split, h)];
  const batch = Uint32Array.of(5, 0, 7, 7);
  for (let t = 0; t < 3; t++) a.step(batch, 0.01);
  b.restore(a.state());
  for (const engine of [a, b]) engine.step(batch, 0.01);
  const ends = [a.state().parameters, b.state().parameters];
  await Promise.all([a.close(), b.close()]);
  return ends;
}

for (const standardise of [false, true]) {
  test(`prac/e06: training with the kernels equals training with matrices to rounding, standardise ${standardise}`, async () => {
    const matrix = await train(split, { ...GIVEN, standardise }, { engine: matrixEngine });
    const wasm = await train(split, { ...GIVEN, standardise }, { engine: wasmEngine({ threads: 2 }) });
    assert.ok(worstDifference(blocksOf(wasm.last), blocksOf(matrix.last)) < 1e-9);
    for (const [k, record] of wasm.history.entries()) {
      const other = matrix.history[k];
      assert.ok(Math.abs(record.penalty - other.penalty) < 1e-9);
      for (const part of ['train', 'valid', 'test'] as const) {
        assert.equal(record[part].error, other[part].error);
        assert.ok(Math.abs(record[part].loss - other[part].loss) < 1e-9);
      }
    }
  });
}

test('the trained bits do not depend on the number of threads', async () => {
  const runs = [1, 2, 3].map((threads) =>
    train(split, { ...GIVEN, precision: 'float32' }, { engine: wasmEngine({ threads }) }),
  );
  const [one, two, three] = await Promise.all(runs);
  assert.deepEqual(two.last, one.last);
  assert.deepEqual(three.last, one.last);
});

test('a restored engine goes on bit for bit', async () => {
  const [through, resumed] = await interrupted(wasmEngine({ threads: 1 }));
  assert.deepEqual(resumed, through);
  const [deepThrough, deepResumed] = await interrupted(deepWasmEngine([7, 6], { threads: 1 }));
  assert.deepEqual(deepResumed, deepThrough);
});

test('deep/b3-recursion: with one hidden layer the deep engine is the other one; with two it learns', async () => {
  const shallow = await train(split, GIVEN, { engine: wasmEngine({ threads: 1 }) });
  const deep = await train(split, GIVEN, { engine: deepWasmEngine([9], { threads: 1 }) });
  assert.equal(worstDifference(deepBlocksOf(deep.last), blocksOf(shallow.last)), 0);
  const { history } = await train(
    split,
    { ...GIVEN, lambda11: 0, lambda22: 0, epochs: 60 },
    { engine: deepWasmEngine([20, 15], { threads: 2 }) },
  );
  assert.ok(history[59].train.loss < history[0].train.loss / 4, `${history[59].train.loss}`);
});

test('where the kernels cannot run, the matrix version trains and says so', async (t) => {
  t.mock.method(WebAssembly, 'validate', () => false);
  const engine = await wasmEngine()(split, hyperparameters(GIVEN));
  assert.equal(engine.name, 'matrix');
  assert.ok(engine.step(Uint32Array.of(0, 1), 0.1) > 0);
});

test('fused multiply-add changes the last bits only', async () => {
  const h = { ...GIVEN, precision: 'float32' } as const;
  const plain = await train(split, h, { engine: wasmEngine({ threads: 1 }) });
  const fused = await train(split, h, { engine: wasmEngine({ threads: 1, fma: true }) });
  assert.ok(worstDifference(blocksOf(fused.last), blocksOf(plain.last)) < 1e-3);
});

test('registers of 256 bits, the default where Node has them, give the same bits', () => {
  // Each in a process of its own: V8 compiles the kernels once.
  const bitsWith = (wide: boolean): string => {
    const index = new URL('../../src/index.js', import.meta.url);
    const code = `import { seeded, splitAtRandom, train, twoCircles, wasmEngine } from ${JSON.stringify(index)};
const data = twoCircles(seeded('bits'), { pointsPerClass: 80, noise: 0.05 });
const split = splitAtRandom(data, { valid: 33, test: 30 }, seeded('split'));
for (const precision of ['float32', 'float64']) {
  const setting = { dh: 70, K: 20, epochs: 2, rate: 0.02, update: { rule: 'adam' }, lambda11: 1e-3, precision };
  const { last } = await train(split, setting, { engine: wasmEngine({ threads: 1, wide: ${wide} }) });
  console.log(Buffer.from(last.W1.data.buffer).toString('hex'));
}`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      encoding: 'utf8',
    });
    assert.equal(stderr, '');
    return stdout;
  };
  const plain = bitsWith(false);
  assert.ok(plain.length > 1000);
  assert.equal(bitsWith(true), plain);
});
