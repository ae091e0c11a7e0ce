/** Matrices, chance, kernels, sizes of windows. */
export { countingKernels } from './counting.js';
export { gatherRows, type Matrix, rowOf, rowRange, shapeOf, toRows } from './matrix.js';
export { randomMatrix, seeded, uniform } from './random.js';
export { outputSize, slide, type Window, windowsFromTo } from './window.js';
