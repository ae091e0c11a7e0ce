import seedrandom from 'seedrandom/seedrandom.js';
import { cosTurns, logExactlyRounded } from './exact-rounding.js';
import { type Floats, type Matrix, type Precision, zeroMatrix } from './matrix.js';

/** A source of uniform numbers in [0, 1). Everything random takes one as an argument. */
export type Rng = () => number;

/**
 * A generator of its own, the same for the same seed on every machine.
 *
 * @example
 * ```ts
 * uniform(seeded('a')) === uniform(seeded('a')) // → true
 * ```
 */
export function seeded(seed: string | number): Rng {
  return seedrandom(String(seed));
}

/**
 * One number of U[lo, hi).
 *
 * @example
 * ```ts
 * uniform(seeded(1), 2, 3) >= 2 // → true
 * ```
 */
export function uniform(rng: Rng, lo = 0, hi = 1): number {
  return lo + (hi - lo) * rng();
}

/** One number of N(0, 1), by Box and Muller (1958): the same bits on every machine. */
export function gaussian(rng: Rng): number {
  // √(−2 ln u) cos(2πv), u in (0, 1] so that the logarithm is finite
  return Math.sqrt(-2 * logExactlyRounded(1 - rng())) * cosTurns(rng());
}

/** The vector filled, entry after entry, from a sampler such as `() => gaussian(rng)`. */
export function fillInPlace<V extends Floats>(v: V, sample: () => number): V {
  for (let i = 0; i < v.length; i++) v[i] = sample();
  return v;
}

/**
 * A matrix whose entries are drawn row by row from a sampler.
 *
 * @example
 * ```ts
 * shapeOf(randomMatrix(2, 3, seeded(1))) // → '2 × 3'
 * ```
 */
export function randomMatrix(
  rows: number,
  cols: number,
  sample: () => number,
  precision: Precision = 'float64',
): Matrix {
  const M = zeroMatrix(rows, cols, precision);
  fillInPlace(M.data, sample);
  return M;
}
