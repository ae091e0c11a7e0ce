import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { standardise } from '../../src/data/standardise.js';
import {
  type Activation,
  deepBatch,
  elu,
  fitScaling,
  initDeep,
  type Layer,
  type Matrix,
  randomMatrix,
  relu,
  seeded,
  tanh,
} from '../../src/index.js';
import { copyMatrix, copyVector, type Floats, type Precision } from '../../src/numeric/matrix.js';
import { fillInPlace, gaussian } from '../../src/numeric/random.js';
import { WasmNetwork } from '../../src/numeric/wasm/network.js';
import type { NetworkSpec } from '../../src/numeric/wasm/spec.js';
import { type UpdateSpec, updateRule } from '../../src/train/updates.js';
import { ACTIVATIONS } from '../mlp/example.js';

/** Relative to the largest entry; a step of −gradient is read back as a difference of weights of size about 1. */
const TOLERANCE = { float64: 1e-13, float32: 5e-5 };
/** One row; one column; sizes around the width of vectors, panels and blocks; a deep network. */
const SHAPES: [K: number, widths: number[]][] = [
  [1, [1, 1, 2]],
  [7, [3, 5, 4]],
  [3, [129, 33, 17]],
  [13, [31, 64, 40, 11]],
];
const PENALTIES = [
  { l1: 0.013, l2: 0.021 },
  { l1: 0.034, l2: 0.055 },
  { l1: 0.089, l2: 0.144 },
];

interface Problem {
  readonly theta: Layer[];
  readonly X: Matrix;
  readonly y: Uint8Array;
  readonly spec: Omit<NetworkSpec, 'threads' | 'update'>;
  readonly activation: Activation;
}

/** Half of the inputs are 0, as in the images; biases are not. */
function problem(K: number, widths: number[], activation: Activation, precision: Precision): Problem {
  const rng = seeded(`${K} ${widths}`);
  const theta = initDeep(widths, rng).map(({ W, b }) => {
    fillInPlace(b, () => 0.3 * gaussian(rng));
    return { W: copyMatrix(W, precision), b: copyVector(b, precision) };
  });
  const X = copyMatrix(
    randomMatrix(K, widths[0], () => Math.max(0, gaussian(rng))),
    precision,
  );
  const m = widths[widths.length - 1];
  const y = Uint8Array.from({ length: K }, (_, i) => (7 * i + 1) % m);
  const layers = widths.slice(1).map((outputs, k) => ({ outputs, activation, ...PENALTIES[k] }));
  return { theta, X, y, spec: { precision, inputs: widths[0], layers, capacity: K + 2 }, activation };
}

/** The network on the problem, its threads at work. */
async function networkFor(p: Problem, threads = 1, update: NetworkSpec['update'] = { rule: 'sgd' }) {
  const network = new WasmNetwork({ ...p.spec, threads, update });
  network.write(p.theta);
  while (network.size < threads) await delay(5);
  const set = network.place(p);
  const step = (rows: number, rate: number, t: number) =>
    network.train(
      set,
      Uint32Array.from({ length: rows }, (_, i) => i),
      rate,
      t,
    );
  return { network, set, step };
}

function valuesOf(layers: readonly Layer[]): Floats[] {
  return layers.flatMap(({ W, b }) => [W.data, b]);
}

function assertClose(
  actual: readonly Floats[],
  expected: readonly Floats[],
  tolerance: number,
  what: string,
) {
  for (const [k, e] of expected.entries()) {
    const scale = Math.max(...e.map(Math.abs));
    const difference = Math.max(...e.map((v, i) => Math.abs(v - actual[k][i])));
    assert.ok(difference <= tolerance * scale, `${what}, array ${k}: ${difference} of ${scale}`);
  }
}

for (const precision of ['float64', 'float32'] as const) {
  test(`mlp/q-elastic-net, deep/b3-recursion: loss and gradients of the kernels equal the scalar ones, ${precision}`, async () => {
    for (const activation of ACTIVATIONS) {
      for (const [K, widths] of SHAPES) {
        const p = problem(K, widths, activation, precision);
        const what = `${activation.name} ${K} × ${widths.join('-')}`;
        const { network, set, step } = await networkFor(p);
        const { loss, wrong } = network.evaluate(set);
        assert.deepEqual(network.evaluate(p), { loss, wrong }, what);
        assert.equal(step(K, 1, 1), loss, what);
        const after = valuesOf(network.read());
        await network.close();

        const penalties = PENALTIES.slice(0, widths.length - 1);
        const activations = widths.slice(2).map(() => activation);
        const oracle = deepBatch(p.theta, p.X, p.y, { activations, penalties });
        assert.ok(Math.abs(loss / K - oracle.risk) <= TOLERANCE[precision] * oracle.risk, what);
        assert.ok(wrong >= 0 && wrong <= K);
        const steps = valuesOf(p.theta).map((values, k) => values.map((v, i) => v - after[k][i]) as Floats);
        assertClose(steps, valuesOf(oracle.gradients), TOLERANCE[precision], what);
      }
    }
  });
}

for (const precision of ['float64', 'float32'] as const) {
  test(`standardised inputs whose zeros are left out: gradients and bits of any threads, ${precision}`, async () => {
    for (const [K, widths] of SHAPES) {
      const p = problem(K, widths, relu, precision);
      const scaling = fitScaling(p.X);
      const what = `standardised ${K} × ${widths.join('-')}`;
      const ends: Floats[][] = [];
      for (const threads of [1, 2]) {
        const { network, step } = await networkFor({ ...p, spec: { ...p.spec, scaling } }, threads);
        step(K, 1, 1);
        ends.push(valuesOf(network.read()));
        await network.close();
      }
      assert.deepEqual(ends[1], ends[0], what);

      const penalties = PENALTIES.slice(0, widths.length - 1);
      const activations = widths.slice(2).map(() => relu);
      const oracle = deepBatch(p.theta, standardise(p.X, scaling), p.y, { activations, penalties });
      const steps = valuesOf(p.theta).map((values, k) => values.map((v, i) => v - ends[0][k][i]) as Floats);
      assertClose(steps, valuesOf(oracle.gradients), TOLERANCE[precision], what);
    }
  });
}

test('every update rule makes the steps of train/updates.ts', async () => {
  const specs: UpdateSpec[] = [
    { rule: 'sgd' },
    { rule: 'momentum', mu: 0.8 },
    { rule: 'nesterov', mu: 0.8 },
    { rule: 'adagrad' },
    { rule: 'adadelta', rho: 0.9 },
    { rule: 'rmsprop', rho: 0.95 },
    { rule: 'adam', beta1: 0.85, beta2: 0.99 },
  ];
  const p = problem(5, [6, 18, 3], tanh, 'float64');
  for (const spec of specs) {
    const rule = updateRule(spec);
    const { network, step } = await networkFor(p, 1, { rule: spec.rule, ...rule.constants });
    const theta = p.theta.map(({ W, b }) => ({ W: copyMatrix(W), b: copyVector(b) }));
    const slots = Array.from({ length: rule.slots }, () =>
      valuesOf(theta).map((v) => v.map(() => 0) as Floats),
    );
    for (let t = 1; t <= 3; t++) {
      step(5, 0.05, t);
      const { gradients } = deepBatch(theta, p.X, p.y, {
        activations: [tanh],
        penalties: PENALTIES.slice(0, 2),
      });
      const grads = valuesOf(gradients);
      for (const [k, values] of valuesOf(theta).entries())
        rule.stepInPlace(
          values,
          grads[k],
          slots.map((slot) => slot[k]),
          0.05,
          t,
        );
    }
    assertClose(valuesOf(network.read()), valuesOf(theta), 1e-9, spec.rule);
    for (const [s, slot] of slots.entries())
      assertClose(valuesOf(network.read(s + 1)), slot, 1e-9, `${spec.rule}, slot ${s + 1}`);
    await network.close();
  }
});

test('1, 2, 3 and 4 threads end with the same bits, and so do two runs', async () => {
  const p = problem(37, [150, 70, 5], relu, 'float32');
  const runs: Floats[][] = [];
  for (const threads of [1, 1, 2, 3, 4]) {
    const { network, step } = await networkFor(p, threads, {
      rule: 'adam',
      decay: 0.9,
      decay2: 0.999,
      epsilon: 1e-8,
    });
    for (let t = 1; t <= 6; t++) step(t === 6 ? 11 : 37, 0.01, t);
    runs.push(valuesOf(network.read()));
    await network.close();
  }
  for (const run of runs.slice(1)) assert.deepEqual(run, runs[0]);
});

test('a network with fewer outputs than threads still gives each its share', async () => {
  const p = problem(2, [2, 1, 2], elu(1), 'float64');
  const results: Floats[][] = [];
  for (const threads of [1, 3]) {
    const { network, step } = await networkFor(p, threads);
    step(1, 0.5, 1);
    results.push(valuesOf(network.read()));
    await network.close();
  }
  assert.deepEqual(results[1], results[0]);
});

test('what is written is read back, slots too', async () => {
  const p = problem(3, [5, 33, 4], relu, 'float32');
  const { network } = await networkFor(p, 1, { rule: 'momentum', decay: 0.9 });
  network.write(p.theta, 1);
  assert.deepEqual(valuesOf(network.read()), valuesOf(p.theta));
  assert.deepEqual(valuesOf(network.read(1)), valuesOf(p.theta));
  await network.close();
});

test('the comparison sees 0.1 % in one gradient of many', async () => {
  const p = problem(3, [129, 33, 17], relu, 'float32');
  const grads = valuesOf(deepBatch(p.theta, p.X, p.y, { activations: [relu] }).gradients);
  const planted = grads.map((v) => v.slice());
  const largest = Math.max(...planted[1].map(Math.abs));
  planted[1][planted[1].findIndex((g) => Math.abs(g) === largest)] *= 1.001;
  assert.throws(() => assertClose(planted, grads, TOLERANCE.float32, 'planted'), /planted, array 1/);
});

test('threads that nobody dismissed do not keep the process alive', async () => {
  const module = new URL('../../src/numeric/wasm/network.js', import.meta.url);
  const script = `
    import { WasmNetwork } from '${module}';
    const spec = { precision: 'float32', inputs: 2, layers: [{ outputs: 2 }], update: { rule: 'sgd' } };
    const network = new WasmNetwork({ ...spec, capacity: 1, threads: 3 });
    while (network.size < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    const X = { rows: 1, cols: 2, data: Float32Array.of(1, 2) };
    console.log(network.evaluate({ X, y: [1] }).loss.toFixed(3));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    timeout: 20_000,
  });
  assert.equal(stdout, '0.693\n');
});

test('an activation or a rule that the kernels do not know stops them; nothing is trained under its name', async () => {
  const p = problem(7, [3, 5, 4], relu, 'float64');
  const unknown = { kind: 99, alpha: 0 };
  const layers = p.spec.layers.map((layer) => ({ ...layer, activation: unknown }));
  const { network, set } = await networkFor({ ...p, spec: { ...p.spec, layers } });
  assert.throws(() => network.evaluate(set), /unreachable/);
  await network.close();
  const rule = 'newton' as 'sgd';
  await assert.rejects(networkFor(p, 1, { rule }), /no update rule newton/);
});
