/**
 * A dual number re + du·δ with δ² = 0: arithmetic on it carries the exact derivative du along with the
 * value re, with no step size and no cancellation. Each operation is one rule of differentiation.
 */
export interface Dual {
  readonly re: number;
  readonly du: number;
}

export function constantDual(re: number): Dual {
  return { re, du: 0 };
}

export function addDuals(a: Dual, b: Dual): Dual {
  return { re: a.re + b.re, du: a.du + b.du };
}

export function subtract(a: Dual, b: Dual): Dual {
  return { re: a.re - b.re, du: a.du - b.du };
}

export function multiplyDuals(a: Dual, b: Dual): Dual {
  return { re: a.re * b.re, du: a.du * b.re + a.re * b.du };
}

export function divideDuals(a: Dual, b: Dual): Dual {
  return { re: a.re / b.re, du: (a.du - (a.re / b.re) * b.du) / b.re };
}

export function scale(factor: number, a: Dual): Dual {
  return { re: factor * a.re, du: factor * a.du };
}

/** a^b; with a constant b of any a, (a^b)′ = b a^{b−1} a′, else a^b (b′ log a + b a′/a), for a > 0 */
export function powerOf(a: Dual, b: Dual): Dual {
  const re = a.re ** b.re;
  if (b.re === 0 && b.du === 0) return constantDual(re);
  const byBase = b.re * a.re ** (b.re - 1) * a.du;
  return { re, du: b.du === 0 ? byBase : byBase + re * Math.log(a.re) * b.du };
}

export function exp(a: Dual): Dual {
  return { re: Math.exp(a.re), du: Math.exp(a.re) * a.du };
}

/** e^a − 1, accurate near 0 */
export function expm1(a: Dual): Dual {
  return { re: Math.expm1(a.re), du: Math.exp(a.re) * a.du };
}

export function log(a: Dual): Dual {
  return { re: Math.log(a.re), du: a.du / a.re };
}

/** log(1 + e^a) for a ≤ 0, accurate where e^a is small */
export function log1pExp(a: Dual): Dual {
  const e = Math.exp(a.re);
  return { re: Math.log1p(e), du: (e / (1 + e)) * a.du };
}

/** |a|; at 0 the subgradient sign(0) = 0 */
export function abs(a: Dual): Dual {
  return { re: Math.abs(a.re), du: Math.sign(a.re) * a.du };
}

export function sumDuals(terms: readonly Dual[]): Dual {
  return terms.reduce(addDuals, constantDual(0));
}
