/** Real numbers in one of the two precisions; every numeric routine runs on both. */
export type Floats = Float64Array | Float32Array;
export type Precision = 'float64' | 'float32';

/** A rows × cols matrix, row-major: entry (i, j) is data[i * cols + j]. */
export interface Matrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: Floats;
}
