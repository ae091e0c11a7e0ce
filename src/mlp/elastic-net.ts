import type { Floats } from '../numeric/matrix.js';
import { requireNonNegative } from '../numeric/require.js';
import type { Gradients, Parameters } from './parameters.js';

/** The weights of the penalty: first index the layer, second the norm. */
export interface ElasticNet {
  readonly lambda11: number;
  readonly lambda12: number;
  readonly lambda21: number;
  readonly lambda22: number;
}

/** The given λ's, each ≥ 0, the others 0. */
export function elasticNet(lambdas: Partial<ElasticNet> = {}): ElasticNet {
  const net = { lambda11: 0, lambda12: 0, lambda21: 0, lambda22: 0, ...lambdas };
  for (const [name, value] of Object.entries(net)) requireNonNegative(name.replace('lambda', 'λ'), value);
  return net;
}

/** mlp/q-elastic-net: 𝓛(θ) = λ11 ‖W1‖₁ + λ12 ‖W1‖₂² + λ21 ‖W2‖₁ + λ22 ‖W2‖₂², entrywise norms, no biases. */
export function penalty({ W1, W2 }: Parameters, lambda: ElasticNet): number {
  return (
    penaltyOf(W1.data, lambda.lambda11, lambda.lambda12) +
    penaltyOf(W2.data, lambda.lambda21, lambda.lambda22)
  );
}

/** mlp/q-elastic-net: gradW1 += λ11 sign(W1) + 2 λ12 W1, gradW2 += λ21 sign(W2) + 2 λ22 W2. */
export function addPenaltyGradientInPlace(
  grads: Gradients,
  { W1, W2 }: Parameters,
  lambda: ElasticNet,
): void {
  addPenaltyGradientOf(grads.gradW1.data, W1.data, lambda.lambda11, lambda.lambda12);
  addPenaltyGradientOf(grads.gradW2.data, W2.data, lambda.lambda21, lambda.lambda22);
}

/** l1 Σ|w| + l2 Σw² */
export function penaltyOf(weights: Floats, l1: number, l2: number): number {
  let sum = 0;
  for (const w of weights) sum += l1 * Math.abs(w) + l2 * w * w;
  return sum;
}

/** grad += l1 sign(w) + 2 l2 w. At w = 0 the subgradient sign(0) = 0 is taken, from [−1, 1]. */
export function addPenaltyGradientOf(grad: Floats, weights: Floats, l1: number, l2: number): void {
  if (l1 === 0 && l2 === 0) return;
  for (let i = 0; i < weights.length; i++) grad[i] += l1 * Math.sign(weights[i]) + 2 * l2 * weights[i];
}
