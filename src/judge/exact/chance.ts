/**
 * Fresh random numbers for the finite fields: nobody who writes a claim can know them. A verdict rests on them with
 * the probability that decide.ts states, so that it is the same from run to run.
 */

/** 192 bits. */
function random(): bigint {
  return crypto.getRandomValues(new BigUint64Array(3)).reduce((bits, word) => (bits << 64n) | word, 0n);
}

/** A number from 1 to p − 1. */
export const nonzero = (p: bigint): bigint => (random() % (p - 1n)) + 1n;

/** Streams of fresh numbers modulo p, each by a name under which it can be read again from its beginning. */
export class Streams {
  readonly #known = new Map<string, bigint[]>();
  constructor(readonly p: bigint) {}

  from(name: string): () => bigint {
    const numbers = this.#known.get(name) ?? [];
    this.#known.set(name, numbers);
    let at = 0;
    return () => {
      if (at === numbers.length) numbers.push(nonzero(this.p));
      return numbers[at++];
    };
  }
}

/** 8 · 3 · 5 · … · 23 */
const MODULUS = 892371480n;
const SMALL = [29n, 31n, 37n, 41n, 43n, 47n, 53n, 59n, 61n, 67n, 71n, 73n, 79n, 83n, 89n, 97n];
const ROUNDS = 30;

/** A random prime p < 2¹²⁷, at least 2¹²⁶, with p ≡ −1 modulo 8 · 3 · 5 · … · 23. */
export function freshPrime(): bigint {
  const least = 2n ** 126n / MODULUS + 1n;
  for (;;) {
    const p = MODULUS * (least + (random() % least)) - 1n;
    if (p < 2n ** 127n && SMALL.every((q) => p % q !== 0n) && isPrime(p)) return p;
  }
}

/** Miller–Rabin, p ≡ 3 modulo 4: of a composite number at most a quarter of all bases lie. */
function isPrime(p: bigint): boolean {
  for (let round = 0; round < ROUNDS; round++) {
    const x = power(nonzero(p), (p - 1n) / 2n, p);
    if (x !== 1n && x !== p - 1n) return false;
  }
  return true;
}

export function power(a: bigint, k: bigint, p: bigint): bigint {
  let [base, exponent, result] = [a, k, 1n];
  for (; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % p;
    base = (base * base) % p;
  }
  return result;
}
