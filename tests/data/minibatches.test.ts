import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minibatches } from '../../src/data/minibatches.js';
import { seeded } from '../../src/numeric/random.js';

test('impl/minibatch-K: every row once, the last batch smaller, K = 1 and K ≥ n too', () => {
  for (const [n, K, sizes] of [
    [10, 4, [4, 4, 2]],
    [8, 4, [4, 4]],
    [3, 1, [1, 1, 1]],
    [5, 5, [5]],
    [5, 9, [5]],
  ] as const) {
    const batches = minibatches(n, K, seeded('x'));
    assert.deepEqual(
      batches.map((batch) => batch.length),
      sizes,
    );
    assert.deepEqual(
      batches.flatMap((batch) => [...batch]).sort((a, b) => a - b),
      [...Array(n).keys()],
    );
  }
});

test('minibatches: the order follows from the seed; every permutation is equally likely', () => {
  const order = (seed: string) => minibatches(50, 50, seeded(seed))[0].join();
  assert.equal(order('a'), order('a'));
  assert.notEqual(order('a'), order('b'));

  const counts = new Map<string, number>();
  const rng = seeded('permutations');
  for (let i = 0; i < 6000; i++) {
    const key = minibatches(3, 3, rng)[0].join();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  assert.equal(counts.size, 6);
  // 1000 ± 5 standard deviations of a binomial count
  for (const count of counts.values()) assert.ok(Math.abs(count - 1000) < 145, `${count}`);
});
