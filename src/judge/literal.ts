/** Numbers as they are typed, exactly: 0.1 is a tenth, and 1e-400 is not 0. */
import * as Q from './exact/expression/rational.js';

/** A number that no floating-point number is. */
export class Literal {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
  valueOf(): number {
    return Number(this.text);
  }
}

const DECIMAL = /^(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?$/;
const BASED = /^0[xX][\da-fA-F]+$|^0[oO][0-7]+$|^0[bB][01]+$/;
const MAX_SHIFT = 10_000;

/** The exact value of a number as typed. Throws SyntaxError if it is none, or has over ten thousand digits. */
export function exactValue(text: string): Q.Rational {
  if (BASED.test(text) && text.length <= MAX_SHIFT) return Q.rational(BigInt(text));
  const [, digits = '', fraction = '', exponent = '0'] = DECIMAL.exec(text) ?? [];
  if (digits + fraction === '') throw new SyntaxError(`${text} is not a number here`);
  const shift = Number(exponent) - fraction.length;
  if (Math.abs(shift) + digits.length + fraction.length > MAX_SHIFT)
    throw new SyntaxError(`${text} is too large or too small`);
  return Q.times(Q.rational(BigInt(digits + fraction)), Q.power(Q.rational(10), shift));
}

/** What a number of the source becomes in the tree: a floating-point number if it is written as the same decimal. */
export function literal(text: string): number | Literal {
  const [value, exact] = [Number(text), exactValue(text)];
  if (!Number.isFinite(value)) return new Literal(text);
  const { n, d } = exactValue(String(value));
  return n === exact.n && d === exact.d ? value : new Literal(text);
}
