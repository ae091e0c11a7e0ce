import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckRow } from '../../src/check/compare.js';
import {
  type Batch,
  batchByLoop,
  batchByMatrix,
  checkDeepGradients,
  checkGradients,
  gradientBlocksOf,
  isInBand,
  leakyRelu,
  summaryOf,
  tanh,
} from '../../src/index.js';
import { describeActivation } from '../../src/mlp/activations.js';
import type { ElasticNet } from '../../src/mlp/elastic-net.js';
import { ACTIVATIONS, deepExample, example, LAMBDA } from '../mlp/example.js';
import { Mutable } from './mutant.js';

/*
 * The check checked: an error of 0.1 % in one place of a right program must be found. The homework's own band,
 * [0.99, 1.01], would let it pass.
 */

const { theta, X, y } = example(6);
const wrong = (rows: readonly CheckRow[]) =>
  rows.filter(({ verdict }) => verdict === 'differs').map(({ parameter }) => parameter);

for (const activation of ACTIVATIONS) {
  const model = { activation, lambda: LAMBDA };
  const check = (batch: Batch) => checkGradients(theta, X, y, model, { batch });

  test(`0.1 % in any one gradient is found and nothing else, ${describeActivation(activation)}`, () => {
    for (const [k, { name }] of gradientBlocksOf(batchByMatrix(theta, X, y, model).gradients).entries()) {
      const planted: Batch = (...args) => {
        const result = batchByMatrix(...args);
        const { values } = gradientBlocksOf(result.gradients)[k];
        for (const i of values.keys()) values[i] *= 1.001;
        return result;
      };
      const rows = check(planted);
      const ofBlock = rows.map(({ parameter }) => parameter).filter((p) => `grad${p}`.startsWith(`${name}[`));
      assert.deepEqual(wrong(rows), ofBlock);
      assert.ok(rows.filter(({ bprop }) => Math.abs(bprop) > 1e-2).every(({ ratio }) => isInBand(ratio)));
    }
  });

  test(`0.1 % in the derivative of the activation is found, ${describeActivation(activation)}`, () => {
    const planted = { ...activation, df: (z: number) => 1.001 * activation.df(z) };
    for (const batch of [batchByLoop, batchByMatrix]) {
      const rows = checkGradients(theta, X, y, { activation: planted, lambda: LAMBDA }, { batch });
      assert.ok(wrong(rows).length > 0);
      assert.ok(wrong(rows).every((parameter) => /^[Wb]1/.test(parameter)));
    }
  });
}

test('0.1 % in one entry alone is found in that entry', () => {
  const model = { activation: tanh, lambda: LAMBDA };
  const planted: Batch = (...args) => {
    const result = batchByMatrix(...args);
    result.gradients.gradW2.data[7] *= 1.001;
    return result;
  };
  assert.deepEqual(wrong(checkGradients(theta, X, y, model, { batch: planted })), ['W2[2,3]']);
});

test('0.1 % in the loss is found', () => {
  const planted: Batch = (...args) => ({ ...batchByLoop(...args), risk: 1.001 * batchByLoop(...args).risk });
  const rows = checkGradients(theta, X, y, { activation: tanh, lambda: LAMBDA }, { batch: planted });
  assert.equal(wrong(rows).length, rows.length);
});

test('mlp/q-elastic-net: 0.1 % in the gradient of one λ is found in the weights of its layer', () => {
  for (const name of ['lambda11', 'lambda12', 'lambda21', 'lambda22'] satisfies (keyof ElasticNet)[]) {
    const planted: Batch = (theta, X, y, model) => {
      const lambda = { ...model.lambda, [name]: 1.001 * model.lambda[name] };
      const { gradients } = batchByMatrix(theta, X, y, { ...model, lambda });
      return { ...batchByMatrix(theta, X, y, model), gradients };
    };
    const rows = checkGradients(theta, X, y, { activation: tanh, lambda: LAMBDA }, { batch: planted });
    assert.ok(wrong(rows).length > 0);
    assert.ok(wrong(rows).every((parameter) => parameter.startsWith(`W${name.at(-2)}`)));
  }
});

for (const [file, batch] of [
  ['loop', 'batchByLoop'],
  ['matrix', 'batchByMatrix'],
] as const) {
  test(`0.1 % after any line of fprop or bprop in ${file}.ts is found`, async () => {
    const module = new Mutable(file);
    const check = (mutant: Record<string, Batch>) =>
      checkGradients(theta, X, y, { activation: leakyRelu(0.1), lambda: LAMBDA }, { batch: mutant[batch] });

    assert.equal(summaryOf(check(await module.load())), '44 of 44 parameters agree');
    // the loss is a number (planted above), the gradient of the input is no part of a batch (checked elsewhere)
    const sites = module.sites().filter(({ name }) => !['L', 'gradx', 'GradX'].includes(name));
    assert.deepEqual(
      sites.map(({ name }) => name.toLowerCase()).sort(),
      // biome-ignore format: one line
      ['ha', 'hs', 'oa', 'os', 'gradoa', 'gradw2', 'gradb2', 'gradhs', 'gradha', 'gradw1', 'gradb1'].sort(),
    );
    for (const site of sites) {
      assert.ok(wrong(check(await module.load(site))).length > 0, `${site.tag}: ${site.name}`);
    }
  });
}

test('0.1 % after any line of the backward pass of deep.ts is found', async () => {
  const module = new Mutable('deep');
  const { theta, X, y, activations } = deepExample([3, 6, 5, 4]);
  for (const site of module.sites()) {
    const { deepBatch } = await module.load<typeof import('../../src/mlp/deep.js')>(site);
    const rows = checkDeepGradients(theta, X, y, { activations }, { batch: deepBatch });
    assert.ok(wrong(rows).length > 0, `${site.tag}: ${site.name}`);
  }
  assert.deepEqual([...new Set(module.sites().map(({ name }) => name))].sort(), [
    'gradW',
    'gradb',
    'gradh',
    'gradz',
  ]);
});
