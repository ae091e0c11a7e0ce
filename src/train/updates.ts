import type { Floats } from '../numeric/matrix.js';
import { power } from '../numeric/power.js';
import { requireBetween, requireNonNegative } from '../numeric/require.js';

/**
 * How a step is made of a gradient (deep/w2-sgd and its improvements). A rule works entry by entry: it changes
 * the parameters θ and its own slots in place and reads nothing else, so any of them can replace any other.
 */
export interface UpdateRule {
  /** How many values it remembers per parameter; each slot is as long as θ and starts at 0. */
  readonly slots: number;
  /** μ, or ρ, or β₁ and β₂, and ε: the name of the rule and these tell compiled kernels what to do. */
  readonly constants: { readonly decay?: number; readonly decay2?: number; readonly epsilon?: number };
  /** θ ← the next θ. `g` = ∂R̃/∂θ, `rate` = η, `t` = 1, 2, … counts the updates. */
  stepInPlace(theta: Floats, g: Floats, slots: readonly Floats[], rate: number, t: number): void;
}

/** A rule by name with its constants, as hyperparameters, logs and checkpoints hold it. */
export type UpdateSpec =
  | { readonly rule: 'sgd' }
  | { readonly rule: 'momentum' | 'nesterov'; readonly mu?: number }
  | { readonly rule: 'adagrad'; readonly epsilon?: number }
  | { readonly rule: 'adadelta' | 'rmsprop'; readonly rho?: number; readonly epsilon?: number }
  | { readonly rule: 'adam'; readonly beta1?: number; readonly beta2?: number; readonly epsilon?: number };

/** The rule that a specification names. */
export function updateRule(spec: UpdateSpec): UpdateRule {
  switch (spec.rule) {
    case 'sgd':
      return sgd();
    case 'momentum':
      return momentum(spec.mu);
    case 'nesterov':
      return nesterov(spec.mu);
    case 'adagrad':
      return adagrad(spec.epsilon);
    case 'adadelta':
      return adadelta(spec.rho, spec.epsilon);
    case 'rmsprop':
      return rmsprop(spec.rho, spec.epsilon);
    case 'adam':
      return adam(spec.beta1, spec.beta2, spec.epsilon);
    default:
      throw new Error(`there is no update rule ${JSON.stringify(spec)}`);
  }
}

/** Throws, naming the constant, unless `spec` names a rule and its constants are in their domains. */
export function requireUpdate(spec: UpdateSpec): void {
  updateRule(spec);
  const { rule, ...constants } = spec;
  for (const [name, value] of Object.entries(constants)) {
    const symbol = `${name} of ${rule}`;
    if (name === 'epsilon') requireNonNegative(symbol, value);
    else if (value !== 0) requireBetween(symbol, value, 0, 1);
  }
}

/** Gradient descent (mlp/f-descent, deep/w2-sgd). */
export function sgd(): UpdateRule {
  return {
    slots: 0,
    constants: {},
    // θ ← θ − η g
    stepInPlace(theta, g, _slots, rate) {
      for (let k = 0; k < theta.length; k++) theta[k] -= rate * g[k];
    },
  };
}

/** Momentum: "Some methods of speeding up the convergence of iteration methods", 1964. */
export function momentum(mu = 0.9): UpdateRule {
  return {
    slots: 1,
    constants: { decay: mu },
    // v ← μ v − η g;  θ ← θ + v
    stepInPlace(theta, g, [v], rate) {
      for (let k = 0; k < theta.length; k++) {
        v[k] = mu * v[k] - rate * g[k];
        theta[k] += v[k];
      }
    },
  };
}

/**
 * Nesterov's accelerated gradient in the momentum form of "On the importance of initialization and momentum in
 * deep learning", 2013, equations 3 and 4: the gradient is taken at the look-ahead point θ + μ v. What is kept
 * here as θ is that look-ahead point, so that the gradient is always taken where the parameters are.
 */
export function nesterov(mu = 0.9): UpdateRule {
  return {
    slots: 1,
    constants: { decay: mu },
    // v ← μ v − η g;  θ ← θ + μ v − η g
    stepInPlace(theta, g, [v], rate) {
      for (let k = 0; k < theta.length; k++) {
        v[k] = mu * v[k] - rate * g[k];
        theta[k] += mu * v[k] - rate * g[k];
      }
    },
  };
}

/** Adagrad: "Adaptive subgradient methods for online learning and stochastic optimization", 2011, figure 1. */
export function adagrad(epsilon = 1e-8): UpdateRule {
  return {
    slots: 1,
    constants: { epsilon },
    // s ← s + g²;  θ ← θ − η g / (√s + ε)
    stepInPlace(theta, g, [s], rate) {
      for (let k = 0; k < theta.length; k++) {
        s[k] += g[k] * g[k];
        theta[k] -= (rate * g[k]) / (Math.sqrt(s[k]) + epsilon);
      }
    },
  };
}

/** Adadelta: "ADADELTA: an adaptive learning rate method", 2012, algorithm 1 (there η = 1). */
export function adadelta(rho = 0.95, epsilon = 1e-6): UpdateRule {
  return {
    slots: 2,
    constants: { decay: rho, epsilon },
    // s ← ρ s + (1 − ρ) g²;  δ = √(u + ε) / √(s + ε) · g;  u ← ρ u + (1 − ρ) δ²;  θ ← θ − η δ
    stepInPlace(theta, g, [s, u], rate) {
      for (let k = 0; k < theta.length; k++) {
        s[k] = rho * s[k] + (1 - rho) * g[k] * g[k];
        const delta = (Math.sqrt(u[k] + epsilon) / Math.sqrt(s[k] + epsilon)) * g[k];
        u[k] = rho * u[k] + (1 - rho) * delta * delta;
        theta[k] -= rate * delta;
      }
    },
  };
}

/** RMSprop: lecture 6e of the course "Neural networks for machine learning", 2012. */
export function rmsprop(rho = 0.9, epsilon = 1e-8): UpdateRule {
  return {
    slots: 1,
    constants: { decay: rho, epsilon },
    // s ← ρ s + (1 − ρ) g²;  θ ← θ − η g / (√s + ε)
    stepInPlace(theta, g, [s], rate) {
      for (let k = 0; k < theta.length; k++) {
        s[k] = rho * s[k] + (1 - rho) * g[k] * g[k];
        theta[k] -= (rate * g[k]) / (Math.sqrt(s[k]) + epsilon);
      }
    },
  };
}

/** Adam: "Adam: a method for stochastic optimization", 2015, algorithm 1. */
export function adam(beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8): UpdateRule {
  return {
    slots: 2,
    constants: { decay: beta1, decay2: beta2, epsilon },
    // m ← β₁ m + (1 − β₁) g;  v ← β₂ v + (1 − β₂) g²;  θ ← θ − η m̂ / (√v̂ + ε),  m̂ = m/(1 − β₁ᵗ),  v̂ = v/(1 − β₂ᵗ)
    stepInPlace(theta, g, [m, v], rate, t) {
      const correction1 = 1 - power(beta1, t);
      const correction2 = 1 - power(beta2, t);
      for (let k = 0; k < theta.length; k++) {
        m[k] = beta1 * m[k] + (1 - beta1) * g[k];
        v[k] = beta2 * v[k] + (1 - beta2) * g[k] * g[k];
        theta[k] -= (rate * (m[k] / correction1)) / (Math.sqrt(v[k] / correction2) + epsilon);
      }
    },
  };
}
