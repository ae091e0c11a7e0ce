/**
 * Arithmetic modulo a prime p of 127 bits, and linear relations with rational coefficients. As p ≡ −1 modulo
 * 8·3·5·7·11·13·17·19·23, −1 is no square, 2, 3, …, 23 are squares, and for odd q ≤ 23 every number has exactly one
 * q-th root.
 */
import { freshPrime, powerModulo } from './chance.js';
import { type Rational, rational } from './rational.js';
import { Undecided } from './undecided.js';

export class DivisionByZero extends Error {}

export class Field {
  constructor(readonly p: bigint) {}

  of = ({ n, d }: Rational) => (d === 1n ? this.reduce(n) : this.reduce(this.reduce(n) * this.inverse(d)));

  reduce(a: bigint): bigint {
    const r = a % this.p;
    return r < 0n ? r + this.p : r;
  }

  inverse(a: bigint): bigint {
    let [r, s, x, y] = [this.p, this.reduce(a), 0n, 1n];
    if (s === 0n) throw new DivisionByZero();
    while (s !== 0n) {
      const q = r / s;
      [r, s, x, y] = [s, r - q * s, y, x - q * y];
    }
    return this.reduce(x);
  }

  power(a: bigint, k: bigint): bigint {
    return k < 0n ? powerModulo(this.inverse(a), -k, this.p) : powerModulo(a, k, this.p);
  }

  isSquare = (a: bigint) => this.power(a, (this.p - 1n) / 2n) !== this.p - 1n;

  /** A square root of a square. */
  squareRoot = (a: bigint) => this.power(a, (this.p + 1n) / 4n);

  /** The q-th root, q odd without prime factors above 23. */
  oddRoot(a: bigint, q: bigint): bigint {
    return this.power(a, new Field(this.p - 1n).inverse(q));
  }

  /** The rational n/d with |n|, d < 2⁴⁰ that is `a` modulo p, if there is one. */
  rational(a: bigint): Rational | undefined {
    const bound = 1n << 40n;
    let [r, s, x, y] = [this.p, a, 0n, 1n];
    while (s >= bound) {
      const q = r / s;
      [r, s, x, y] = [s, r - q * s, y, x - q * y];
    }
    return (y < 0n ? -y : y) < bound && y !== 0n ? rational(s, y) : undefined;
  }
}

/** Vectors over the field, kept in echelon form: is a new one a combination of those before it, and which? */
export class Span {
  readonly #rows: { pivot: number; vector: bigint[]; combination: Map<number, bigint> }[] = [];
  constructor(readonly field: Field) {}

  get rank(): number {
    return this.#rows.length;
  }

  /** The coefficients on the vectors added before, or undefined if this one is independent: then it is added as `id`. */
  express(vector: readonly bigint[], id: number): Map<number, bigint> | undefined {
    const { field } = this;
    const rest = [...vector];
    const combination = new Map<number, bigint>();
    for (const row of this.#rows) {
      const c = rest[row.pivot];
      if (c === 0n) continue;
      for (let t = row.pivot; t < rest.length; t++) rest[t] = field.reduce(rest[t] - c * row.vector[t]);
      for (const [k, v] of row.combination)
        combination.set(k, field.reduce((combination.get(k) ?? 0n) + c * v));
    }
    const pivot = rest.findIndex((x) => x !== 0n);
    if (pivot < 0) return combination;
    const scale = field.inverse(rest[pivot]);
    const own = new Map([...combination].map(([k, v]) => [k, field.reduce(-v * scale)]));
    this.#rows.push({
      pivot,
      vector: rest.map((x) => (x * scale) % field.p),
      combination: own.set(id, scale),
    });
    return undefined;
  }
}

/** Two primes for all that needs no others. */
const FIELDS: readonly Field[] = [new Field(freshPrime()), new Field(freshPrime())];

/** So many other primes are tried for the square roots of the numbers in a claim. */
const MAX_RENEWALS = 64;

/** The two fields in which a claim is decided. */
export class Fields {
  readonly #own = [...FIELDS];
  #renewals = 0;

  get both(): readonly [Field, Field] {
    return [this.#own[0], this.#own[1]];
  }

  /** Another one, as a number of the claim is no square in this one. */
  renewInPlace(field: Field): Field {
    this.#renewals += 1;
    if (this.#renewals > MAX_RENEWALS) throw new Undecided('square roots of too many numbers');
    const other = new Field(freshPrime());
    this.#own[this.#own.indexOf(field)] = other;
    return other;
  }
}
