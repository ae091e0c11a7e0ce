/**
 * Floating-point values with a bound on their rounding errors: a pair [v, error], the true value within error of v.
 * Small dyadic numbers are exact, so that a kink can be hit. They find witnesses quickly; enclosure.ts confirms them.
 */

import { type Rational, toNumber } from '../expression/rational.js';
import type { Arithmetic } from './evaluate.js';

export type Float = readonly [value: number, error: number];

const EPSILON = 2 ** -51;
/** Undefined, or the errors are too large. */
const UNKNOWN: Float = [Number.NaN, Number.POSITIVE_INFINITY];

/** Also covers what is lost where numbers become too small. */
const TINY = 1e-290;

/** After one rounding; sums and products of exact small multiples of 2⁻²⁰ that are such again are exact. */
function rounded(v: number, error: number, exact: boolean): Float {
  if (!Number.isFinite(v)) return UNKNOWN;
  if (exact && Math.abs(v) < 4096 && Number.isInteger(v * 2 ** 20)) return [v, 0];
  return [v, error + Math.abs(v) * EPSILON + TINY];
}

export const floats: Arithmetic<Float> = {
  of(q: Rational) {
    const v = toNumber(q);
    return rounded(v, 0, q.d <= 2n ** 20n && (q.d & (q.d - 1n)) === 0n);
  },
  add: ([a, x], [b, y]) => rounded(a + b, x + y, x + y === 0),
  mul: ([a, x], [b, y]) => rounded(a * b, Math.abs(a) * y + Math.abs(b) * x + x * y, x === 0 && y === 0),
  inverse([a, x]) {
    const least = Math.abs(a) - x;
    return least > 0 ? rounded(1 / a, x / least / Math.abs(a), x === 0) : UNKNOWN;
  },
  exp([a, x]) {
    if (a === 0 && x === 0) return [1, 0];
    const v = Math.exp(a);
    return x < 0.1 && Number.isFinite(v) ? [v, v * (1.1 * x + 4 * EPSILON) + TINY] : UNKNOWN;
  },
  log([a, x]) {
    const least = a - x;
    if (!(least > 0)) return UNKNOWN;
    if (a === 1 && x === 0) return [0, 0];
    const v = Math.log(a);
    return [v, x / least + Math.abs(v) * 4 * EPSILON];
  },
  abs: ([v, error]) => [Math.abs(v), error],
  sign([a, x]) {
    if (Math.abs(a) > x) return a > 0 ? 1 : -1;
    return x === 0 ? 0 : { without: UNKNOWN };
  },
  undefined: UNKNOWN,
  work: 1,
};
