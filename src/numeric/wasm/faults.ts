/** What the kernels take on trust is looked at before they get it: they check nothing. */
import type { Matrix } from '../matrix.js';
import type { Address } from './kernels.js';
import type { NetworkSpec } from './spec.js';

/** Labelled examples as the caller has them: one per row of X, its class in y. */
export interface LabelledRows {
  readonly X: Matrix;
  readonly y: ArrayLike<number>;
}

export function requireBatch(rows: number, capacity: number): void {
  if (!(rows >= 1 && rows <= capacity))
    throw new Error(`a batch of ${rows} examples: expected 1 … ${capacity}`);
}

export function requireIndices(batch: ArrayLike<number>, count: number): void {
  for (let i = 0; i < batch.length; i++) {
    if (!(batch[i] >= 0 && batch[i] < count))
      throw new RangeError(`there is no example ${batch[i]} of ${count}`);
  }
}

/** The length of the rows, and a class for each of those from `from` on. */
export function requireExamples(
  { X, y }: LabelledRows,
  { inputs, layers }: Pick<NetworkSpec, 'inputs' | 'layers'>,
  from: number,
  rows: number,
): void {
  const classes = layers[layers.length - 1].outputs;
  if (X.cols !== inputs) throw new Error(`rows of ${X.cols} numbers for a network of ${inputs} inputs`);
  if (y.length !== X.rows) throw new Error(`${y.length} classes for ${X.rows} examples`);
  for (let i = from; i < from + rows; i++) {
    if (!(Number.isInteger(y[i]) && y[i] >= 0 && y[i] < classes))
      throw new RangeError(`y[${i}] is ${y[i]}: a class must be an integer in 0 … ${classes - 1}`);
  }
}

/** Throws in plain words where the kernels find no more memory: they can only stop. */
export function withinMemory(allocate: () => Address): Address {
  try {
    return allocate();
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    throw new Error(
      'the network and its examples need more than the 1 GB of the compiled kernels: take fewer hidden units, ' +
        'float32, or the engine that multiplies matrices',
      { cause: error },
    );
  }
}
