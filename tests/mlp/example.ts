import type { Activation, Matrix, Parameters } from '../../src/index.js';
import {
  copyParameters,
  elu,
  initDeep,
  initParameters,
  randomMatrix,
  seeded,
  sigmoid,
  tanh,
} from '../../src/index.js';
import { ACTIVATION_NAMES, activationNamed, definitionOf } from '../../src/mlp/activations.js';
import type { ElasticNet } from '../../src/mlp/elastic-net.js';
import type { Sizes } from '../../src/mlp/parameters.js';
import type { Precision } from '../../src/numeric/matrix.js';
import { copyMatrix } from '../../src/numeric/matrix.js';
import { fillInPlace, gaussian } from '../../src/numeric/random.js';

/** Sizes that are pairwise distinct: many errors vanish when two agree. */
export const SIZES: Sizes = { d: 3, dh: 5, m: 4 };

/** Every activation of the table, at each α that the table gives. */
export const ACTIVATIONS: readonly Activation[] = ACTIVATION_NAMES.flatMap((name) =>
  (definitionOf(name).alphas ?? [0]).map((alpha) => activationNamed(name, alpha)),
);

/** Four different λ's, so that none can stand for another. */
export const LAMBDA: ElasticNet = { lambda11: 0.013, lambda12: 0.021, lambda21: 0.034, lambda22: 0.055 };

export interface Example {
  readonly theta: Parameters;
  readonly X: Matrix;
  readonly y: number[];
}

/** K random examples of all classes and a θ with non-zero biases. */
export function example(
  K: number,
  sizes = SIZES,
  seed = 'example',
  precision: Precision = 'float64',
): Example {
  const rng = seeded(`${seed} ${K}`);
  const theta = initParameters(sizes, rng);
  fillInPlace(theta.b1, () => 0.3 * gaussian(rng));
  fillInPlace(theta.b2, () => 0.3 * gaussian(rng));
  const X = randomMatrix(K, sizes.d, () => gaussian(rng));
  const y = Array.from({ length: K }, (_, i) => (i + Math.floor(sizes.m * rng())) % sizes.m);
  return { theta: copyParameters(theta, precision), X: copyMatrix(X, precision), y };
}

/** Layers of these widths with smooth activations by turns, non-zero biases and K examples. */
export function deepExample(widths: readonly number[], K = 6, precision: Precision = 'float64') {
  const rng = seeded(`deep ${widths}`);
  const theta = initDeep(widths, rng, precision);
  for (const { b } of theta) fillInPlace(b, () => 0.3 * gaussian(rng));
  const X = randomMatrix(K, widths[0], () => gaussian(rng), precision);
  const classes = widths[widths.length - 1];
  const y = Array.from({ length: K }, (_, i) => i % classes);
  const activations = theta.slice(1).map((_, k) => [tanh, elu(0.7), sigmoid][k % 3]);
  return { theta, X, y, activations };
}

/** The largest |aᵢ − bᵢ| relative to the largest entry of b. */
export function relativeDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let [difference, scale] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    if (Number.isNaN(a[i]) || Number.isNaN(b[i])) return Number.NaN;
    difference = Math.max(difference, Math.abs(a[i] - b[i]));
    scale = Math.max(scale, Math.abs(b[i]));
  }
  return difference === 0 ? 0 : difference / scale;
}
