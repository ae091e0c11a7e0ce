import type { Floats, Matrix } from '../matrix.js';

/** W: outputs × inputs and b: outputs of one layer, or anything shaped like them. */
export interface LayerWeights {
  readonly W: Matrix;
  readonly b: Floats;
}

/**
 * [Wᵀ; bᵀ] as the kernels keep it (assembly/panel.ts): panels of `width` outputs; in each, one row of `width`
 * numbers per input and, last, one for the bias. Where the weight from input j to output i stands:
 */
function place(width: number, inputs: number, i: number, j: number): number {
  const panel = Math.floor(i / width);
  return (panel * (inputs + 1) + j) * width + (i % width);
}

/** `packed` ← W and b. */
export function packInto(packed: Floats, width: number, { W, b }: LayerWeights): void {
  for (let i = 0; i < W.rows; i++) {
    for (let j = 0; j < W.cols; j++) packed[place(width, W.cols, i, j)] = W.data[i * W.cols + j];
    packed[place(width, W.cols, i, W.cols)] = b[i];
  }
}

/** W and b ← `packed`. */
export function unpackInto({ W, b }: LayerWeights, width: number, packed: Floats): void {
  for (let i = 0; i < W.rows; i++) {
    for (let j = 0; j < W.cols; j++) W.data[i * W.cols + j] = packed[place(width, W.cols, i, j)];
    b[i] = packed[place(width, W.cols, i, W.cols)];
  }
}

/** Numbers in the packed form of a layer. */
export function packedLength(width: number, inputs: number, outputs: number): number {
  return Math.ceil(outputs / width) * (inputs + 1) * width;
}
