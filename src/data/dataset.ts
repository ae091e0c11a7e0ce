import type { Matrix } from '../numeric/matrix.js';

/** Labelled examples: row i of X (n × d) has the class y[i] in 0 … m−1. */
export interface Dataset {
  /** Shown wherever the data appears; says "stand-in" if it is one. */
  readonly name: string;
  readonly X: Matrix;
  readonly y: Uint8Array;
  /** Names of the m classes. */
  readonly classes: readonly string[];
  /** True for the embedded stand-in, never for real data. */
  readonly standIn: boolean;
}

/** A data set split into the three parts the homework asks for. Selection looks at valid only. */
export interface Split {
  readonly train: Dataset;
  readonly valid: Dataset;
  readonly test: Dataset;
}
