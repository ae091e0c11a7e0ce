import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded, uniform } from '../../src/index.js';
import { gaussian } from '../../src/numeric/random.js';
import { requireNonNegative, requirePositiveInteger } from '../../src/numeric/require.js';

const N = 20_000;
const sample = (draw: () => number) => Array.from({ length: N }, draw);
const mean = (xs: number[]) => xs.reduce((sum, x) => sum + x, 0) / xs.length;

test('the same seed gives the same numbers, another seed others, and generators do not share a state', () => {
  const [a, b, other] = [seeded('s'), seeded('s'), seeded('t')];
  const first = [a(), a(), a()];
  other();
  assert.deepEqual([b(), b(), b()], first);
  assert.notDeepEqual([other(), other(), other()], first);
});

test('U[lo, hi) has its bounds and its mean, N(0, 1) its mean, variance and fourth moment', () => {
  const rng = seeded('moments');
  const flat = sample(() => uniform(rng, -2, 6));
  assert.ok(flat.every((x) => x >= -2 && x < 6));
  assert.ok(Math.abs(mean(flat) - 2) < 4 * (8 / Math.sqrt(12 * N)));

  const bell = sample(() => gaussian(rng));
  assert.ok(Math.abs(mean(bell)) < 4 / Math.sqrt(N));
  assert.ok(Math.abs(mean(bell.map((x) => x ** 2)) - 1) < 4 * Math.sqrt(2 / N));
  assert.ok(Math.abs(mean(bell.map((x) => x ** 4)) - 3) < 4 * Math.sqrt(96 / N));
});

test('a hyperparameter outside its range is refused by its symbol', () => {
  for (const K of [0, -1, 2.5, Number.NaN, Number.POSITIVE_INFINITY, '3' as unknown as number]) {
    assert.throws(() => requirePositiveInteger('K', K), /^RangeError: K must be an integer ≥ 1, not /);
  }
  for (const lambda of [-1e-9, Number.NaN, Number.POSITIVE_INFINITY, null as unknown as number]) {
    assert.throws(
      () => requireNonNegative('λ11', lambda),
      /^RangeError: λ11 must be a finite number ≥ 0, not /,
    );
  }
  assert.equal(requirePositiveInteger('K', 100), 100);
  assert.equal(requireNonNegative('λ11', 0), 0);
});
