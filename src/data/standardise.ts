import type { Floats, Matrix } from '../numeric/matrix.js';
import type { Split } from './dataset.js';

/** Mean and standard deviation of each feature; both of length d. */
export interface Scaling {
  readonly mean: Float64Array;
  readonly sd: Float64Array;
}

/** Mean and standard deviation of each column of X (n × d). A constant column gets sd 1: it becomes 0. */
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

/** The three parts scaled by what the training part alone says: validation and test must not leak into it. */
export function standardiseSplit(split: Split): Split {
  const scaling = fitScaling(split.train.X);
  const scaled = (part: keyof Split) => ({ ...split[part], X: standardise(split[part].X, scaling) });
  return { train: scaled('train'), valid: scaled('valid'), test: scaled('test') };
}

function columnMeans(X: Matrix, f: (x: number, j: number) => number): Float64Array {
  const sum = new Float64Array(X.cols);
  for (let i = 0; i < X.rows; i++) for (let j = 0; j < X.cols; j++) sum[j] += f(X.data[i * X.cols + j], j);
  return sum.map((s) => s / X.rows);
}
