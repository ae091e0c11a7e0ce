/**
 * Quotients of polynomials with rational coefficients, written out, in atoms: variables, exponentials of single
 * monomials (e^{2x−y} = (e^x)² / e^y) and whatever else is left whole. Used for signs, never for equality.
 */
import type { Graph } from './graph.js';
import type { Node } from './node.js';
import * as Q from './rational.js';

/** coefficient · Π atomᵏ, k > 0. */
export interface Monomial {
  readonly coefficient: Q.Rational;
  readonly powers: ReadonlyMap<Node, number>;
}
/** By monomial; no coefficient is zero. */
export type Polynomial = ReadonlyMap<string, Monomial>;
export interface Fraction {
  readonly above: Polynomial;
  readonly below: Polynomial;
}

const TOO_MANY = 600;

const keyOf = (powers: ReadonlyMap<Node, number>) =>
  [...powers]
    .sort(([a], [b]) => a.id - b.id)
    .map(([atom, k]) => `${atom.id}^${k}`)
    .join(' ');

export function polynomial(terms: Iterable<Monomial>): Polynomial {
  const sum = new Map<string, Monomial>();
  for (const { coefficient, powers } of terms) {
    const key = keyOf(powers);
    const total = Q.plus(coefficient, sum.get(key)?.coefficient ?? Q.ZERO);
    if (total.n === 0n) sum.delete(key);
    else sum.set(key, { coefficient: total, powers });
  }
  return sum;
}

export const constant = (value: Q.Rational) => polynomial([{ coefficient: value, powers: new Map() }]);
const ONE = constant(Q.ONE);
const isOne = (p: Polynomial) =>
  p.size === 1 && p.get('')?.coefficient.n === 1n && p.get('')?.coefficient.d === 1n;

export const sum = (a: Polynomial, b: Polynomial) => polynomial([...a.values(), ...b.values()]);

export function multiply(a: Polynomial, b: Polynomial): Polynomial {
  if (isOne(a)) return b;
  if (isOne(b)) return a;
  if (!fits(a, b)) throw new TooLarge();
  const terms: Monomial[] = [];
  for (const x of a.values())
    for (const y of b.values()) {
      const powers = new Map(x.powers);
      for (const [atom, k] of y.powers) powers.set(atom, k + (powers.get(atom) ?? 0));
      terms.push({ coefficient: Q.times(x.coefficient, y.coefficient), powers });
    }
  return polynomial(terms);
}

const MAX_BITS = 20_000;

function raised(p: Polynomial, times: number): Polynomial {
  const [term] = p.values();
  if (p.size !== 1) {
    if (times > 20) throw new TooLarge();
    return Array.from({ length: times }, () => p).reduce(multiply);
  }
  if (Q.bits(term.coefficient) * times > MAX_BITS) throw new TooLarge();
  const powers = new Map([...term.powers].map(([atom, k]) => [atom, k * times]));
  return polynomial([{ coefficient: Q.power(term.coefficient, times), powers }]);
}

/** Whether the product is small enough to be written out. */
export const fits = (a: Polynomial, b: Polynomial) => a.size * b.size <= TOO_MANY;

class TooLarge extends Error {}

/** Writes nodes (without cases) as fractions; what grows too large is left whole, as an atom. */
export class Fractions {
  readonly #done = new Map<Node, Fraction>();
  constructor(readonly graph: Graph) {}

  of(node: Node): Fraction {
    this.graph.limit.check();
    let fraction = this.#done.get(node);
    if (fraction) return fraction;
    try {
      fraction = this.#expand(node);
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
      fraction = atom(node, 1);
    }
    this.#done.set(node, fraction);
    return fraction;
  }

  #expand(node: Node): Fraction {
    const parts = () => node.args.map((arg) => this.of(arg));
    switch (node.op) {
      case 'number':
        return { above: constant(node.value), below: ONE };
      case 'define':
        return this.of(node.args[0]);
      case 'add':
        return parts().reduce(addFractions);
      case 'mul':
        return parts().reduce((a, b) => ({
          above: multiply(a.above, b.above),
          below: multiply(a.below, b.below),
        }));
      case 'power': {
        const { above, below } = this.of(node.args[0]);
        const times = Math.abs(node.exponent);
        const raise = (p: Polynomial) => raised(p, times);
        return node.exponent > 0
          ? { above: raise(above), below: raise(below) }
          : { above: raise(below), below: raise(above) };
      }
      case 'exp':
        return this.#exponential(node);
      default:
        return atom(node, 1);
    }
  }

  /** e^{Σ (p/q) m} = Π (e^{m/q})^p over the monomials m; q even, so that e^x and e^{x/2} are powers of one atom. */
  #exponential(node: Node): Fraction {
    const { above, below } = this.of(node.args[0]);
    if (!isOne(below)) return atom(node, 1);
    let result: Fraction = { above: ONE, below: ONE };
    for (const { coefficient, powers } of above.values()) {
      if (!Number.isSafeInteger(Number(coefficient.n))) throw new TooLarge();
      const q = coefficient.d % 2n === 0n ? coefficient.d : 2n * coefficient.d;
      const monomial = this.#product({ coefficient: Q.rational(1n, q), powers });
      const factor = atom(this.graph.exp(monomial), Number((coefficient.n * q) / coefficient.d));
      result = { above: multiply(result.above, factor.above), below: multiply(result.below, factor.below) };
    }
    return result;
  }

  #product = ({ coefficient, powers }: Monomial) => {
    const g = this.graph;
    const power = ([a, k]: readonly [Node, number]) =>
      a.op === 'exp' ? g.exp(g.mul(g.number(k), a.args[0])) : g.power(a, k);
    return g.mul(g.number(coefficient), ...[...powers].map(power));
  };

  /** Back to a node. */
  node = (p: Polynomial) => this.graph.add(...[...p.values()].map(this.#product));
}

function atom(node: Node, exponent: number): Fraction {
  const power = polynomial([{ coefficient: Q.ONE, powers: new Map([[node, Math.abs(exponent)]]) }]);
  return exponent > 0 ? { above: power, below: ONE } : { above: ONE, below: power };
}

function addFractions(a: Fraction, b: Fraction): Fraction {
  if (keyOfPolynomial(a.below) === keyOfPolynomial(b.below))
    return { above: sum(a.above, b.above), below: a.below };
  return {
    above: sum(multiply(a.above, b.below), multiply(b.above, a.below)),
    below: multiply(a.below, b.below),
  };
}

/** The coefficient of its first monomial that is no number, if there is one, and the rest. */
export function monic(p: Polynomial): { lead: Q.Rational; rest: Polynomial } {
  const lead = p.get([...p.keys()].sort().find((key) => key !== '') ?? '')?.coefficient ?? Q.ONE;
  const inverse = Q.power(lead, -1);
  return {
    lead,
    rest: polynomial([...p.values()].map((t) => ({ ...t, coefficient: Q.times(t.coefficient, inverse) }))),
  };
}

/** Equal polynomials have equal keys. */
export const keyOfPolynomial = (p: Polynomial) =>
  [...p]
    .map(([key, { coefficient }]) => `${Q.show(coefficient)}·${key}`)
    .sort()
    .join(' + ');

/** q with p = c·q² for a number c, if there is one: term by term, from the lexicographically leading one. */
export function squareRoot(p: Polynomial): { root: Polynomial; c: Q.Rational } | undefined {
  const atoms = [...new Set([...p.values()].flatMap((t) => [...t.powers.keys()]))];
  const exponents = ({ powers }: Monomial) => atoms.map((a) => powers.get(a) ?? 0);
  const leading = (q: Polynomial) =>
    [...q.values()].reduce((a, b) => (lexicographic(exponents(a), exponents(b)) >= 0 ? a : b));
  const head = leading(p);
  const c = head.coefficient;
  const terms: Monomial[] = [
    { coefficient: Q.ONE, powers: new Map([...head.powers].map(([a, k]) => [a, k / 2])) },
  ];
  for (let step = 0; step <= p.size; step++) {
    const root = polynomial(terms);
    if (terms.some((t) => exponents(t).some((k) => k < 0 || !Number.isInteger(k)))) return undefined;
    if (!fits(root, root)) return undefined;
    const rest = sum(p, multiply(constant(Q.times(c, Q.rational(-1))), multiply(root, root)));
    if (rest.size === 0) return { root, c };
    const next = leading(rest);
    const powers = atoms.map((a, i) => [a, exponents(next)[i] - exponents(terms[0])[i]] as const);
    const coefficient = Q.times(next.coefficient, Q.power(Q.times(Q.rational(2), c), -1));
    terms.push({ coefficient, powers: new Map(powers.filter(([, k]) => k !== 0)) });
  }
  return undefined;
}

/** p/q, if it is a polynomial: term by term, from the lexicographically leading one. */
export function quotient(p: Polynomial, q: Polynomial): Polynomial | undefined {
  const atoms = [...new Set([...p.values()].flatMap((t) => [...t.powers.keys()]))];
  if ([...q.values()].some((t) => [...t.powers.keys()].some((a) => !atoms.includes(a)))) return undefined;
  const exponents = ({ powers }: Monomial) => atoms.map((a) => powers.get(a) ?? 0);
  const leading = (r: Polynomial) =>
    [...r.values()].reduce((a, b) => (lexicographic(exponents(a), exponents(b)) >= 0 ? a : b));
  const head = leading(q);
  const terms: Monomial[] = [];
  let rest = p;
  while (rest.size > 0) {
    const next = leading(rest);
    const powers = atoms.map((a, i) => [a, exponents(next)[i] - exponents(head)[i]] as const);
    if (powers.some(([, k]) => k < 0) || terms.length > MAX_QUOTIENT || rest.size > TOO_MANY)
      return undefined;
    const coefficient = Q.times(next.coefficient, Q.power(head.coefficient, -1));
    const term = { coefficient, powers: new Map(powers.filter(([, k]) => k > 0)) };
    terms.push(term);
    rest = sum(
      rest,
      multiply(q, polynomial([{ ...term, coefficient: Q.times(coefficient, Q.rational(-1)) }])),
    );
  }
  return polynomial(terms);
}

const MAX_QUOTIENT = 60;

const lexicographic = (a: readonly number[], b: readonly number[]) => {
  const i = a.findIndex((k, j) => k !== b[j]);
  return i < 0 ? 0 : a[i] - b[i];
};

/** The divisors of a number that is not large. */
const divisors = (n: bigint): bigint[] =>
  n <= 100n ? Array.from({ length: Number(n) }, (_, k) => BigInt(k + 1)).filter((k) => n % k === 0n) : [];

/** a − r and the rest, if p is a polynomial in one atom a, of degree two or more, with the rational root r ≠ 0. */
export function rationalRoot(p: Polynomial): readonly [Polynomial, Polynomial] | undefined {
  const [a, ...others] = new Set([...p.values()].flatMap(({ powers }) => [...powers.keys()]));
  const degree = (t: Monomial) => t.powers.get(a) ?? 0;
  const terms = [...p.values()].sort((s, t) => degree(s) - degree(t));
  if (others.length > 0 || degree(terms[terms.length - 1]) < 2) return undefined;
  const scale = Q.commonDenominator(terms.map(({ coefficient }) => coefficient));
  const [last, lead] = [terms[0], terms[terms.length - 1]].map(({ coefficient: { n, d } }) => {
    const whole = (n * scale) / d;
    return divisors(whole < 0n ? -whole : whole);
  });
  for (const n of last.flatMap((k) => [k, -k]))
    for (const d of lead) {
      const factor = sum(atom(a, 1).above, constant(Q.rational(-n, d)));
      const rest = quotient(p, factor);
      if (rest) return [factor, rest];
    }
  return undefined;
}
