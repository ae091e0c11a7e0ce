import { cosTurns, sinTurns } from '../numeric/exact-rounding.js';
import { matrixOf } from '../numeric/matrix.js';
import { gaussian, type Rng } from '../numeric/random.js';
import type { Dataset } from './dataset.js';
import { shuffled } from './minibatches.js';

const CLASSES = ['outer circle', 'inner circle'];
/** Radius of the circle of each class. */
const RADII = [1.0, 0.8];

export interface CirclesOptions {
  readonly pointsPerClass?: number;
  /** Standard deviation of the Gaussian noise on each coordinate; 0: exactly on the circles. */
  readonly noise?: number;
}

/**
 * Two circles about the origin with the geometry of the course's file: class 0 on the radius 1.0, class 1 on the
 * radius 0.8, 550 points of each at random angles, in random order. The same bits on every machine.
 *
 * @example
 * ```ts
 * new Set(twoCircles(seeded(1)).y).size // → 2
 * ```
 */
export function twoCircles(rng: Rng, options: CirclesOptions = {}): Dataset {
  const { pointsPerClass = 550, noise = 0 } = options;
  const classes = shuffled(2 * pointsPerClass, rng).map((i) => i % 2);
  const rows = Array.from(classes, (label) => {
    const turns = rng();
    const jitter = () => (noise === 0 ? 0 : noise * gaussian(rng));
    return [RADII[label] * cosTurns(turns) + jitter(), RADII[label] * sinTurns(turns) + jitter()];
  });
  return circlesDataset('two circles', rows, classes);
}

/** Points x1, x2 with the label 0 or 1. */
export function circlesDataset(name: string, rows: readonly number[][], labels: ArrayLike<number>): Dataset {
  const X = matrixOf(rows.map((row) => row.slice(0, 2)));
  return { name, X, y: Uint8Array.from(labels), classes: CLASSES, standIn: false };
}
