import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requireSchedule, type Schedule, scheduleFactor } from '../../src/train/schedule.js';

const factors = (schedule: Schedule, epochs: number) =>
  Array.from({ length: epochs }, (_, i) => scheduleFactor(schedule, i + 1, epochs));

test('schedules: the factor of each epoch', () => {
  assert.deepEqual(factors({ kind: 'constant' }, 3), [1, 1, 1]);
  assert.deepEqual(factors({ kind: 'step', every: 2, factor: 0.5 }, 5), [1, 1, 0.5, 0.5, 0.25]);
  assert.deepEqual(factors({ kind: 'exponential', factor: 0.5 }, 4), [1, 0.5, 0.25, 0.125]);
  assert.deepEqual(factors({ kind: 'inverse', halfLife: 2 }, 5), [1, 2 / 3, 1 / 2, 2 / 5, 1 / 3]);
  const cosine = factors({ kind: 'cosine' }, 4);
  for (const [i, expected] of [1, (1 + Math.SQRT1_2) / 2, 0.5, (1 - Math.SQRT1_2) / 2].entries())
    assert.ok(Math.abs(cosine[i] - expected) < 1e-15);
});

test('schedules: an unknown one and a bad number are named', () => {
  assert.throws(
    () => requireSchedule({ kind: 'linear' } as unknown as Schedule),
    /no schedule {"kind":"linear"}/,
  );
  assert.throws(
    () => requireSchedule({ kind: 'step', every: 0, factor: 0.5 }),
    /every of the schedule must be/,
  );
  assert.throws(() => requireSchedule({ kind: 'inverse', halfLife: Number.NaN }), /halfLife of the schedule/);
});
