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

/**
 * The given λ's, each ≥ 0, the others 0.
 *
 * @example
 * ```ts
 * elasticNet({ lambda11: 0.1 }).lambda22 // → 0
 * ```
 */
export function elasticNet(lambdas: Partial<ElasticNet> = {}): ElasticNet {
  const none = { lambda11: 0, lambda12: 0, lambda21: 0, lambda22: 0 };
  for (const [name, value] of Object.entries(lambdas)) {
    const symbol = name.replace('lambda', 'λ');
    if (!(name in none)) throw new Error(`there is no ${symbol}: the penalty has λ11, λ12, λ21 and λ22`);
    requireNonNegative(symbol, value);
  }
  return { ...none, ...lambdas };
}

/** The weights of one layer's penalty: l1 of ‖W‖₁, l2 of ‖W‖₂². */
export interface Penalty {
  readonly l1: number;
  readonly l2: number;
}

/** The same λ's layer by layer. */
export function penaltiesOf({ lambda11, lambda12, lambda21, lambda22 }: ElasticNet): [Penalty, Penalty] {
  return [
    { l1: lambda11, l2: lambda12 },
    { l1: lambda21, l2: lambda22 },
  ];
}

/** mlp/q-elastic-net: 𝓛(θ) = λ11 ‖W1‖₁ + λ12 ‖W1‖₂² + λ21 ‖W2‖₁ + λ22 ‖W2‖₂², entrywise norms, no biases. */
export function penalty({ W1, W2 }: Parameters, lambda: ElasticNet): number {
  const [first, second] = penaltiesOf(lambda);
  return penaltyOf(W1.data, first) + penaltyOf(W2.data, second);
}

/** mlp/q-elastic-net: gradW1 += λ11 sign(W1) + 2 λ12 W1, gradW2 += λ21 sign(W2) + 2 λ22 W2; biases as they are. */
export function addPenaltyGradientInPlace(
  grads: Gradients,
  { W1, W2 }: Parameters,
  lambda: ElasticNet,
): void {
  const [first, second] = penaltiesOf(lambda);
  addPenaltyGradientOf(grads.gradW1.data, W1.data, first);
  addPenaltyGradientOf(grads.gradW2.data, W2.data, second);
}

/** l1 Σ|w| + l2 Σw² */
export function penaltyOf(weights: Floats, { l1, l2 }: Penalty): number {
  let sum = 0;
  for (const w of weights) sum += l1 * Math.abs(w) + l2 * w * w;
  return sum;
}

/** grad += l1 sign(w) + 2 l2 w. At w = 0 the subgradient sign(0) = 0 is taken, from [−1, 1]. */
export function addPenaltyGradientOf(grad: Floats, weights: Floats, { l1, l2 }: Penalty): void {
  if (l1 === 0 && l2 === 0) return;
  for (let i = 0; i < weights.length; i++) grad[i] += l1 * Math.sign(weights[i]) + 2 * l2 * weights[i];
}
