import { type Kernels, scalarKernels } from '../numeric/kernels.js';
import type { Matrix } from '../numeric/matrix.js';
import type { Activation } from './activations.js';
import { addPenaltyGradientInPlace, penalty } from './elastic-net.js';
import type { BatchResult, Model } from './model.js';
import type { Gradients, Parameters } from './parameters.js';
import { type Labels, meanCrossEntropy, meanLossGradient, softmaxRows } from './softmax.js';

/*
 * prac/e06-matrix: loop.ts for a whole minibatch, the examples as rows of X: K × d. Above each line: what it was for
 * one example and what it is for the batch, with the shape of every factor.
 */

/** The activations of the batch, one example per row. Ha, Hs: K × dh, Oa, Os: K × m; L: the mean loss. */
export interface BatchForward {
  readonly Ha: Matrix;
  readonly Hs: Matrix;
  readonly Oa: Matrix;
  readonly Os: Matrix;
  readonly L: number;
}

/** The gradients of the mean loss; row i of GradOa, GradHs, GradHa belongs to example i (and has its 1/K). */
export interface BatchBackward extends Gradients {
  readonly GradOa: Matrix;
  readonly GradHs: Matrix;
  readonly GradHa: Matrix;
}

/** fprop for a batch: X: K × d and its K classes. */
export function fpropBatch(
  theta: Parameters,
  X: Matrix,
  y: Labels,
  act: Activation,
  kernels: Kernels = scalarKernels,
): BatchForward {
  const { W1, b1, W2, b2 } = theta;

  // mlp/a-hidden a2
  // former: ha = W1·x + b1         dh = (dh × d)(d) + dh
  // new:    Ha = X·W1ᵀ + 1·b1ᵀ     K × dh = (K × d)(d × dh) + (K × 1)(1 × dh)
  const Ha = kernels.affine(X, W1, b1);

  // mlp/a-hidden a4
  // former: hs = act(ha)           dh
  // new:    Hs = act(Ha)           K × dh
  const Hs = kernels.apply(act, Ha);

  // mlp/b-output
  // former: oa = W2·hs + b2        m = (m × dh)(dh) + m
  // new:    Oa = Hs·W2ᵀ + 1·b2ᵀ    K × m = (K × dh)(dh × m) + (K × 1)(1 × m)
  const Oa = kernels.affine(Hs, W2, b2);

  // mlp/c-softmax-output
  // former: os = softmax(oa)       m
  // new:    Os = softmaxRows(Oa)   K × m
  const Os = softmaxRows(Oa);

  // mlp/d-loss
  // former: L = log Σ exp(oa) − oa[y]                 1
  // new:    L = (1/K) Σ_i (log Σ exp(Oa_i) − Oa_iy)   1
  const L = meanCrossEntropy(Oa, y);

  return { Ha, Hs, Oa, Os, L };
}

/** fpropBatch reversed: the gradients of the mean loss. */
export function bpropBatch(
  theta: Parameters,
  X: Matrix,
  y: Labels,
  { Ha, Hs, Os }: BatchForward,
  act: Activation,
  kernels: Kernels = scalarKernels,
): BatchBackward {
  const { W2 } = theta;

  // mlp/g-grad-oa: the 1/K of the mean stands here, once; every later line inherits it
  // former: gradoa = os − onehot(y)         m = m − m
  // new:    GradOa = (Os − onehot(y)) / K   K × m = K × m − K × m
  const GradOa = meanLossGradient(Os, y);

  // mlp/i-matrix-layer2 W2
  // former: gradW2 = gradoa·hsᵀ             m × dh = (m)(1 × dh)
  // new:    gradW2 = GradOaᵀ·Hs             m × dh = (m × K)(K × dh)
  const gradW2 = kernels.transposeTimes(GradOa, Hs);

  // mlp/i-matrix-layer2 b2
  // former: gradb2 = gradoa                 m
  // new:    gradb2 = GradOaᵀ·1              m = (m × K)(K)
  const gradb2 = kernels.sumRows(GradOa);

  // mlp/k-matrix-hs
  // former: gradhs = W2ᵀ·gradoa             dh = (dh × m)(m)
  // new:    GradHs = GradOa·W2              K × dh = (K × m)(m × dh)
  const GradHs = kernels.times(GradOa, W2);

  // mlp/m-matrix-ha
  // former: gradha = gradhs ⊙ act'(ha)      dh = dh ⊙ dh
  // new:    GradHa = GradHs ⊙ act'(Ha)      K × dh = K × dh ⊙ K × dh
  const GradHa = kernels.timesDerivative(GradHs, act, Ha);

  // mlp/o-matrix-layer1 W1
  // former: gradW1 = gradha·xᵀ              dh × d = (dh)(1 × d)
  // new:    gradW1 = GradHaᵀ·X              dh × d = (dh × K)(K × d)
  const gradW1 = kernels.transposeTimes(GradHa, X);

  // mlp/o-matrix-layer1 b1
  // former: gradb1 = gradha                 dh
  // new:    gradb1 = GradHaᵀ·1              dh = (dh × K)(K)
  const gradb1 = kernels.sumRows(GradHa);

  return { GradOa, gradW2, gradb2, GradHs, GradHa, gradW1, gradb1 };
}

/** The last step back, to the inputs (K × d), which learning does not need. */
export function inputGradientBatch(
  { W1 }: Parameters,
  { GradHa }: BatchBackward,
  kernels: Kernels = scalarKernels,
): Matrix {
  // mlp/p-grad-x
  // former: gradx = W1ᵀ·gradha              d = (d × dh)(dh)
  // new:    GradX = GradHa·W1               K × d = (K × dh)(dh × d)
  const GradX = kernels.times(GradHa, W1);

  return GradX;
}

/** prac/e06-matrix: a minibatch by matrix products; equals `batchByLoop` up to rounding. X: K × d. */
export function batchByMatrix(
  theta: Parameters,
  X: Matrix,
  y: Labels,
  { activation, lambda }: Model,
  kernels: Kernels = scalarKernels,
): BatchResult {
  const kept = fpropBatch(theta, X, y, activation, kernels);
  const { gradW1, gradb1, gradW2, gradb2 } = bpropBatch(theta, X, y, kept, activation, kernels);
  const gradients = { gradW1, gradb1, gradW2, gradb2 };
  addPenaltyGradientInPlace(gradients, theta, lambda);
  return { risk: kept.L, penalty: penalty(theta, lambda), gradients };
}
