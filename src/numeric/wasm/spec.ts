import type { Build } from './kernels.js';

/** In the order of the numbers in assembly/rules.ts. */
export const RULES = ['sgd', 'momentum', 'nesterov', 'adagrad', 'adadelta', 'rmsprop', 'adam'] as const;

/** One layer from below: its width, its activation (the last layer has the softmax), its penalty. */
export interface LayerSpec {
  readonly outputs: number;
  /** `kind`: its number in assembly/activation.ts. */
  readonly activation?: { readonly kind: number; readonly alpha: number };
  /** l1 ‖W‖₁ + l2 ‖W‖₂² (mlp/q-elastic-net). */
  readonly l1?: number;
  readonly l2?: number;
}

/** The update rule with its constants: the decay rates are μ, or ρ, or β₁ and β₂. */
export interface RuleSpec {
  readonly rule: (typeof RULES)[number];
  readonly decay?: number;
  readonly decay2?: number;
  readonly epsilon?: number;
}

export interface NetworkSpec extends Build {
  /** d */
  readonly inputs: number;
  /** The network is given x and computes with (x − mean)/sd, feature by feature; both of length d. */
  readonly scaling?: Readonly<Record<'mean' | 'sd', Float64Array>>;
  readonly layers: readonly LayerSpec[];
  readonly update: RuleSpec;
  /** The most examples in one call. */
  readonly capacity: number;
  /** Threads in all, the caller's among them. */
  readonly threads: number;
}

/** How many values per weight each rule remembers. */
export const SLOTS = { sgd: 0, momentum: 1, nesterov: 1, adagrad: 1, adadelta: 2, rmsprop: 1, adam: 2 };
