import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Hyperparameters, hyperparameters, modelOf } from '../../src/train/hyperparameters.js';

test('hyperparameters: what is not given takes its default', () => {
  const h = hyperparameters({ dh: 7, lambda21: 0.5 });
  assert.equal(h.dh, 7);
  assert.equal(h.K, 100);
  assert.deepEqual(modelOf(h).lambda, { lambda11: 0, lambda12: 0, lambda21: 0.5, lambda22: 0 });
  assert.equal(modelOf(h).activation.name, 'relu');
  assert.deepEqual(JSON.parse(JSON.stringify(h)), h);
});

test('hyperparameters: what is outside its domain is named by its symbol', () => {
  const bad: [object, RegExp][] = [
    [{ K: 0 }, /^\w+: K must be an integer ≥ 1, not 0/],
    [{ K: -3 }, /K must be/],
    [{ K: 2.5 }, /K must be/],
    [{ K: Number.NaN }, /K must be an integer ≥ 1, not NaN/],
    [{ K: '10' }, /K must be/],
    [{ dh: 0 }, /dh must be/],
    [{ epochs: Number.POSITIVE_INFINITY }, /epochs must be/],
    [{ rate: -0.1 }, /η \(rate\) must be/],
    [{ rate: 0 }, /η \(rate\) must be/],
    [{ rate: Number.NaN }, /η \(rate\) must be .*not NaN/],
    [{ lambda11: -1 }, /λ11 must be/],
    [{ lambda12: Number.NaN }, /λ12 must be/],
    [{ lambda21: -1 }, /λ21 must be/],
    [{ lambda22: Number.POSITIVE_INFINITY }, /λ22 must be/],
    [{ patience: 0 }, /patience must be/],
    [{ seed: '' }, /seed must be/],
    [{ activation: 'step' }, /activation must be .*not step/],
    [{ activation: 'leaky-relu', alpha: Number.NaN }, /α of leaky ReLU must be/],
    [{ precision: 'float16' }, /precision must be/],
    [{ update: { rule: 'magic' } }, /no update rule/],
    [{ schedule: { kind: 'step', every: 3, factor: -1 } }, /factor of the schedule must be/],
    [{ learningRate: 1 }, /there is no hyperparameter learningRate/],
  ];
  for (const [given, message] of bad) {
    assert.throws(() => hyperparameters(given as Partial<Hyperparameters>), message, JSON.stringify(given));
  }
});
