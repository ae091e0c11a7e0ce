import { type Kernels, scalarKernels } from '../numeric/kernels.js';
import { inPrecision, type Matrix, precisionOf, rowOf, rowRange } from '../numeric/matrix.js';
import { requirePositiveInteger } from '../numeric/require.js';
import type { Activation } from './activations.js';
import type { Parameters } from './parameters.js';
import { crossEntropy, indexOfMax, type Labels, requireLabels } from './softmax.js';

/** How θ does on a set of examples. */
export interface Evaluation {
  /** Proportion of misclassified examples, in [0, 1]. */
  readonly error: number;
  /** Average of L, without the penalty. */
  readonly loss: number;
}

/**
 * The pre-activations Oa of the output layer: X: K × d → K × m.
 *
 * @example
 * ```ts
 * const theta = initParameters({ d: 2, dh: 3, m: 4 }, seeded(1));
 * outputs(theta, randomMatrix(5, 2, seeded(2)), relu).cols // → 4
 * ```
 */
export function outputs(
  theta: Parameters,
  X: Matrix,
  act: Activation,
  kernels: Kernels = scalarKernels,
): Matrix {
  const Hs = kernels.apply(act, kernels.affine(X, theta.W1, theta.b1));
  return kernels.affine(Hs, theta.W2, theta.b2);
}

/**
 * The most probable class of each row of Oa (or Os: softmax keeps the order).
 *
 * @example
 * ```ts
 * mostProbable({ rows: 2, cols: 3, data: new Float64Array([1, 9, 2, 5, 0, 1]) }) // → [1, 0]
 * ```
 */
export function mostProbable(Oa: Matrix): Uint8Array {
  return Uint8Array.from({ length: Oa.rows }, (_, i) => indexOfMax(rowOf(Oa, i)));
}

/** The class of each row of X. */
export function classify(theta: Parameters, X: Matrix, act: Activation, kernels?: Kernels): Uint8Array {
  return mostProbable(outputs(theta, X, act, kernels));
}

/** Error and average loss over a data set in the precision of θ, `batch` rows at a time: memory stays small. */
export function evaluate(
  theta: Parameters,
  { X, y }: { readonly X: Matrix; readonly y: Labels },
  act: Activation,
  { batch = 500, kernels = scalarKernels }: { batch?: number; kernels?: Kernels } = {},
): Evaluation {
  requirePositiveInteger('batch', batch);
  requireLabels(y, X.rows, theta.W2.rows);
  let [wrong, loss] = [0, 0];
  for (let from = 0; from < X.rows; from += batch) {
    const rows = rowRange(X, from, Math.min(from + batch, X.rows));
    const Oa = outputs(theta, inPrecision(rows, precisionOf(theta.W1.data)), act, kernels);
    for (let i = 0; i < Oa.rows; i++) {
      const oa = rowOf(Oa, i);
      if (indexOfMax(oa) !== y[from + i]) wrong++;
      loss += crossEntropy(oa, y[from + i]);
    }
  }
  return { error: wrong / X.rows, loss: loss / X.rows };
}
