import { type Kernels, scalarKernels } from '../numeric/kernels.js';
import { type Floats, type Matrix, type Precision, zeros } from '../numeric/matrix.js';
import type { Rng } from '../numeric/random.js';
import { requirePositiveInteger } from '../numeric/require.js';
import type { Activation } from './activations.js';
import { addPenaltyGradientOf, type Penalty, penaltyOf } from './elastic-net.js';
import { type Block, initWeights } from './parameters.js';
import { type Labels, meanCrossEntropy, meanLossGradient, softmaxRows } from './softmax.js';

/*
 * The deep sheet's network of L layers, softmax on top. Arrays count from 0: layer k+1 of the sheet has
 * theta[k], reads h[k] and makes z[k] and h[k+1]; h[0] = X. Rows are examples, as in matrix.ts.
 */

/** One layer, or the gradients of one: W: outputs × inputs, b: outputs. */
export interface Layer {
  readonly W: Matrix;
  readonly b: Floats;
}

/** What is fixed: the activation of each of the L−1 hidden layers, the penalty l1 ‖W‖₁ + l2 ‖W‖₂² of each of the L. */
export interface DeepModel {
  readonly activations: readonly Activation[];
  readonly penalties?: readonly Penalty[];
}

export interface DeepResult {
  readonly risk: number;
  readonly penalty: number;
  readonly gradients: readonly Layer[];
}

/**
 * impl/init for layers of these widths, e.g. [784, 100, 50, 10]: d, the hidden widths, m.
 *
 * @example
 * ```ts
 * initDeep([2, 4, 4, 3], seeded(1)).length // → 3
 * ```
 */
export function initDeep(widths: readonly number[], rng: Rng, precision?: Precision): Layer[] {
  if (widths.length < 2) throw new Error('widths must name at least the inputs d and the classes m');
  for (const [k, width] of widths.entries()) requirePositiveInteger(`widths[${k}]`, width);
  return widths.slice(1).map((width, k) => ({
    W: initWeights(width, widths[k], rng, precision),
    b: zeros(width, precision),
  }));
}

/**
 * The layers as the flat list W1, b1, W2, b2, … of `blocksOf`.
 *
 * @example
 * ```ts
 * deepBlocksOf(initDeep([2, 4, 3], seeded(1))).length // → 4
 * ```
 */
export function deepBlocksOf(theta: readonly Layer[]): Block[] {
  return theta.flatMap(({ W, b }, k) => [
    { name: `W${k + 1}`, values: W.data, cols: W.cols },
    { name: `b${k + 1}`, values: b },
  ]);
}

export interface DeepForward {
  /** z[k]: K × width of layer k+1. */
  readonly z: readonly Matrix[];
  /** h[0] = X, …, h[L]: the probabilities. */
  readonly h: readonly Matrix[];
  readonly L: number;
}

/**
 * deep/w1-model
 *
 * @example
 * ```ts
 * const theta = initDeep([2, 3, 3, 2], seeded(1));
 * const X = randomMatrix(4, 2, seeded(2));
 * deepFprop(theta, X, [0, 1, 1, 0], [tanh, tanh]).h.length > 2 // → true
 * ```
 */
export function deepFprop(
  theta: readonly Layer[],
  X: Matrix,
  y: Labels,
  activations: readonly Activation[],
  kernels: Kernels = scalarKernels,
): DeepForward {
  const last = theta.length - 1;
  if (activations.length !== last) {
    throw new Error(`${theta.length} layers need ${last} hidden activations, not ${activations.length}`);
  }
  const z: Matrix[] = [];
  const h = [X];
  for (const [k, { W, b }] of theta.entries()) {
    // deep/w1-model: z^{k+1} = b^{k+1} + W^{k+1} h^k, h^{k+1} = φ(z^{k+1}), on top the softmax
    z.push(kernels.affine(h[k], W, b));
    h.push(k < last ? kernels.apply(activations[k], z[k]) : softmaxRows(z[k]));
  }
  return { z, h, L: meanCrossEntropy(z[last], y) };
}

/** deepFprop reversed: the gradients of the mean loss, layer by layer from the top. */
function deepBprop(
  theta: readonly Layer[],
  y: Labels,
  { z, h }: DeepForward,
  activations: readonly Activation[],
  kernels: Kernels = scalarKernels,
): Layer[] {
  const gradients: Layer[] = [];

  // deep/b2-last-layer z: ∇_{z^L} = f_θ(X) − 1_Y, with the 1/K of the mean
  let gradz = meanLossGradient(h[theta.length], y);

  for (let k = theta.length - 1; k >= 0; k--) {
    // deep/b3-recursion W, b: ∇_{W^{k+1}} = ∇_{z^{k+1}} (h^k)ᵀ, ∇_{b^{k+1}} = ∇_{z^{k+1}}
    const gradW = kernels.transposeTimes(gradz, h[k]);
    const gradb = kernels.sumRows(gradz);

    gradients.unshift({ W: gradW, b: gradb });
    if (k === 0) break;

    // deep/b3-recursion h: ∇_{h^k} = (W^{k+1})ᵀ ∇_{z^{k+1}}
    const gradh = kernels.times(gradz, theta[k].W);

    // deep/b3-recursion z: ∇_{z^k} = ∇_{h^k} ⊙ φ'(z^k)
    gradz = kernels.timesDerivative(gradh, activations[k - 1], z[k - 1]);
  }
  return gradients;
}

/**
 * Risk, penalty and gradients of one minibatch of the L-layer network.
 *
 * @example
 * ```ts
 * const theta = initDeep([2, 3, 3, 2], seeded(1));
 * const X = randomMatrix(4, 2, seeded(2));
 * deepBatch(theta, X, [0, 1, 1, 0], { activations: [tanh, tanh] }).penalty // → 0
 * ```
 */
export function deepBatch(
  theta: readonly Layer[],
  X: Matrix,
  y: Labels,
  { activations, penalties = theta.map(() => ({ l1: 0, l2: 0 })) }: DeepModel,
  kernels: Kernels = scalarKernels,
): DeepResult {
  if (penalties.length !== theta.length) {
    throw new Error(`${theta.length} layers need ${theta.length} penalties, not ${penalties.length}`);
  }
  const kept = deepFprop(theta, X, y, activations, kernels);
  const gradients = deepBprop(theta, y, kept, activations, kernels);
  let penalty = 0;
  for (const [k, weights] of penalties.entries()) {
    penalty += penaltyOf(theta[k].W.data, weights);
    addPenaltyGradientOf(gradients[k].W.data, theta[k].W.data, weights);
  }
  return { risk: kept.L, penalty, gradients };
}
