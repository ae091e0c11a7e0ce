/** Exact rational numbers: n/d in lowest terms, d > 0. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
const absolute = (a: bigint) => (a < 0n ? -a : a);

export function rational(n: bigint | number, d: bigint | number = 1n): Rational {
  const [p, q] = [BigInt(n), BigInt(d)];
  if (q === 0n) throw new RangeError('division by zero');
  const g = gcd(absolute(p), absolute(q)) * (q < 0n ? -1n : 1n);
  return { n: p / g, d: q / g };
}

export const ZERO = rational(0);
export const ONE = rational(1);

export const plus = (a: Rational, b: Rational) => rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const times = (a: Rational, b: Rational) => rational(a.n * b.n, a.d * b.d);
export const sign = (a: Rational) => (a.n > 0n ? 1 : a.n < 0n ? -1 : 0);
export const toNumber = (a: Rational) => Number(a.n) / Number(a.d);

/** a^k; a ≠ 0 when k < 0. */
export const power = (a: Rational, k: number): Rational =>
  k >= 0 ? rational(a.n ** BigInt(k), a.d ** BigInt(k)) : rational(a.d ** BigInt(-k), a.n ** BigInt(-k));

/** The exact value of a decimal literal as mathjs holds it (at most 15 digits, so nothing was lost). */
export function fromDecimal(value: number): Rational {
  const [, digits, fraction = '', exponent = '0'] =
    /^([-\d]+)(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(String(value)) ?? [];
  if (digits === undefined) throw new RangeError(`${value} is not a finite number`);
  const shift = Number(exponent) - fraction.length;
  if (Math.abs(shift) > 400) throw new RangeError(`${value} is too large or too small`);
  return times(rational(BigInt(digits + fraction)), power(rational(10), shift));
}

export const show = (a: Rational) => (a.d === 1n ? String(a.n) : `${a.n}/${a.d}`);
