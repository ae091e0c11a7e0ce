/**
 * Is a region empty? Its facts, and their products in pairs, are linear inequalities between monomials;
 * Fourier–Motzkin elimination looks for a combination of them that says 0 > 0. Taking monomials for independent
 * unknowns only makes the region larger, so `true` is a proof; `false` says nothing.
 */

import { quotient } from '../expression/factors.js';
import { NEGATIVE, POSITIVE, timesMask, ZERO } from '../expression/masks.js';
import { fits, multiply, type Polynomial } from '../expression/polynomial.js';
import * as Q from '../expression/rational.js';
import type { Signs } from './signs.js';

/** Σ coefficient · monomial ≥ 0, or > 0 if strict. The constant has the key ''. */
interface Row {
  readonly form: ReadonlyMap<string, Q.Rational>;
  readonly strict: boolean;
}

const TOO_MANY = 3000;
const MAX_FACTS_IN_PRODUCTS = 6;

export function isEmpty(signs: Signs): boolean {
  let rows: Row[] = [];
  const monomials = new Map<string, Polynomial>();
  const include = (p: Polynomial, mask: number) => {
    const form = new Map([...p].map(([key, t]) => [key, t.coefficient]));
    const opposite = new Map([...form].map(([key, c]) => [key, Q.times(c, Q.rational(-1))]));
    if (!(mask & NEGATIVE)) rows.push({ form, strict: !(mask & ZERO) });
    if (!(mask & POSITIVE)) rows.push({ form: opposite, strict: !(mask & ZERO) });
    for (const [key, term] of p)
      if (key !== '') monomials.set(key, new Map([[key, { ...term, coefficient: Q.ONE }]]));
  };
  const facts = [...signs.facts.values()].map(({ node, mask }) => ({
    p: signs.fractions.of(node).above,
    mask,
  }));
  for (const a of facts)
    for (const b of facts) {
      // a = b·q, and that has another sign.
      const q = a === b || b.p.size < 2 ? undefined : quotient(a.p, b.p);
      if (q && !(a.mask & timesMask(b.mask, signs.mask(signs.fractions.node(q))))) return true;
    }
  if (facts.length <= MAX_FACTS_IN_PRODUCTS && contradicted(signs)) return true;
  for (const { p, mask } of facts) include(p, mask);
  if (facts.length <= MAX_FACTS_IN_PRODUCTS)
    for (const [i, a] of facts.entries())
      for (const b of facts.slice(i + 1))
        if (fits(a.p, b.p)) include(multiply(a.p, b.p), timesMask(a.mask, b.mask));
  for (const monomial of [...monomials.values()])
    include(monomial, signs.termMask([...monomial.values()][0]));
  const left = new Set(monomials.keys());
  while (left.size > 0 && rows.length < TOO_MANY && !rows.some(isFalse)) {
    const cost = (key: string) => {
      const signs = rows.map(({ form }) => Q.sign(form.get(key) ?? Q.ZERO));
      return signs.filter((s) => s > 0).length * signs.filter((s) => s < 0).length;
    };
    const cheapest = [...left]
      .map((key) => ({ key, cost: cost(key) }))
      .reduce((a, b) => (a.cost <= b.cost ? a : b));
    if (cheapest.cost > TOO_MANY) return false;
    left.delete(cheapest.key);
    signs.graph.limit.check();
    rows = eliminate(rows, cheapest.key);
  }
  return rows.some(isFalse);
}

/** Whether the sign of some fact is another one by all the others. */
const contradicted = (signs: Signs): boolean =>
  [...signs.facts].some(([key, { node, mask }]) => {
    const others = new Map(signs.facts);
    others.delete(key);
    return !(signs.under(others).mask(node) & mask);
  });

/** 0 ≥ positive, or 0 > 0. */
function isFalse({ form, strict }: Row): boolean {
  if ([...form.keys()].some((key) => key !== '')) return false;
  const constant = Q.sign(form.get('') ?? Q.ZERO);
  return constant < 0 || (strict && constant === 0);
}

function eliminate(rows: readonly Row[], key: string): Row[] {
  const coefficient = (row: Row) => row.form.get(key) ?? Q.ZERO;
  const kept = rows.filter((row) => coefficient(row).n === 0n);
  const above = rows.filter((row) => coefficient(row).n > 0n);
  const below = rows.filter((row) => coefficient(row).n < 0n);
  for (const a of above)
    for (const b of below) {
      const [x, y] = [coefficient(a), Q.times(coefficient(b), Q.rational(-1))];
      const form = new Map<string, Q.Rational>();
      for (const k of new Set([...a.form.keys(), ...b.form.keys()])) {
        const c = Q.plus(Q.times(y, a.form.get(k) ?? Q.ZERO), Q.times(x, b.form.get(k) ?? Q.ZERO));
        if (c.n !== 0n) form.set(k, c);
      }
      kept.push({ form, strict: a.strict || b.strict });
    }
  return kept;
}
