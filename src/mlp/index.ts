/** The network: activations, softmax, forward and backward, loop and matrices. */
export { type Activation, elu, leakyRelu, relu, sigmoid, tanh } from './activations.js';
export {
  type DeepModel,
  deepBatch,
  deepBlocksOf,
  deepFprop,
  initDeep,
  type Layer,
} from './deep.js';
export { elasticNet } from './elastic-net.js';
export { batchByLoop, bprop, fprop } from './loop.js';
export { batchByMatrix, fpropBatch } from './matrix.js';
export type { Batch } from './model.js';
export {
  blocksOf,
  copyParameters,
  countParameters,
  entriesOf,
  gradientBlocksOf,
  initParameters,
  type Parameters,
} from './parameters.js';
export { mostProbable, outputs } from './predict.js';
export { crossEntropy, type Labels, meanCrossEntropy, softmax } from './softmax.js';
export { formerAndNew, functionSource } from './source.js';
