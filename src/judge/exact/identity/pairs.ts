/** The pairs (a, b = e^a) of a tower, and powers of their b. */
import type { Streams } from '../expression/chance.js';
import type { Field, Span } from '../expression/field.js';
import type { Node } from '../expression/node.js';
import * as Q from '../expression/rational.js';
import { Undecided } from '../expression/undecided.js';
import { isAlgebraic } from './radicands.js';

/** Start again with free variables that have n-th roots. */
export class NeedsRoots extends Error {
  constructor(readonly n: bigint) {
    super();
  }
}

/** Start again with other values at point t: a square root is missing. */
export class Resample extends Error {
  constructor(readonly t: number) {
    super();
  }
}

/** Start again in another field: a number has no square root in this one, whatever the points are. */
export class NeedsField extends Error {}

/** Something with a value at each point. */
export type Values = (t: number) => bigint;

/** The degree is a bound, above plus below the line, in the free variables. */
export interface Lifted {
  readonly values: Values;
  readonly degree: number;
}

export interface Pair {
  readonly a: Lifted;
  readonly b: Lifted;
  /** b^(1/M), if b was made as a power. */
  readonly root?: Values;
  /** What b is the value of, if a was made as its logarithm. */
  readonly radicand?: Node;
}

/** Σ coefficient · (the pair's). */
export type Combination = readonly (readonly [pair: number, coefficient: Q.Rational])[];

export interface Choices {
  readonly streams: Streams;
  /** M: what is free is drawn as an M-th power where roots may be taken of it. */
  readonly roots: bigint;
  /** How often each point was drawn again. */
  readonly redraws: readonly number[];
  /** Which square roots: of pair i the other one if bit i is set. */
  readonly signs: number;
}

export class Pairs {
  /** Those of which a square root was taken. */
  readonly radicals = new Set<number>();
  /** Those that were found, as text. */
  readonly relations: string[] = [];
  /** At least the degree of all that was compared to find them. */
  degree = 0;
  readonly #pairs: Pair[] = [];

  constructor(
    readonly field: Field,
    readonly choices: Choices,
    readonly points: readonly number[],
    /** Whether roots of numbers are taken either way from point to point: x and √2·x are then no multiples. */
    readonly varying: boolean,
  ) {}

  at = (index: number): Pair => this.#pairs[index];

  push(pair: Pair): void {
    this.#pairs.push(pair);
  }

  /**
   * The rational coefficients of the values on those of the pairs in the span. Undefined if there are none: then what
   * has the values is free, and joins as the next pair.
   */
  express(span: Span, { values, degree }: Lifted): Combination | undefined {
    if (span.rank + 2 >= this.points.length)
      throw new Undecided('too many different exponentials and logarithms');
    this.degree += degree;
    const combination = span.express(this.points.map(values), this.#pairs.length);
    if (!combination) return undefined;
    // Which coefficients are written though they are 0 depends on the points.
    const terms = [...combination]
      .filter(([, c]) => c !== 0n)
      .map(([pair, c]) => [pair, this.field.rational(c)] as const);
    if (!terms.every((term): term is Combination[number] => term[1] !== undefined)) return undefined;
    this.relations.push(terms.map(([pair, c]) => `${pair}·${Q.show(c)}`).join('+'));
    return terms;
  }

  /** Π b^c. */
  product(terms: Combination): Lifted {
    const factors = terms.map(([pair, c]) => this.#power(pair, c));
    const size = ([pair, { n, d }]: Combination[number]) =>
      Math.ceil(Math.abs(Number(n) / Number(d))) * this.at(pair).b.degree * Number(this.choices.roots);
    return {
      values: (t) => factors.reduce((product, f) => (product * f(t)) % this.field.p, 1n),
      degree: terms.reduce((sum, term) => sum + size(term), 0),
    };
  }

  #power(index: number, c: Q.Rational): Values {
    const { field } = this;
    const { b, root, radicand } = this.at(index);
    const { roots, signs } = this.choices;
    if (root) {
      if (roots % c.d !== 0n) throw new NeedsRoots(c.d);
      return (t) => field.power(root(t), (roots / c.d) * c.n);
    }
    if (c.d === 1n) return (t) => field.power(b.values(t), c.n);
    if (c.d % 4n === 0n) throw new Undecided('fourth roots are taken of variables and exponentials only');
    if (Q.gcd(c.d, field.p - 1n) > 2n) throw new Undecided(`roots of order ${c.d} are not decided`);
    if (c.d % 2n === 0n) this.radicals.add(index);
    const varies = this.varying && radicand?.op === 'number';
    const other = (t: number) =>
      varies && t > 0
        ? this.choices.streams.from(`sign ${index} at ${t}`)() % 2n === 1n
        : ((signs >> index) & 1) === 1;
    const missing = (t: number) => (radicand && isAlgebraic(radicand) ? new NeedsField() : new Resample(t));
    return (t) => {
      const x = b.values(t);
      if (c.d % 2n === 0n && !field.isSquare(x)) throw missing(t);
      return field.power(this.#root(x, c.d, other(t)), c.n);
    };
  }

  #root(x: bigint, d: bigint, other: boolean): bigint {
    const { field } = this;
    if (d % 2n !== 0n) return field.oddRoot(x, d);
    const root = field.squareRoot(field.oddRoot(x, d / 2n));
    return other ? field.p - root : root;
  }
}

/** Σ c · values. */
export function combined(field: Field, terms: readonly (readonly [Lifted, Q.Rational])[]): Lifted {
  const weighted = terms.map(([{ values }, c]) => [values, field.of(c)] as const);
  return {
    values: (t) => weighted.reduce((sum, [values, c]) => sum + c * values(t), 0n) % field.p,
    degree: terms.reduce((sum, [{ degree }]) => sum + degree, 0),
  };
}
