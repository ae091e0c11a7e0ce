import type { Pointwise } from '../numeric/kernels.js';
import { requirePositive } from '../numeric/require.js';

/** An activation, said once: the engines, the hyperparameters, the notation and the tests take it from here. */
interface Definition {
  /** Its number in numeric/wasm/assembly/activation.ts. */
  readonly kind: number;
  /** f and its derivative in the language of the derivations, of z and alpha. */
  readonly formula: string;
  readonly slope: string;
  /** Is f put together from two pieces at 0? Finite differences across 0 then mislead. */
  readonly bends: boolean;
  /** Values of α at which the tests try it; without them it has no α. */
  readonly alphas?: readonly number[];
  /** Throws if this α is not one for which the definition holds. */
  readonly requireAlpha?: (alpha: number) => void;
  /** f and its derivative in numbers, for this α. */
  readonly of: (alpha: number) => Pick<Pointwise, 'f' | 'df'>;
}

/**
 * The activations of a hidden layer: h^s = f(h^a), entry by entry. Where f bends at 0, df takes the convention of the
 * homework, 1_{z>0}: at z = 0 it is the slope from the left.
 */
export const ACTIVATIONS = {
  /** act/relu: max(0, z); derivative 1_{z>0}, so 0 at the kink (from the subdifferential [0, 1]). */
  relu: {
    ...{ kind: 0, formula: 'rect(z)', slope: 'ind(z > 0)', bends: true },
    of: () => ({ f: (z) => Math.max(0, z), df: (z) => (z > 0 ? 1 : 0) }),
  },
  /** act/leaky-relu: max(z, αz) for α < 1; derivative 1_{z>0} + α 1_{z≤0}, so α at the kink. */
  'leaky-relu': {
    ...{ kind: 1, formula: 'lrelu(z, alpha)', slope: 'z > 0 ? 1 : alpha', bends: true, alphas: [0.1] },
    requireAlpha: (alpha) => {
      if (!(Number.isFinite(alpha) && alpha < 1))
        throw new RangeError(`α of leaky ReLU must be a finite number < 1, not ${alpha}`);
    },
    of: (alpha) => ({ f: (z) => (z > 0 ? z : alpha * z), df: (z) => (z > 0 ? 1 : alpha) }),
  },
  /** act/elu: z for z > 0, else α(e^z − 1); derivative 1_{z>0} + αe^z 1_{z≤0}, so α at 0 (no kink if α = 1). */
  elu: {
    ...{
      kind: 2,
      formula: 'elu(z, alpha)',
      slope: 'z > 0 ? 1 : alpha*exp(z)',
      bends: true,
      alphas: [0.7, 1],
    },
    requireAlpha: (alpha) => requirePositive('α of ELU', alpha),
    of: (alpha) => ({
      f: (z) => (z > 0 ? z : alpha * Math.expm1(z)),
      df: (z) => (z > 0 ? 1 : alpha * Math.exp(z)),
    }),
  },
  /** functions/d-tanh-derivative: tanh' = 1 − tanh². */
  tanh: {
    ...{ kind: 3, formula: 'tanh(z)', slope: '1 - tanh(z)^2', bends: false },
    of: () => ({ f: Math.tanh, df: (z) => 1 - Math.tanh(z) ** 2 }),
  },
  /** functions/c-sigmoid-derivative: σ' = σ(1 − σ). */
  sigmoid: {
    ...{ kind: 4, formula: 'sigma(z)', slope: 'sigma(z)*(1 - sigma(z))', bends: false },
    of: () => ({ f: sigma, df: (z) => sigma(z) * (1 - sigma(z)) }),
  },
  /** log(1 + e^z), without overflow max(0, z) + log(1 + e^{−|z|}); its derivative is σ. */
  softplus: {
    ...{ kind: 5, formula: 'softplus(z)', slope: 'sigma(z)', bends: false },
    of: () => ({ f: (z) => Math.max(0, z) + Math.log1p(Math.exp(-Math.abs(z))), df: sigma }),
  },
  /** z σ(z); derivative σ + z σ(1 − σ). */
  swish: {
    ...{ kind: 6, formula: 'z*sigma(z)', slope: 'sigma(z) + z*sigma(z)*(1 - sigma(z))', bends: false },
    of: () => ({ f: (z) => z * sigma(z), df: (z) => sigma(z) * (1 + z * sigma(-z)) }),
  },
} as const satisfies Readonly<Record<string, Definition>>;

export type ActivationName = keyof typeof ACTIVATIONS;
export const ACTIVATION_NAMES = Object.keys(ACTIVATIONS) as readonly ActivationName[];

/** An activation with its α, 0 for those that have none. */
export interface Activation extends Pointwise {
  readonly name: ActivationName;
  readonly kind: number;
  readonly bends: boolean;
}

/** The name as the notation's variant and prose write it: `leaky relu`. */
export const variantOf = <Name extends ActivationName>(name: Name): Variant<Name> =>
  name.replace('-', ' ') as Variant<Name>;
export type Variant<Name extends string = ActivationName> = Name extends `${infer A}-${infer B}`
  ? `${A} ${B}`
  : Name;

export const definitionOf = (name: ActivationName): Definition => ACTIVATIONS[name];

/** The activation of this name. Error if there is none, or if the definition does not hold for this α. */
export function activationNamed(name: string, alpha = 0): Activation {
  const known = ACTIVATION_NAMES.find((one) => one === name);
  if (!known) {
    const names = `${ACTIVATION_NAMES.slice(0, -1).join(', ')} or ${ACTIVATION_NAMES.at(-1)}`;
    throw new Error(`activation must be ${names}, not ${name}`);
  }
  const { kind, bends, requireAlpha, of } = definitionOf(known);
  requireAlpha?.(alpha);
  return { name: known, kind, bends, alpha: requireAlpha ? alpha : 0, ...of(alpha) };
}

/**
 * max(0, z).
 *
 * @example
 * ```ts
 * relu.f(-2) // → 0
 * relu.df(3) // → 1
 * ```
 */
export const relu = activationNamed('relu');
/**
 * max(z, αz). Error unless α is a finite number < 1.
 *
 * @example
 * ```ts
 * leakyRelu(0.1).f(-2) // → -0.2
 * ```
 */
export const leakyRelu = (alpha: number): Activation => activationNamed('leaky-relu', alpha);
/**
 * z for z > 0, else α(e^z − 1). Error unless α is a finite number > 0.
 *
 * @example
 * ```ts
 * elu(1).f(-1) // → Math.exp(-1) - 1
 * ```
 */
export const elu = (alpha: number): Activation => activationNamed('elu', alpha);
/**
 * The hyperbolic tangent.
 *
 * @example
 * ```ts
 * tanh.f(0) // → 0
 * ```
 */
export const tanh = activationNamed('tanh');
/**
 * 1 / (1 + e^{−z}).
 *
 * @example
 * ```ts
 * sigmoid.f(0) // → 0.5
 * ```
 */
export const sigmoid = activationNamed('sigmoid');

/** σ(z) = 1 / (1 + e^{−z}); for z < 0 written with e^z, which cannot overflow. */
function sigma(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  return Math.exp(z) / (1 + Math.exp(z));
}

/** The activation as a log or a caption names it, e.g. "leaky-relu(0.1)". */
export function describeActivation({ name, alpha }: Activation): string {
  return definitionOf(name).requireAlpha ? `${name}(${alpha})` : name;
}
