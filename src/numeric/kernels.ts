import { type Floats, type Matrix, precisionOf, shapeOf, zeros } from './matrix.js';
import { times, timesTranspose, transposeTimes } from './product.js';

/** A function of one real variable and its derivative; `name` and `alpha` say which to compiled kernels. */
export interface Pointwise {
  readonly name: string;
  /** The parameter α of the family, 0 where there is none. */
  readonly alpha: number;
  readonly f: (z: number) => number;
  readonly df: (z: number) => number;
}

/**
 * The matrix operations of one step of a batch MLP. Rows are examples. Every operation returns a new matrix in
 * the precision of its arguments, and throws on shapes or precisions that do not fit.
 */
export interface Kernels {
  readonly name: string;
  /** X·Wᵀ + 1·bᵀ: K × n, for X: K × c, W: n × c, b: n. */
  affine(X: Matrix, W: Matrix, b: Floats): Matrix;
  /** A·B. A: p × q, B: q × r. */
  times(A: Matrix, B: Matrix): Matrix;
  /** Aᵀ·B. A: q × p, B: q × r. */
  transposeTimes(A: Matrix, B: Matrix): Matrix;
  /** Gᵀ·1, the sum of the rows: n, for G: K × n. */
  sumRows(G: Matrix): Floats;
  /** f(Z), entry by entry. */
  apply(pointwise: Pointwise, Z: Matrix): Matrix;
  /** G ⊙ f'(Z), both K × n. */
  timesDerivative(G: Matrix, pointwise: Pointwise, Z: Matrix): Matrix;
}

/** The kernels in plain TypeScript: the readable oracle of every faster implementation. */
export const scalarKernels: Kernels = {
  name: 'scalar',
  affine,
  times,
  transposeTimes,
  sumRows,
  apply: ({ f }, Z) => ({ ...Z, data: Z.data.map(f) }),
  timesDerivative,
};

function affine(X: Matrix, W: Matrix, b: Floats): Matrix {
  const Z = timesTranspose(X, W);
  if (b.length !== Z.cols) throw new Error(`X·Wᵀ + 1·bᵀ: b has ${b.length} entries, W has ${W.rows} rows`);
  for (let i = 0; i < Z.data.length; i++) Z.data[i] += b[i % Z.cols];
  return Z;
}

function sumRows(G: Matrix): Floats {
  const sums = zeros(G.cols, precisionOf(G.data));
  for (let i = 0; i < G.data.length; i++) sums[i % G.cols] += G.data[i];
  return sums;
}

function timesDerivative(G: Matrix, { df }: Pointwise, Z: Matrix): Matrix {
  if (shapeOf(G) !== shapeOf(Z)) throw new Error(`G ⊙ f'(Z): G is ${shapeOf(G)} and Z is ${shapeOf(Z)}`);
  return { ...G, data: G.data.map((g, i) => g * df(Z.data[i])) };
}
