/** Real numbers in one of the two precisions; every numeric routine runs on both. */
export type Floats = Float64Array | Float32Array;
export type Precision = 'float64' | 'float32';

/** A rows × cols matrix, row-major: entry (i, j) is data[i * cols + j]. */
export interface Matrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: Floats;
}

export function precisionOf(values: Floats): Precision {
  return values instanceof Float64Array ? 'float64' : 'float32';
}

/** A vector of n zeros. */
export function zeros(n: number, precision: Precision = 'float64'): Floats {
  return precision === 'float64' ? new Float64Array(n) : new Float32Array(n);
}

export function zeroMatrix(rows: number, cols: number, precision: Precision = 'float64'): Matrix {
  return { rows, cols, data: zeros(rows * cols, precision) };
}

/** The matrix with the given rows, e.g. `matrixOf([[1, 2], [3, 4]])`; all rows must be equally long. */
export function matrixOf(rows: readonly ArrayLike<number>[], precision: Precision = 'float64'): Matrix {
  const cols = rows[0]?.length ?? 0;
  const M = zeroMatrix(rows.length, cols, precision);
  for (const [i, values] of rows.entries()) {
    if (values.length !== cols) {
      throw new Error(`matrixOf: row ${i + 1} has ${values.length} entries where row 1 has ${cols}`);
    }
    M.data.set(values, i * cols);
  }
  return M;
}

/**
 * Row i as a view: writing to it writes to the matrix.
 *
 * @example
 * ```ts
 * rowOf({ rows: 2, cols: 2, data: new Float64Array([1, 2, 3, 4]) }, 1) // → [3, 4]
 * ```
 */
export function rowOf(M: Matrix, i: number): Floats {
  return M.data.subarray(i * M.cols, (i + 1) * M.cols);
}

/**
 * Rows from … to−1 as a view, for walking through a data set batch by batch.
 *
 * @example
 * ```ts
 * toRows(rowRange({ rows: 3, cols: 1, data: new Float64Array([1, 2, 3]) }, 1, 3)) // → [[2], [3]]
 * ```
 */
export function rowRange(M: Matrix, from: number, to: number): Matrix {
  return { rows: to - from, cols: M.cols, data: M.data.subarray(from * M.cols, to * M.cols) };
}

/**
 * A copy of the rows with these indices, in this order.
 *
 * @example
 * ```ts
 * toRows(gatherRows({ rows: 2, cols: 1, data: new Float64Array([7, 8]) }, [1, 1, 0])) // → [[8], [8], [7]]
 * ```
 */
export function gatherRows(M: Matrix, indices: ArrayLike<number>): Matrix {
  const G = zeroMatrix(indices.length, M.cols, precisionOf(M.data));
  for (let i = 0; i < indices.length; i++) G.data.set(rowOf(M, indices[i]), i * M.cols);
  return G;
}

/**
 * The rows as plain arrays, to print or compare.
 *
 * @example
 * ```ts
 * toRows({ rows: 2, cols: 2, data: new Float64Array([1, 2, 3, 4]) }) // → [[1, 2], [3, 4]]
 * ```
 */
export function toRows(M: Matrix): number[][] {
  return Array.from({ length: M.rows }, (_, i) => Array.from(rowOf(M, i)));
}

/** A copy in the same or the other precision. */
export function copyVector(v: Floats, precision: Precision = precisionOf(v)): Floats {
  return precision === 'float64' ? new Float64Array(v) : new Float32Array(v);
}

export function copyMatrix(M: Matrix, precision: Precision = precisionOf(M.data)): Matrix {
  return { rows: M.rows, cols: M.cols, data: copyVector(M.data, precision) };
}

/** M itself if it is in that precision already, else a converted copy. */
export function inPrecision(M: Matrix, precision: Precision): Matrix {
  return precisionOf(M.data) === precision ? M : copyMatrix(M, precision);
}

/**
 * "3 × 5", as error messages and tables write a shape.
 *
 * @example
 * ```ts
 * shapeOf({ rows: 3, cols: 5, data: new Float64Array(15) }) // → '3 × 5'
 * ```
 */
export function shapeOf(M: Matrix): string {
  return `${M.rows} × ${M.cols}`;
}
