import { gatherRows, rowRange } from '../numeric/matrix.js';
import type { Rng } from '../numeric/random.js';
import type { Dataset, Split } from './dataset.js';
import { shuffled } from './minibatches.js';

/**
 * Rows from … to − 1 as a view: nothing is copied.
 *
 * @example
 * ```ts
 * rowsOf(twoCircles(seeded(1)), 0, 5).y.length // → 5
 * ```
 */
export function rowsOf(dataset: Dataset, from: number, to: number): Dataset {
  return { ...dataset, X: rowRange(dataset.X, from, to), y: dataset.y.subarray(from, to) };
}

/** A copy of the rows with these indices, in this order. */
export function takeRows(dataset: Dataset, rows: ArrayLike<number>): Dataset {
  return { ...dataset, X: gatherRows(dataset.X, rows), y: Uint8Array.from(rows, (i) => dataset.y[i]) };
}

/**
 * `valid` and `test` rows drawn at random without repetition, the others to train.
 *
 * @example
 * ```ts
 * splitAtRandom(twoCircles(seeded(1)), { valid: 10, test: 20 }, seeded(2)).test.y.length // → 20
 * ```
 */
export function splitAtRandom(dataset: Dataset, sizes: { valid: number; test: number }, rng: Rng): Split {
  const n = dataset.X.rows;
  const { valid, test } = sizes;
  const train = n - valid - test;
  if (!(valid >= 1 && test >= 1 && train >= 1))
    throw new Error(`${dataset.name}: ${n} rows cannot be split into ${train} + ${valid} + ${test}`);
  const shuffledData = takeRows(dataset, shuffled(n, rng));
  return {
    train: rowsOf(shuffledData, 0, train),
    valid: rowsOf(shuffledData, train, train + valid),
    test: rowsOf(shuffledData, train + valid, n),
  };
}
