/** Signs as products: of a number and of factors whose signs are known, asked or open. */

import { type Mask, maskOf, powerMask, timesMask, ZERO } from './masks.js';
import type { Node } from './node.js';

export interface SignFactor {
  readonly key: string;
  readonly node: Node;
  readonly odd: boolean;
  readonly mask: Mask;
}
export interface Fact {
  readonly node: Node;
  readonly mask: Mask;
}
export type Facts = ReadonlyMap<string, Fact>;

/** constant · Π factors, in signs. */
export interface Product {
  readonly constant: number;
  readonly factors: readonly SignFactor[];
}

export const NO_FACTORS: Product = { constant: 1, factors: [] };

export const multiplyProducts = (a: Product, b: Product): Product => ({
  constant: a.constant * b.constant,
  factors: [...a.factors, ...b.factors],
});

/** Equal factors as one: two of them are a square. */
function together(factors: readonly SignFactor[]): SignFactor[] {
  const byKey = new Map<string, SignFactor>();
  for (const factor of factors) {
    const known = byKey.get(factor.key);
    const both = known && { ...known, odd: known.odd !== factor.odd, mask: known.mask & factor.mask };
    byKey.set(factor.key, both ?? factor);
  }
  return [...byKey.values()];
}

/** What is raised to a negative power is not zero: the sign is asked of what has a value. */
export const raiseProduct = ({ constant, factors }: Product, k: number): Product => ({
  constant: k % 2 === 0 ? constant ** 2 : constant,
  factors: factors.map((f) => ({
    ...f,
    odd: f.odd && k % 2 !== 0,
    mask: k < 0 ? f.mask & ~ZERO : f.mask,
  })),
});

/** The signs that a product may have. */
export const maskOfProduct = ({ constant, factors }: Product): Mask =>
  together(factors).reduce((mask, { mask: m, odd }) => timesMask(mask, powerMask(m, odd)), maskOf(constant));
