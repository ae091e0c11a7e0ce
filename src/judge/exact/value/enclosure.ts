/**
 * Values beyond doubt: exact rationals as long as they are short, else enclosures lo ≤ value ≤ hi in units of 2⁻ᵇ, by
 * integers alone. An exponential is the sum of its series, a logarithm too, their remainders and roundings added.
 */

import * as Q from '../expression/rational.js';
import type { Arithmetic } from './evaluate.js';

interface Interval {
  readonly lo: bigint;
  readonly hi: bigint;
}
/** `undefined`: without a value for certain. `unknown`: nothing is known. */
export type Enclosed = Q.Rational | Interval | 'undefined' | 'unknown';

export interface Enclosures extends Arithmetic<Enclosed> {
  /** All numbers between two. */
  span(from: Q.Rational, to: Q.Rational): Interval;
  /** A number within the enclosure. */
  middle(a: Q.Rational | Interval): Q.Rational;
}

const isExact = (a: Enclosed): a is Q.Rational => typeof a === 'object' && 'n' in a;
export const isKnown = (a: Enclosed): a is Q.Rational | Interval => typeof a === 'object';

/** Bits of a rational that is still kept exact, and of the largest exponent of e. */
const SHORT = 4000;
const MAX_EXPONENT = 40000n;
const HUGE = 60000n;

/** Of an operation on integers as long as these, for the limit. */
const WORK = 128;

/** Rounded down, and up. */
const down = (a: bigint, d: bigint) => (a >= 0n ? a / d : -((-a + d - 1n) / d));
const up = (a: bigint, d: bigint) => -down(-a, d);
const least = (...all: bigint[]) => all.reduce((a, b) => (a < b ? a : b));
const greatest = (...all: bigint[]) => all.reduce((a, b) => (a > b ? a : b));

/** With this many bits after the point. */
export function enclosures(bits: number): Enclosures {
  const unit = 1n << BigInt(bits);
  const interval = (a: Q.Rational | Interval): Interval =>
    isExact(a) ? { lo: down(a.n * unit, a.d), hi: up(a.n * unit, a.d) } : a;
  const short = (q: Q.Rational): Enclosed => (Q.bits(q) <= SHORT ? q : interval(q));

  /** So that no integer grows without end. */
  const isHuge = ({ lo, hi }: Interval) => greatest(-lo, hi) >> HUGE > unit;

  /** What has no value gives none; then what is not known gives nothing known. */
  const strict =
    (
      exactly: (a: Q.Rational, b: Q.Rational) => Q.Rational,
      roughly: (a: Interval, b: Interval) => Enclosed,
    ) =>
    (a: Enclosed, b: Enclosed): Enclosed => {
      if (a === 'undefined' || b === 'undefined') return 'undefined';
      if (a === 'unknown' || b === 'unknown') return 'unknown';
      return isExact(a) && isExact(b) ? short(exactly(a, b)) : roughly(interval(a), interval(b));
    };

  /** e^t for 0 ≤ t ≤ unit; each term is rounded down by less than 2, and so is the remainder. */
  const series = (t: bigint): Interval => {
    let [term, sum, n] = [unit, 0n, 0n];
    for (; term > 0n; n++) {
      sum += term;
      term = (term * t) / (unit * (n + 1n));
    }
    return { lo: sum, hi: sum + 2n * n + 8n };
  };
  const expOf = (a: bigint): Interval => {
    if (a < 0n) {
      const { lo, hi } = expOf(-a);
      return { lo: down(unit * unit, hi), hi: up(unit * unit, lo) };
    }
    // e^a = (e^(a/2ᵏ))^(2ᵏ)
    let k = 0n;
    while (a >> k >= unit) k++;
    let { lo, hi } = { lo: series(a >> k).lo, hi: series((a >> k) + 1n).hi };
    for (let i = 0n; i < k; i++) [lo, hi] = [down(lo * lo, unit), up(hi * hi, unit)];
    return { lo, hi };
  };

  /**
   * 2 artanh z = log((1 + z)/(1 − z)) for z = n/d, |z| ≤ 1/3: 2 Σ z^(2j+1)/(2j+1). Rounding z changes the sum by less
   * than 3; each power is wrong by less than 9/4 (by 2 in each step, and 1/9 of what it was before), and its quotient by 1 more.
   */
  const artanh2 = (n: bigint, d: bigint): Interval => {
    const z = (unit * n) / d;
    const square = (z * z) / unit;
    let [power, sum, terms] = [2n * z, 0n, 0n];
    for (let j = 1n; power !== 0n; j += 2n, terms++) {
      sum += power / j;
      power = (power * square) / unit;
    }
    const error = 4n * terms + 8n;
    return { lo: sum - error, hi: sum + error };
  };
  /** log(a/unit) = k log 2 + log m with 2/3 ≤ m ≤ 4/3. */
  const logOf = (a: bigint): Interval => {
    let k = BigInt(a.toString(2).length - 1) - BigInt(bits);
    const scaled = () => (k >= 0n ? { n: a, d: unit << k } : { n: a << -k, d: unit });
    if (3n * scaled().n > 4n * scaled().d) k += 1n;
    const { n, d } = scaled();
    const [mantissa, two] = [artanh2(n - d, n + d), artanh2(1n, 3n)];
    const [low, high] = k >= 0n ? [two.lo, two.hi] : [two.hi, two.lo];
    return { lo: mantissa.lo + k * low, hi: mantissa.hi + k * high };
  };

  return {
    of: short,
    add: strict(Q.plus, (a, b) => ({ lo: a.lo + b.lo, hi: a.hi + b.hi })),
    mul: strict(Q.times, (a, b) => {
      if (isHuge(a) || isHuge(b)) return 'unknown';
      const products = [a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi];
      return { lo: down(least(...products), unit), hi: up(greatest(...products), unit) };
    }),
    inverse(a) {
      if (!isKnown(a)) return a;
      if (isExact(a)) return a.n === 0n ? 'undefined' : Q.power(a, -1);
      if (a.lo <= 0n && a.hi >= 0n) return 'unknown';
      const [from, to] = a.lo > 0n ? [a.hi, a.lo] : [-a.lo, -a.hi];
      const [lo, hi] = [down(unit * unit, from), up(unit * unit, to)];
      return a.lo > 0n ? { lo, hi } : { lo: -hi, hi: -lo };
    },
    exp(a) {
      if (!isKnown(a)) return a;
      if (isExact(a) && a.n === 0n) return Q.ONE;
      const { lo, hi } = interval(a);
      if (greatest(-lo, hi) > MAX_EXPONENT * unit) return 'unknown';
      return { lo: expOf(lo).lo, hi: expOf(hi).hi };
    },
    log(a) {
      if (!isKnown(a)) return a;
      if (isExact(a) && a.n === a.d) return Q.ZERO;
      const { lo, hi } = interval(a);
      if (isExact(a) ? a.n <= 0n : hi <= 0n) return 'undefined';
      return lo > 0n ? { lo: logOf(lo).lo, hi: logOf(hi).hi } : 'unknown';
    },
    abs(a) {
      if (!isKnown(a)) return a;
      if (isExact(a)) return a.n < 0n ? Q.times(a, Q.rational(-1)) : a;
      if (a.lo >= 0n) return a;
      return a.hi <= 0n ? { lo: -a.hi, hi: -a.lo } : { lo: 0n, hi: greatest(-a.lo, a.hi) };
    },
    sign: (a) => signOf(a) ?? { without: a === 'undefined' ? 'undefined' : 'unknown' },
    undefined: 'undefined',
    work: WORK,
    span: (from, to) => ({ lo: interval(from).lo, hi: interval(to).hi }),
    middle: (a) => (isExact(a) ? a : Q.rational(a.lo + a.hi, 2n * unit)),
  };
}

/** The sign of a value, where it is known. */
export function signOf(a: Enclosed): -1 | 0 | 1 | undefined {
  if (!isKnown(a)) return undefined;
  if (isExact(a)) return Q.sign(a);
  return a.lo > 0n ? 1 : a.hi < 0n ? -1 : undefined;
}

/** For certain two values that are not the same. */
export function differ(a: Enclosed, b: Enclosed, arithmetic: Enclosures): boolean {
  const sign = signOf(arithmetic.add(a, arithmetic.mul(b, Q.rational(-1))));
  return sign === 1 || sign === -1;
}
