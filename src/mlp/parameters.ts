import type { Floats, Matrix } from '../numeric/matrix.js';

/** The parameters θ of the one-hidden-layer MLP (mlp/e-risk). W1: dh × d, b1: dh, W2: m × dh, b2: m. */
export interface Parameters {
  readonly W1: Matrix;
  readonly b1: Floats;
  readonly W2: Matrix;
  readonly b2: Floats;
}

/** The gradient of the risk with respect to each parameter, shaped as the parameter. */
export interface Gradients {
  readonly gradW1: Matrix;
  readonly gradb1: Floats;
  readonly gradW2: Matrix;
  readonly gradb2: Floats;
}
