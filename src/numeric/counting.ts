import { type Kernels, scalarKernels } from './kernels.js';

/** Kernels that also count the floating-point operations of what they compute. */
export interface CountingKernels extends Kernels {
  /** Additions and multiplications so far; an activation or its derivative counts as one operation an entry. */
  flops(): number;
}

/**
 * deep/w3-complexity: the kernels, with a count kept at each call from the shapes that are really multiplied.
 * A product p × q by q × r takes pr(2q − 1) operations.
 *
 * @example
 * ```ts
 * const kernels = countingKernels();
 * kernels.times(randomMatrix(2, 3, seeded(1)), randomMatrix(3, 4, seeded(2)));
 * kernels.flops() // → 2 * 4 * (2 * 3 - 1)
 * ```
 */
export function countingKernels(kernels: Kernels = scalarKernels): CountingKernels {
  let flops = 0;
  const product = (p: number, q: number, r: number) => {
    flops += p * r * (2 * q - 1);
  };
  return {
    name: `counting ${kernels.name}`,
    flops: () => flops,
    affine(X, W, b) {
      product(X.rows, X.cols, W.rows);
      flops += X.rows * W.rows;
      return kernels.affine(X, W, b);
    },
    times(A, B) {
      product(A.rows, A.cols, B.cols);
      return kernels.times(A, B);
    },
    transposeTimes(A, B) {
      product(A.cols, A.rows, B.cols);
      return kernels.transposeTimes(A, B);
    },
    sumRows(G) {
      flops += (G.rows - 1) * G.cols;
      return kernels.sumRows(G);
    },
    apply(pointwise, Z) {
      flops += Z.data.length;
      return kernels.apply(pointwise, Z);
    },
    timesDerivative(G, pointwise, Z) {
      flops += 2 * Z.data.length;
      return kernels.timesDerivative(G, pointwise, Z);
    },
  };
}
