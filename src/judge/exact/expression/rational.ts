/** Exact rational numbers: n/d in lowest terms, d > 0. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export function gcd(a: bigint, b: bigint): bigint {
  let [r, s] = [a, b];
  while (s !== 0n) [r, s] = [s, r % s];
  return r;
}

/** The least d > 0 by which each of these numbers becomes an integer. */
export const commonDenominator = (numbers: readonly Rational[]): bigint =>
  numbers.reduce((lcm, { d }) => (lcm * d) / gcd(lcm, d), 1n);

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
export const sign = (a: Rational): -1 | 0 | 1 => (a.n > 0n ? 1 : a.n < 0n ? -1 : 0);

/** Bits above and below the line. */
export const bits = ({ n, d }: Rational): number => bitsOf(n) + bitsOf(d);
const bitsOf = (a: bigint) =>
  absolute(a) < 2n ** 53n ? Math.ceil(Math.log2(Number(absolute(a)) + 1)) : 4 * a.toString(16).length;

/** Whether calculating with it takes long: a greatest common divisor takes as long as the shorter part squared. */
export const isLong = ({ n, d }: Rational): boolean =>
  Math.min(bitsOf(n), bitsOf(d)) > 20_000 || bitsOf(n) + bitsOf(d) > 1_000_000;

/** The nearest number but for the last bits, also where n and d are beyond all numbers. */
export function toNumber({ n, d }: Rational): number {
  const excess = BigInt(Math.max(0, Math.min(bitsOf(n), bitsOf(d)) - 1000));
  return Number(n >> excess) / Number(d >> excess);
}

/** To so many significant digits or one less, without the zeros at the end. */
export function decimal(a: Rational, digits: number): string {
  if (a.n === 0n) return '0';
  const about = toNumber(a);
  if (digits <= 10 && Number.isFinite(about) && Math.abs(about) > 1e-300)
    return String(Number(about.toPrecision(digits)));
  // |a| = 0.d₁d₂… · 10^exponent, d₁ ≠ 0 but for the last rounding.
  const exponent = String(absolute(a.n)).length - String(a.d).length + 1;
  const scale = 10n ** BigInt(Math.abs(digits - exponent));
  const [n, d] = digits >= exponent ? [absolute(a.n) * scale, a.d] : [absolute(a.n), a.d * scale];
  const text = String((2n * n + d) / (2n * d));
  const [mantissa, power] = [text.replace(/0+$/, ''), exponent - digits + text.length - 1];
  return `${a.n < 0n ? '-' : ''}${mantissa[0]}${mantissa.length > 1 ? `.${mantissa.slice(1)}` : ''}${power === 0 ? '' : `e${power > 0 ? '+' : ''}${power}`}`;
}

/** a^k, which is in lowest terms as a is; a ≠ 0 when k < 0. */
export function power({ n, d }: Rational, k: number): Rational {
  const e = BigInt(Math.abs(k));
  if (k >= 0) return { n: n ** e, d: d ** e };
  const [above, below] = [d ** e, n ** e];
  return below < 0n ? { n: -above, d: -below } : { n: above, d: below };
}

export const show = (a: Rational) => (a.d === 1n ? String(a.n) : `${a.n}/${a.d}`);

/** The k-th root of |q|, with the sign of q for odd k, if it is rational and its parts are exact as doubles. */
export function root({ n, d }: Rational, k: number): Rational | undefined {
  const parts = [absolute(n), d].map((part) => Math.round(Number(part) ** (1 / k)));
  if (!parts.every(Number.isSafeInteger)) return undefined;
  const [above, below] = parts.map(BigInt);
  if (above ** BigInt(k) !== absolute(n) || below ** BigInt(k) !== d) return undefined;
  return rational(n < 0n && k % 2 === 1 ? -above : above, below);
}
