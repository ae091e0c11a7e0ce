import { type Floats, type Matrix, precisionOf, rowOf, zeros } from '../numeric/matrix.js';
import type { Activation } from './activations.js';
import { addPenaltyGradientInPlace, penalty } from './elastic-net.js';
import type { BatchResult, Model } from './model.js';
import { type Gradients, gradientBlocksOf, type Parameters, zeroGradients } from './parameters.js';
import { crossEntropy, type Labels, requireLabels, softmax } from './softmax.js';

/** What fprop computes for one example and bprop needs: ha, hs: dh, oa, os: m, L: the loss. */
export interface Forward {
  readonly ha: Floats;
  readonly hs: Floats;
  readonly oa: Floats;
  readonly os: Floats;
  readonly L: number;
}

/** The gradients of L for one example: gradoa: m, gradhs, gradha: dh; those of θ as in Gradients. */
export interface Backward extends Gradients {
  readonly gradoa: Floats;
  readonly gradhs: Floats;
  readonly gradha: Floats;
}

/**
 * impl/fprop-bprop, one example at a time: x: d, class y → every activation and the loss.
 *
 * @example
 * ```ts
 * const theta = initParameters({ d: 2, dh: 3, m: 2 }, seeded(1));
 * fprop(theta, new Float64Array([0, 0]), 0, relu).L // → Math.log(2)
 * ```
 */
export function fprop(theta: Parameters, x: Floats, y: number, { f }: Activation): Forward {
  const { W1, b1, W2, b2 } = theta;
  const [dh, d, m] = [W1.rows, W1.cols, W2.rows];
  requireExample(theta, x, y);

  // mlp/a-hidden a3: h^a_j = b¹_j + Σ_i W¹_ji x_i
  const ha = b1.slice();
  for (let j = 0; j < dh; j++) {
    for (let i = 0; i < d; i++) ha[j] += W1.data[j * d + i] * x[i];
  }

  // mlp/a-hidden a4: h^s_j = act(h^a_j)
  const hs = ha.map(f);

  // mlp/b-output: o^a_k = b²_k + Σ_j W²_kj h^s_j
  const oa = b2.slice();
  for (let k = 0; k < m; k++) {
    for (let j = 0; j < dh; j++) oa[k] += W2.data[k * dh + j] * hs[j];
  }

  // mlp/c-softmax-output: o^s_k = e^{o^a_k} / Σ_j e^{o^a_j}
  const os = softmax(oa);

  // mlp/d-loss: L = log Σ_j e^{o^a_j} − o^a_y
  const L = crossEntropy(oa, y);

  return { ha, hs, oa, os, L };
}

/** fprop reversed: the gradients of L, for the activations that fprop kept. */
export function bprop(theta: Parameters, x: Floats, y: number, kept: Forward, act: Activation): Backward {
  return bpropInto(zeroGradients(theta), theta, x, y, kept, act);
}

/** The same, ADDING the gradients of θ to those already in `grads`: so a batch sums over its examples. */
function bpropInto(
  grads: Gradients,
  theta: Parameters,
  x: Floats,
  y: number,
  { ha, hs, os }: Forward,
  { df }: Activation,
): Backward {
  const { W1, W2 } = theta;
  const [dh, d, m] = [W1.rows, W1.cols, W2.rows];
  const { gradW1, gradb1, gradW2, gradb2 } = grads;

  // mlp/g-grad-oa: ∂L/∂o^a_k = o^s_k − 1_{k=y}
  const gradoa = os.map((osk, k) => osk - (k === y ? 1 : 0));

  // mlp/h-grad-layer2: ∂L/∂W²_kj = ∂L/∂o^a_k h^s_j, ∂L/∂b²_k = ∂L/∂o^a_k
  for (let k = 0; k < m; k++) {
    for (let j = 0; j < dh; j++) gradW2.data[k * dh + j] += gradoa[k] * hs[j];
    gradb2[k] += gradoa[k];
  }

  // mlp/j-grad-hs: ∂L/∂h^s_j = Σ_k ∂L/∂o^a_k W²_kj
  const gradhs = zeros(dh, precisionOf(hs));
  for (let j = 0; j < dh; j++) {
    for (let k = 0; k < m; k++) gradhs[j] += gradoa[k] * W2.data[k * dh + j];
  }

  // mlp/l-grad-ha: ∂L/∂h^a_j = ∂L/∂h^s_j act'(h^a_j)
  const gradha = gradhs.map((g, j) => g * df(ha[j]));

  // mlp/n-grad-layer1: ∂L/∂W¹_ji = ∂L/∂h^a_j x_i, ∂L/∂b¹_j = ∂L/∂h^a_j
  for (let j = 0; j < dh; j++) {
    for (let i = 0; i < d; i++) gradW1.data[j * d + i] += gradha[j] * x[i];
    gradb1[j] += gradha[j];
  }

  return { gradoa, gradW2, gradb2, gradhs, gradha, gradW1, gradb1 };
}

/** The last step back, to the input (d), which learning does not need. */
export function inputGradient({ W1 }: Parameters, { gradha }: Backward): Floats {
  const [dh, d] = [W1.rows, W1.cols];

  // mlp/p-grad-x: ∂L/∂x_i = Σ_j ∂L/∂h^a_j W¹_ji
  const gradx = zeros(d, precisionOf(gradha));
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < dh; j++) gradx[i] += gradha[j] * W1.data[j * d + i];
  }

  return gradx;
}

/** prac/e03-loop-batch: a minibatch by looping over its K examples. X: K × d. */
export function batchByLoop(
  theta: Parameters,
  X: Matrix,
  y: Labels,
  { activation, lambda }: Model,
): BatchResult {
  const K = X.rows;
  requireLabels(y, K, theta.W2.rows);
  const gradients = zeroGradients(theta);
  let risk = 0;
  for (let i = 0; i < K; i++) {
    const kept = fprop(theta, rowOf(X, i), y[i], activation);
    bpropInto(gradients, theta, rowOf(X, i), y[i], kept, activation);
    risk += kept.L / K;
  }
  // the mean over the batch: 1/K once, on the sums, and before the penalty, which has no 1/K
  for (const { values } of gradientBlocksOf(gradients)) {
    for (let i = 0; i < values.length; i++) values[i] /= K;
  }
  addPenaltyGradientInPlace(gradients, theta, lambda);
  return { risk, penalty: penalty(theta, lambda), gradients };
}

function requireExample({ W1, W2 }: Parameters, x: Floats, y: number): void {
  if (x.length !== W1.cols) throw new Error(`W1·x: x has ${x.length} entries, W1 has ${W1.cols} columns`);
  const [ofx, ofW1] = [precisionOf(x), precisionOf(W1.data)];
  if (ofx !== ofW1) throw new Error(`W1·x: x is ${ofx} and W1 is ${ofW1}; copyVector converts`);
  requireLabels([y], 1, W2.rows);
}
