import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dualFunction } from '../../src/check/dual-language.js';
import { elu, judge, leakyRelu, mlp, relu, sigmoid, tanh } from '../../src/index.js';
import type { Context } from '../../src/judge/language.js';
import {
  ACTIVATION_NAMES,
  activationNamed,
  definitionOf,
  describeActivation,
  variantOf,
} from '../../src/mlp/activations.js';
import { ACTIVATIONS } from './example.js';

const POINTS = [-30, -3, -0.7, -1e-3, 1e-3, 0.4, 2, 30];

for (const activation of ACTIVATIONS) {
  const { f, df } = activation;
  test(`${describeActivation(activation)}: df is the slope of f away from 0, and the slope from the left at 0`, () => {
    const h = 1e-6;
    for (const z of POINTS) {
      const slope = (f(z + h) - f(z - h)) / (2 * h);
      // The difference loses digits in proportion to the values it is taken of.
      assert.ok(Math.abs(df(z) - slope) < 1e-8 * Math.max(1, Math.abs(f(z))), `${z}: ${df(z)} and ${slope}`);
    }
    assert.ok(Math.abs(df(0) - (f(0) - f(-h)) / h) < 1e-6);
    assert.ok(Number.isNaN(f(Number.NaN)));
  });
}

test('act/relu, act/leaky-relu, act/elu: the definitions and the convention 1_{z>0} at the kink', () => {
  assert.deepEqual([-2, 0, 3].map(relu.f), [0, 0, 3]);
  assert.deepEqual([-2, 0, 3].map(relu.df), [0, 0, 1]);
  assert.deepEqual([-2, 0, 3].map(leakyRelu(0.25).f), [-0.5, 0, 3]);
  assert.deepEqual([-2, 0, 3].map(leakyRelu(0.25).df), [0.25, 0.25, 1]);
  const { f, df } = elu(0.5);
  assert.deepEqual([f(0), f(3), df(0), df(3)], [0, 3, 0.5, 1]);
  assert.ok(Math.abs(f(-Math.LN2) + 0.25) < 1e-16);
  // for z ≤ 0, elu' = elu + α
  for (const z of [-3, -0.1, 0]) assert.ok(Math.abs(df(z) - (f(z) + 0.5)) < 1e-15);
});

test('functions/a-sigmoid-tanh: σ(x) = (tanh(x/2) + 1)/2; neither overflows', () => {
  for (const x of POINTS) assert.ok(Math.abs(sigmoid.f(x) - (tanh.f(x / 2) + 1) / 2) < 1e-15);
  for (const { f, df } of [sigmoid, tanh]) {
    for (const z of [-1e4, 1e4]) assert.ok(Number.isFinite(f(z)) && df(z) === 0);
  }
});

test('an α for which the definition does not hold is refused', () => {
  for (const alpha of [1, 2, Number.NaN, Number.NEGATIVE_INFINITY]) {
    assert.throws(() => leakyRelu(alpha), /α of leaky ReLU must be a finite number < 1/);
  }
  for (const alpha of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    assert.throws(() => elu(alpha), /α of ELU must be a finite number > 0/);
  }
});

test('each has a number of its own in the kernels, from 0 without a gap', () => {
  assert.deepEqual(
    ACTIVATION_NAMES.map((name) => definitionOf(name).kind),
    ACTIVATION_NAMES.map((_, kind) => kind),
  );
});

const Z: Context = { symbols: { z: 'scalar', alpha: 'scalar' } };

for (const name of ACTIVATION_NAMES)
  test(`${name}: its slope is the derivative of its formula, as the judge says; both are what f and df compute`, () => {
    const { formula, slope, alphas = [0] } = definitionOf(name);
    assert.match(judge(`D(${formula}, z)`, slope, Z).kind, /^(exact|convention)$/);
    assert.equal(judge(`D(${formula}, z)`, `${slope} + 1`, Z).kind, 'refused');
    assert.ok(
      mlp(variantOf(name)).definitions?.some(([, source]) => source === formula.replace(/\bz\b/g, 'ha')),
    );
    for (const alpha of alphas) {
      const { f, df } = activationNamed(name, alpha);
      const dual = dualFunction(formula, alpha);
      for (const z of POINTS) {
        const { re, du } = dual({ re: z, du: 1 });
        assert.ok(Math.abs(re - f(z)) <= 1e-14 * Math.max(1, Math.abs(re)), `f(${z}): ${f(z)}, ${re}`);
        assert.ok(Math.abs(du - df(z)) <= 1e-14 * Math.max(1, Math.abs(du)), `df(${z}): ${df(z)}, ${du}`);
      }
    }
  });

test('a name that is none is refused, in numbers and in the notation', () => {
  assert.throws(() => activationNamed('softmax'), /activation must be relu, .* or .*, not softmax/);
  assert.throws(() => mlp('softmax' as 'relu'), /mlp\('softmax'\): known are relu, leaky relu, /);
});
