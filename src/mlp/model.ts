import type { Matrix } from '../numeric/matrix.js';
import type { Activation } from './activations.js';
import type { ElasticNet } from './elastic-net.js';
import type { Gradients, Parameters } from './parameters.js';
import type { Labels } from './softmax.js';

/** What stays fixed while θ is learned: the hidden activation and the weights of the penalty. */
export interface Model {
  readonly activation: Activation;
  readonly lambda: ElasticNet;
}

/** What one minibatch says about θ; the regularised risk that is minimised is risk + penalty. */
export interface BatchResult {
  /** R̂ = (1/K) Σ_i L(x_i, y_i), the data term alone. */
  readonly risk: number;
  /** 𝓛(θ), the elastic net. */
  readonly penalty: number;
  /** ∂(risk + penalty)/∂θ. */
  readonly gradients: Gradients;
}

/**
 * Risk and gradients of one minibatch, X: K × d with its K classes. `batchByLoop` and `batchByMatrix` are two
 * independent versions; a faster one is right if it agrees with them.
 */
export type Batch = (theta: Parameters, X: Matrix, y: Labels, model: Model) => BatchResult;
