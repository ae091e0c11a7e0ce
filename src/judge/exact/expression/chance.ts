/**
 * Fresh random numbers for the finite fields: nobody who writes a claim can know them. A verdict rests on them with
 * the probability that decide.ts states, so that it is the same from run to run.
 */

/** 192 bits. */
const random = (): bigint => wide(crypto.getRandomValues(new BigUint64Array(3)), 0);

const wide = (words: BigUint64Array, at: number) =>
  (words[at] << 128n) | (words[at + 1] << 64n) | words[at + 2];

/** A number from 1 to p − 1. */
const nonzero = (p: bigint, bits = random()): bigint => (bits % (p - 1n)) + 1n;

/** So many at a time. */
const BATCH = 16;

/** Streams of fresh numbers modulo p, each by a name under which it can be read again from its beginning. */
export class Streams {
  readonly #known = new Map<string, bigint[]>();
  #words = new BigUint64Array(0);
  #used = 0;
  constructor(readonly p: bigint) {}

  #next(): bigint {
    if (this.#used === this.#words.length)
      [this.#words, this.#used] = [crypto.getRandomValues(new BigUint64Array(3 * BATCH)), 0];
    this.#used += 3;
    return nonzero(this.p, wide(this.#words, this.#used - 3));
  }

  from(name: string): () => bigint {
    const numbers = this.#known.get(name) ?? [];
    this.#known.set(name, numbers);
    let at = 0;
    return () => {
      if (at === numbers.length) numbers.push(this.#next());
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
    const x = powerModulo(nonzero(p), (p - 1n) / 2n, p);
    if (x !== 1n && x !== p - 1n) return false;
  }
  return true;
}

export function powerModulo(a: bigint, k: bigint, p: bigint): bigint {
  let [base, exponent, result] = [a, k, 1n];
  for (; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % p;
    base = (base * base) % p;
  }
  return result;
}
