/** Factors of polynomials: square roots, quotients, and what a rational root divides by. */
import { type Node, reachable } from './node.js';
import {
  constant,
  fits,
  type Monomial,
  multiply,
  type Polynomial,
  polynomial,
  powerOfAtom,
  sum,
  TOO_MANY,
} from './polynomial.js';
import * as Q from './rational.js';

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

/** p = factor·v + rest, where the variable v stands in neither. */
export function linearIn(p: Polynomial, v: Node): { factor: Polynomial; rest: Polynomial } | undefined {
  const terms = [...p.values()];
  const own = terms.filter(({ powers }) => powers.has(v));
  const atoms = terms.flatMap(({ powers }) => [...powers.keys()].filter((a) => a !== v));
  if (own.length === 0 || own.some(({ powers }) => powers.get(v) !== 1) || reachable(atoms).includes(v))
    return undefined;
  const rest = terms.filter((term) => !own.includes(term));
  return { factor: polynomial(own.map((term) => without(term, v))), rest: polynomial(rest) };
}

export const without = ({ powers, ...term }: Monomial, atom: Node): Monomial => ({
  ...term,
  powers: new Map([...powers].filter(([other]) => other !== atom)),
});

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
      const factor = sum(powerOfAtom(a, 1).above, constant(Q.rational(-n, d)));
      const rest = quotient(p, factor);
      if (rest) return [factor, rest];
    }
  return undefined;
}
