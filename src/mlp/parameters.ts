import {
  copyMatrix,
  copyVector,
  type Floats,
  type Matrix,
  type Precision,
  precisionOf,
  zeroMatrix,
  zeros,
} from '../numeric/matrix.js';
import { type Rng, randomMatrix, uniform } from '../numeric/random.js';
import { requirePositiveInteger } from '../numeric/require.js';

/** d inputs, dh hidden units, m classes. */
export interface Sizes {
  readonly d: number;
  readonly dh: number;
  readonly m: number;
}

/** The parameters θ of the one-hidden-layer MLP (mlp/e-risk). W1: dh × d, b1: dh, W2: m × dh, b2: m. */
export interface Parameters {
  readonly W1: Matrix;
  readonly b1: Floats;
  readonly W2: Matrix;
  readonly b2: Floats;
}

/** The gradient of the risk with respect to each parameter, shaped as the parameter. */
export interface Gradients {
  readonly gradW1: Matrix;
  readonly gradb1: Floats;
  readonly gradW2: Matrix;
  readonly gradb2: Floats;
}

/**
 * mlp/e-risk: n_θ = dh(d + 1) + m(dh + 1) scalar parameters.
 *
 * @example
 * ```ts
 * countParameters({ d: 2, dh: 3, m: 2 }) // → 17
 * ```
 */
export function countParameters({ d, dh, m }: Sizes): number {
  return dh * (d + 1) + m * (dh + 1);
}

/**
 * impl/init: weights from U[−1/√n_c, 1/√n_c), n_c inputs of that layer (d, then dh); biases 0.
 *
 * @example
 * ```ts
 * shapeOf(initParameters({ d: 2, dh: 3, m: 2 }, seeded(1)).W1) // → '3 × 2'
 * ```
 */
export function initParameters({ d, dh, m }: Sizes, rng: Rng, precision?: Precision): Parameters {
  for (const [symbol, size] of Object.entries({ d, dh, m })) requirePositiveInteger(symbol, size);
  return {
    W1: initWeights(dh, d, rng, precision),
    b1: zeros(dh, precision),
    W2: initWeights(m, dh, rng, precision),
    b2: zeros(m, precision),
  };
}

/** impl/init for one layer: a rows × n_c matrix from U[−1/√n_c, 1/√n_c). */
export function initWeights(rows: number, inputs: number, rng: Rng, precision?: Precision): Matrix {
  const bound = 1 / Math.sqrt(inputs);
  return randomMatrix(rows, inputs, () => uniform(rng, -bound, bound), precision);
}

/** All gradients 0, shaped and in the precision as θ. */
export function zeroGradients({ W1, b1, W2, b2 }: Parameters): Gradients {
  const precision = precisionOf(W1.data);
  return {
    gradW1: zeroMatrix(W1.rows, W1.cols, precision),
    gradb1: zeros(b1.length, precision),
    gradW2: zeroMatrix(W2.rows, W2.cols, precision),
    gradb2: zeros(b2.length, precision),
  };
}

/**
 * A copy of θ, in the same or the other precision.
 *
 * @example
 * ```ts
 * const theta = initParameters({ d: 2, dh: 3, m: 2 }, seeded(1));
 * copyParameters(theta).b1 === theta.b1 // → false
 * ```
 */
export function copyParameters({ W1, b1, W2, b2 }: Parameters, precision?: Precision): Parameters {
  return {
    W1: copyMatrix(W1, precision),
    b1: copyVector(b1, precision),
    W2: copyMatrix(W2, precision),
    b2: copyVector(b2, precision),
  };
}

/** A named array of parameters (or their gradients); `cols` is there if it is a matrix. */
export interface Block {
  readonly name: string;
  readonly values: Floats;
  readonly cols?: number;
}

/**
 * θ as a list, always in the order W1, b1, W2, b2: for updates, checkpoints and checks.
 *
 * @example
 * ```ts
 * blocksOf(initParameters({ d: 2, dh: 3, m: 2 }, seeded(1))).map(({ name }) => name) // → ['W1', 'b1', 'W2', 'b2']
 * ```
 */
export function blocksOf({ W1, b1, W2, b2 }: Parameters): Block[] {
  return [
    { name: 'W1', values: W1.data, cols: W1.cols },
    { name: 'b1', values: b1 },
    { name: 'W2', values: W2.data, cols: W2.cols },
    { name: 'b2', values: b2 },
  ];
}

/**
 * The gradients as the list that runs parallel to `blocksOf(θ)`.
 *
 * @example
 * ```ts
 * const theta = initParameters({ d: 2, dh: 3, m: 2 }, seeded(1));
 * const zero = { gradW1: theta.W1, gradb1: theta.b1, gradW2: theta.W2, gradb2: theta.b2 };
 * gradientBlocksOf(zero).length === blocksOf(theta).length // → true
 * ```
 */
export function gradientBlocksOf({ gradW1, gradb1, gradW2, gradb2 }: Gradients): Block[] {
  return blocksOf({ W1: gradW1, b1: gradb1, W2: gradW2, b2: gradb2 }).map((block) => ({
    ...block,
    name: `grad${block.name}`,
  }));
}

/** One scalar of a block and where it is stored. */
export interface Entry {
  /** As the formulas write it, counted from 1: W1[2,1], b2[3]. */
  readonly name: string;
  readonly values: Floats;
  readonly index: number;
}

/**
 * Every scalar of the blocks, one flat list.
 *
 * @example
 * ```ts
 * entriesOf(blocksOf(initParameters({ d: 2, dh: 3, m: 2 }, seeded(1)))).length // → 17
 * ```
 */
export function entriesOf(blocks: readonly Block[]): Entry[] {
  return blocks.flatMap(({ name, values, cols }) =>
    Array.from(values, (_, index) => ({ name: `${name}[${position(index, cols)}]`, values, index })),
  );
}

function position(index: number, cols?: number): string {
  return cols === undefined ? `${index + 1}` : `${Math.floor(index / cols) + 1},${(index % cols) + 1}`;
}
