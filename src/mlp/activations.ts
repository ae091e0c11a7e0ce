import type { Pointwise } from '../numeric/kernels.js';
import { requirePositive } from '../numeric/require.js';

/**
 * The activation of a hidden layer: h^s = f(h^a), entry by entry, and its derivative df at h^a.
 * Where f bends at 0, df takes the convention of the homework, 1_{z>0}: at z = 0 it is the slope from the left.
 */
export interface Activation extends Pointwise {
  readonly name: 'relu' | 'leaky-relu' | 'elu' | 'tanh' | 'sigmoid';
  /** Is f put together from two pieces at 0? Finite differences across 0 then mislead. */
  readonly bends: boolean;
}

/** act/relu: max(0, z); derivative 1_{z>0}, so 0 at the kink (from the subdifferential [0, 1]). */
export const relu: Activation = {
  name: 'relu',
  alpha: 0,
  bends: true,
  f: (z) => Math.max(0, z),
  df: (z) => (z > 0 ? 1 : 0),
};

/** act/leaky-relu: max(z, αz) for α < 1; derivative 1_{z>0} + α 1_{z≤0}, so α at the kink. */
export function leakyRelu(alpha: number): Activation {
  if (!(Number.isFinite(alpha) && alpha < 1)) {
    throw new RangeError(`α of leaky ReLU must be a finite number < 1, not ${alpha}`);
  }
  return {
    name: 'leaky-relu',
    alpha,
    bends: true,
    f: (z) => (z > 0 ? z : alpha * z),
    df: (z) => (z > 0 ? 1 : alpha),
  };
}

/** act/elu: z for z > 0, else α(e^z − 1); derivative 1_{z>0} + αe^z 1_{z≤0}, so α at 0 (no kink if α = 1). */
export function elu(alpha: number): Activation {
  requirePositive('α of ELU', alpha);
  return {
    name: 'elu',
    alpha,
    bends: true,
    f: (z) => (z > 0 ? z : alpha * Math.expm1(z)),
    df: (z) => (z > 0 ? 1 : alpha * Math.exp(z)),
  };
}

/** functions/d-tanh-derivative: tanh' = 1 − tanh². */
export const tanh: Activation = {
  name: 'tanh',
  alpha: 0,
  bends: false,
  f: Math.tanh,
  df: (z) => 1 - Math.tanh(z) ** 2,
};

/** functions/c-sigmoid-derivative: σ' = σ(1 − σ). */
export const sigmoid: Activation = {
  name: 'sigmoid',
  alpha: 0,
  bends: false,
  f: sigma,
  df: (z) => sigma(z) * (1 - sigma(z)),
};

/** σ(z) = 1 / (1 + e^{−z}); for z < 0 written with e^z, which cannot overflow. */
function sigma(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  return Math.exp(z) / (1 + Math.exp(z));
}

/** The activation as a log or a caption names it, e.g. "leaky-relu(0.1)". */
export function describeActivation({ name, alpha }: Activation): string {
  return name === 'leaky-relu' || name === 'elu' ? `${name}(${alpha})` : name;
}
