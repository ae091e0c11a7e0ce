import type { Entry } from '../mlp/parameters.js';
import { requireBetween } from '../numeric/require.js';

/** A scalar function of many parameters, with its gradient by hand and by an exact second route. */
export interface Problem {
  /** The scalar parameters. Each is moved by ±ε in place and put back to the very same number. */
  readonly entries: readonly Entry[];
  readonly gradient: ArrayLike<number>;
  readonly exact: ArrayLike<number>;
  /** The function at the entries as they now are. */
  look(): Look;
}

export interface Look {
  readonly value: number;
  /** On which side of 0 (−1, 0, 1) everything stands that makes the function bend there, by name. */
  readonly sides: ReadonlyMap<string, number>;
}

/**
 * One parameter, its gradient by hand (bprop) beside three others. Verdicts:
 *   agrees   all three comparisons hold
 *   kink     within ±ε the function bends (`kinks` says where), so differences say nothing; the exact one holds
 *   differs  the gradient is wrong
 */
export interface CheckRow {
  readonly parameter: string;
  readonly bprop: number;
  /** (f(θ + ε) − f(θ)) / ε, as the homework asks, and bprop / forward; NaN where both are 0. */
  readonly forward: number;
  readonly ratio: number;
  /** (f(θ + ε) − f(θ − ε)) / 2ε and |bprop − central| / max(|bprop|, |central|). */
  readonly central: number;
  readonly centralError: number;
  /** The derivative by dual numbers and the relative error to it. */
  readonly exact: number;
  readonly exactError: number;
  readonly kinks: readonly string[];
  readonly verdict: 'agrees' | 'kink' | 'differs';
}

/** The largest relative errors accepted, and the band of the homework for the ratio. */
export const TOLERANCE = { ratio: [0.99, 1.01], central: 1e-7, exact: 1e-12 } as const;

const ROUNDING = Number.EPSILON;

/** impl/grad-check: every parameter's gradient by hand against differences and the exact derivative. */
export function compareGradients(problem: Problem, epsilon = 1e-5): CheckRow[] {
  requireBetween('ε', epsilon, 1e-6, 1e-4);
  const { entries, gradient, exact } = problem;
  if (gradient.length !== entries.length || exact.length !== entries.length) {
    throw new Error(
      `${entries.length} parameters, but ${gradient.length} gradients by hand, ${exact.length} exact`,
    );
  }
  const here = problem.look();
  // What each comparison cannot resolve, so that near-zeros (and 0/0) agree: the forward difference is off by
  // about ε, the central one by ε² and by rounding/ε, the exact derivative by rounding alone.
  const scale = Math.max(1, Math.abs(here.value));
  const resolution = {
    forward: epsilon * scale,
    central: (epsilon ** 2 + ROUNDING / epsilon) * scale,
    exact: 4 * ROUNDING * Math.max(...Array.from(exact, Math.abs)),
  };

  return entries.map((entry, p) => {
    const [above, below] = [epsilon, -epsilon].map((step) => movedBy(entry, step, () => problem.look()));
    const bprop = gradient[p];
    const forward = (above.value - here.value) / epsilon;
    const central = (above.value - below.value) / (2 * epsilon);
    const ratio = bprop / forward;
    const centralError = relativeError(bprop, central);
    const exactError = relativeError(bprop, exact[p]);
    const kinks = sidesChanged(here, above, below);

    const holds = {
      forward: isInBand(ratio) || Math.abs(bprop - forward) <= resolution.forward,
      central: centralError <= TOLERANCE.central || Math.abs(bprop - central) <= resolution.central,
      exact: exactError <= TOLERANCE.exact || Math.abs(bprop - exact[p]) <= resolution.exact,
    };
    return {
      parameter: entry.name,
      ...{ bprop, forward, ratio, central, centralError, exact: exact[p], exactError, kinks },
      verdict: verdictOf(holds, kinks.length > 0),
    };
  });
}

function verdictOf(
  holds: { forward: boolean; central: boolean; exact: boolean },
  atKink: boolean,
): CheckRow['verdict'] {
  if (!holds.exact) return 'differs';
  if (atKink) return 'kink';
  return holds.forward && holds.central ? 'agrees' : 'differs';
}

/** What `look` gives with one parameter moved by `step`, which is then put back to the very same number. */
export function movedBy<T>({ values, index }: Entry, step: number, look: () => T): T {
  const before = values[index];
  values[index] = before + step;
  const there = look();
  values[index] = before;
  return there;
}

/** What stands on another side of 0 in one of the three looks than in the others. */
function sidesChanged(here: Look, above: Look, below: Look): string[] {
  return [...here.sides]
    .filter(([name, side]) => side !== above.sides.get(name) || side !== below.sides.get(name))
    .map(([name]) => name);
}

/**
 * The criterion of the homework: bprop / forward difference in [0.99, 1.01].
 *
 * @example
 * ```ts
 * isInBand(1) // → true
 * ```
 */
export function isInBand(ratio: number): boolean {
  const [lo, hi] = TOLERANCE.ratio;
  return ratio >= lo && ratio <= hi;
}

/**
 * |a − b| / max(|a|, |b|), 0 if both are 0.
 */
export function relativeError(a: number, b: number): number {
  return a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
}
