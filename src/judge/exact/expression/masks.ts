/** Sets of signs. */

export type Mask = number;
export const [NEGATIVE, ZERO, POSITIVE] = [1, 2, 4];
export const ANY = NEGATIVE | ZERO | POSITIVE;
export const signsIn = (mask: Mask) => [-1, 0, 1].filter((s) => mask & maskOf(s));
export const maskOf = (sign: number): Mask => 1 << (sign + 1);
export const isSingle = (mask: Mask) => (mask & (mask - 1)) === 0;
export const flip = (mask: Mask) =>
  (mask & ZERO) | (mask & NEGATIVE ? POSITIVE : 0) | (mask & POSITIVE ? NEGATIVE : 0);

export const powerMask = (mask: Mask, odd: boolean): Mask =>
  odd ? mask : (mask & ZERO) | (mask & ~ZERO ? POSITIVE : 0);

export const timesMask = (a: Mask, b: Mask): Mask =>
  ((a | b) & ZERO) | (a & POSITIVE ? b & ~ZERO : 0) | (a & NEGATIVE ? flip(b) & ~ZERO : 0);

/** Of a sum of terms with these signs. */
export function sumMask(masks: readonly Mask[]): Mask {
  if (masks.every((m) => !(m & NEGATIVE))) return masks.includes(POSITIVE) ? POSITIVE : POSITIVE | ZERO;
  if (masks.every((m) => !(m & POSITIVE))) return masks.includes(NEGATIVE) ? NEGATIVE : NEGATIVE | ZERO;
  return ANY;
}
