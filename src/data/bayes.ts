import type { Rng } from '../numeric/random.js';
import { twoCircles } from './circles.js';

/** The best possible classifier of two noisy circles, and its error. */
export interface Bayes {
  /** Points nearer to the origin are of the inner circle. */
  readonly radius: number;
  /** A proportion. */
  readonly error: number;
}

const STEP = 0.005;

/**
 * prac/e05: the least error on two noisy circles, estimated on points of its own. The densities depend on the
 * distance r from the origin alone, and their ratio grows with r: the best rule is a threshold on r, here searched
 * in steps of 0.005 between the two radii.
 *
 * @example
 * ```ts
 * bayesOfCircles(seeded(1), 0, 100).error // → 0
 * ```
 */
export function bayesOfCircles(rng: Rng, noise: number, pointsPerClass = 50_000): Bayes {
  const { X, y } = twoCircles(rng, { noise, pointsPerClass });
  const radii = Array.from(y, (_, i) => Math.hypot(X.data[2 * i], X.data[2 * i + 1]));
  const candidates = Array.from({ length: 41 }, (_, k) => 0.8 + k * STEP);
  const rules = candidates.map((radius) => ({
    radius,
    error: radii.filter((r, i) => (r < radius ? 1 : 0) !== y[i]).length / y.length,
  }));
  return rules.reduce((best, rule) => (rule.error < best.error ? rule : best));
}
