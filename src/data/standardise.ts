import { copyParameters, type Parameters } from '../mlp/parameters.js';
import type { Floats, Matrix } from '../numeric/matrix.js';

/** Mean and standard deviation of each feature; both of length d. */
export interface Scaling {
  readonly mean: Float64Array;
  readonly sd: Float64Array;
}

/**
 * Mean and standard deviation of each column of X (n × d). A constant column gets sd 1: it becomes 0.
 *
 * @example
 * ```ts
 * fitScaling({ rows: 2, cols: 1, data: new Float64Array([1, 3]) }).mean // → [2]
 * ```
 */
export function fitScaling(X: Matrix): Scaling {
  const mean = columnMeans(X, (x) => x);
  const variance = columnMeans(X, (x, j) => (x - mean[j]) ** 2);
  // A constant column has the variance of rounding errors, not always exactly 0.
  return { mean, sd: variance.map(Math.sqrt).map((sd, j) => (sd > 1e-9 * Math.abs(mean[j]) ? sd : 1)) };
}

/** (x − mean)/sd, column by column, as a new matrix in the precision of X. */
export function standardise(X: Matrix, { mean, sd }: Scaling): Matrix {
  const scaled = (x: number, i: number) => (x - mean[i % X.cols]) / sd[i % X.cols];
  return { ...X, data: (X.data as Float64Array).map(scaled) as Floats };
}

/**
 * The same function of x as θ is of (x − mean)/sd, so that parameters trained on standardised inputs work on the
 * inputs as they are:
 *   W1 (x − mean)/sd + b1 = (W1/sd) x + b1 − W1 (mean/sd)
 *
 * @example
 * ```ts
 * const theta = initParameters({ d: 1, dh: 1, m: 2 }, seeded(1));
 * foldScaling(theta, { mean: [0], sd: [2] }).W1.data[0] === theta.W1.data[0] / 2 // → true
 * ```
 */
export function foldScaling(theta: Parameters, { mean, sd }: Scaling): Parameters {
  const { W1, b1, ...upper } = copyParameters(theta);
  for (let i = 0; i < W1.rows; i++) {
    let shift = 0;
    for (let j = 0; j < W1.cols; j++) {
      const w = W1.data[i * W1.cols + j] / sd[j];
      shift += w * mean[j];
      W1.data[i * W1.cols + j] = w;
    }
    b1[i] -= shift;
  }
  return { W1, b1, ...upper };
}

function columnMeans(X: Matrix, f: (x: number, j: number) => number): Float64Array {
  const sum = new Float64Array(X.cols);
  for (let i = 0; i < X.rows; i++) for (let j = 0; j < X.cols; j++) sum[j] += f(X.data[i * X.cols + j], j);
  return sum.map((s) => s / X.rows);
}
