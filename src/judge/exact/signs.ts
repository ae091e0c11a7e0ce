/**
 * What is known of the sign of an expression, given the signs of some factors (`facts`). An expression is written as a
 * quotient of polynomials, each split into its common monomial and the rest; the sign of a factor is known from a fact,
 * or when all its terms have one sign (exponentials are positive, even powers are not negative).
 */
import { decideEach } from './decide.js';
import { enclosures, signOf } from './enclosure.js';
import { evaluateRoots, variablesOf } from './evaluate.js';
import type { Graph } from './graph.js';
import { type Node, reachable } from './node.js';
import {
  constant,
  Fractions,
  fits,
  keyOfPolynomial,
  type Monomial,
  monic,
  type Polynomial,
  polynomial,
  quotient,
  squareRoot,
  sum,
  multiply as times,
} from './polynomial.js';
import * as Q from './rational.js';

/** A set of signs. */
export type Mask = number;
export const [NEGATIVE, ZERO, POSITIVE] = [1, 2, 4];
export const ANY = NEGATIVE | ZERO | POSITIVE;
export const signsIn = (mask: Mask) => [-1, 0, 1].filter((s) => mask & maskOf(s));
export const maskOf = (sign: number): Mask => 1 << (sign + 1);
export const isSingle = (mask: Mask) => (mask & (mask - 1)) === 0;
export const flip = (mask: Mask) =>
  (mask & ZERO) | (mask & NEGATIVE ? POSITIVE : 0) | (mask & POSITIVE ? NEGATIVE : 0);

export interface SignFactor {
  readonly key: string;
  readonly node: Node;
  readonly odd: boolean;
  readonly mask: Mask;
}
export interface Fact {
  readonly node: Node;
  readonly mask: Mask;
}
export type Facts = ReadonlyMap<string, Fact>;

/** constant · Π factors, in signs. */
export interface Product {
  readonly constant: number;
  readonly factors: readonly SignFactor[];
}

const ONE: Product = { constant: 1, factors: [] };

const multiply = (a: Product, b: Product): Product => ({
  constant: a.constant * b.constant,
  factors: [...a.factors, ...b.factors],
});

/** Equal factors as one: two of them are a square. */
function together(factors: readonly SignFactor[]): SignFactor[] {
  const byKey = new Map<string, SignFactor>();
  for (const factor of factors) {
    const known = byKey.get(factor.key);
    const both = known && { ...known, odd: known.odd !== factor.odd, mask: known.mask & factor.mask };
    byKey.set(factor.key, both ?? factor);
  }
  return [...byKey.values()];
}

/** What is raised to a negative power is not zero: the sign is asked of what has a value. */
const raise = ({ constant, factors }: Product, k: number): Product => ({
  constant: k % 2 === 0 ? constant ** 2 : constant,
  factors: factors.map((f) => ({
    ...f,
    odd: f.odd && k % 2 !== 0,
    mask: k < 0 ? f.mask & ~ZERO : f.mask,
  })),
});

export class Signs {
  readonly fractions: Fractions;
  readonly #done = new Map<Node, Product>();
  /** Among quotients none is divided again. */
  #isDividing = false;

  constructor(
    readonly graph: Graph,
    readonly facts: Facts,
  ) {
    this.fractions = new Fractions(graph);
  }

  /** sign(node) = constant · Π sign(factor), where no divisor in the node is zero. */
  factors(node: Node): Product {
    let result = this.#done.get(node);
    if (!result) {
      result = this.#factorise(node);
      this.#done.set(node, result);
    }
    return result;
  }

  #factorise(node: Node): Product {
    if (node.op === 'mul') return node.args.map((arg) => this.factors(arg)).reduce(multiply);
    if (node.op === 'power') return raise(this.factors(node.args[0]), node.exponent);
    const { above, below } = this.fractions.of(node);
    return multiply(this.#split(above), raise(this.#split(below), -1));
  }

  /** The signs that a node may have, where it is defined. */
  mask = (node: Node): Mask => this.#maskOf(this.factors(node));

  #maskOf = ({ constant, factors }: Product): Mask =>
    together(factors).reduce(
      (mask, { mask: m, odd }) => timesMask(mask, powerMask(m, odd)),
      maskOf(constant),
    );

  /**
   * A divisor in the node that is zero here (`vanishing`), or a factor of one that may be (`open`), the innermost
   * first: without a divisor, nothing of the node has a value.
   */
  divisor(node: Node): { vanishing?: Node; open?: SignFactor } {
    if (node.total) return {};
    for (const { op, exponent, args } of reachable([node])) {
      if (op !== 'power' || exponent > 0 || args[0].positive) continue;
      const { constant, factors } = this.factors(args[0]);
      if (constant === 0 || factors.some(({ mask }) => mask === ZERO)) return { vanishing: args[0] };
      const open = factors.find(({ mask }) => mask & ZERO);
      if (open) return { open };
    }
    return {};
  }

  #split(p: Polynomial): Product {
    const terms = [...p.values()];
    if (terms.length === 0) return { constant: 0, factors: [] };
    const common = new Map(
      [...terms[0].powers].map(([a, k]) => [a, Math.min(k, ...terms.map((t) => t.powers.get(a) ?? 0))]),
    );
    const atoms = [...common].filter(([, k]) => k > 0).map(([a, k]) => raise(this.#atom(a), k));
    const rest = polynomial(terms.map((t) => ({ ...t, powers: without(t.powers, common) })));
    const { lead, rest: whole } = monic(rest);
    return [{ constant: Q.sign(lead), factors: [] }, ...atoms, this.#sum(whole)].reduce(multiply);
  }

  /** e^u is positive, log u has the sign of u − 1. */
  #atom(atom: Node): Product {
    if (atom.op === 'exp') return ONE;
    if (atom.op === 'log') return this.factors(this.graph.add(atom.args[0], this.graph.number(-1)));
    return this.#factor(single(atom));
  }

  #sum(p: Polynomial): Product {
    if (p.size === 1) return ONE;
    const simpler = this.#ofExponentials(p) ?? this.#ofLogarithms(p);
    if (simpler) return this.factors(simpler);
    const square = squareRoot(p);
    if (!square) return this.#factor(p);
    return multiply({ constant: Q.sign(square.c), factors: [] }, raise(this.#split(square.root), 2));
  }

  /** r e^a − s e^b has the sign of a − b + log(r/s), if r and s are positive. */
  #ofExponentials(p: Polynomial): Node | undefined {
    const terms = [...p.values()];
    const [plus, minus] = [1, -1].map((s) => terms.find(({ coefficient: c }) => Q.sign(c) === s));
    if (terms.length !== 2 || !plus || !minus || !hasVariables(p)) return undefined;
    if (terms.some(({ powers }) => [...powers.keys()].some((a) => a.op !== 'exp'))) return undefined;
    const g = this.graph;
    const exponent = ({ powers }: Monomial) =>
      g.add(...[...powers].map(([a, k]) => g.mul(g.number(k), a.args[0])));
    const ratio = Q.times(plus.coefficient, Q.power(minus.coefficient, -1));
    const log = (q: Q.Rational) => g.log(g.number(Q.times(q, Q.rational(-1))));
    const shift = -ratio.n > ratio.d ? log(ratio) : g.negate(log(Q.power(ratio, -1)));
    return g.add(exponent(plus), g.negate(exponent(minus)), shift);
  }

  /** Σ kᵢ log uᵢ + c, the kᵢ integers, has the sign of Π uᵢ^kᵢ − e^(−c), of which both are multiplied by uᵢ^|kᵢ|, kᵢ < 0. */
  #ofLogarithms(p: Polynomial): Node | undefined {
    if (!hasVariables(p)) return undefined;
    const g = this.graph;
    const scale = Q.commonDenominator([...p.values()].map(({ coefficient }) => coefficient));
    const sides: [Node[], Node[]] = [[], []];
    for (const { coefficient, powers } of p.values()) {
      const [[atom, power] = [undefined, 0], ...others] = powers;
      const k = Number((coefficient.n * scale) / coefficient.d);
      if (others.length > 0 || Math.abs(k) > MAX_LOGARITHMS) return undefined;
      if (!atom) sides[1].push(g.exp(g.number(-k)));
      else if (atom.op !== 'log' || power !== 1) return undefined;
      else sides[k > 0 ? 0 : 1].push(g.power(atom.args[0], Math.abs(k)));
    }
    return g.subtract(g.mul(...sides[0]), g.mul(...sides[1]));
  }

  #factor(p: Polynomial): Product {
    const key = keyOfPolynomial(p);
    const terms = [...p.values()].map((term) => this.termMask(term));
    let mask = ANY;
    if (terms.every((m) => !(m & NEGATIVE))) mask = terms.includes(POSITIVE) ? POSITIVE : POSITIVE | ZERO;
    if (terms.every((m) => !(m & POSITIVE))) mask = terms.includes(NEGATIVE) ? NEGATIVE : NEGATIVE | ZERO;
    const node = this.fractions.node(p);
    const fact = this.facts.get(key)?.mask;
    mask &= (fact ?? ANY) & signOfNumber(this.graph, node);
    if (p.size > 1 && fact === undefined && !isSingle(mask)) {
      const product = this.#byFacts(p);
      if (typeof product === 'object') return product;
      mask &= product & this.#bySquare(p);
    }
    return { constant: 1, factors: [{ key, node, odd: true, mask }] };
  }

  /** p as a multiple of something whose sign is known, or the signs it may have if that is a multiple of p. */
  #byFacts(p: Polynomial): Product | Mask {
    if (this.#isDividing) return ANY;
    this.#isDividing = true;
    let result: Product | Mask = ANY;
    for (const { node, mask } of this.facts.values()) {
      const { above: f, below } = this.fractions.of(node);
      if (f.size < 2 || below.size !== 1 || typeof result === 'object') continue;
      const q = quotient(p, f);
      const other = q ? undefined : quotient(f, p);
      const known = other && this.#maskOf(this.#split(other));
      if (q && q.size > 1) result = multiply(this.#split(f), this.#split(q));
      else if (known === POSITIVE || known === NEGATIVE) result &= timesMask(mask, known);
    }
    this.#isDividing = false;
    return result;
  }

  /** 4c(c v² + b v + r) = (2c v + b)² + (4c r − b²) for a number c: not negative if the last part is not. */
  #bySquare(p: Polynomial): Mask {
    const terms = [...p.values()];
    const degree = (v: Node, t: Monomial) => t.powers.get(v) ?? 0;
    for (const v of new Set(terms.flatMap((t) => [...t.powers.keys()]))) {
      const [r, b, a] = [0, 1, 2].map((k) =>
        polynomial(
          terms.filter((t) => degree(v, t) === k).map((t) => ({ ...t, powers: except(t.powers, v) })),
        ),
      );
      const c = a.get('')?.coefficient;
      if (!c || a.size > 1 || terms.some((t) => degree(v, t) > 2) || !fits(b, b)) continue;
      const rest = sum(
        times(constant(Q.times(c, Q.rational(4))), r),
        times(constant(Q.rational(-1)), times(b, b)),
      );
      const restMask = this.#maskOf(this.#split(rest));
      if (restMask & NEGATIVE) continue;
      const mask = restMask === POSITIVE ? POSITIVE : POSITIVE | ZERO;
      return Q.sign(c) > 0 ? mask : flip(mask);
    }
    return ANY;
  }

  termMask({ coefficient, powers }: Monomial): Mask {
    let mask = maskOf(Q.sign(coefficient));
    for (const [atom, k] of powers) {
      const known =
        atom.op === 'exp' ? POSITIVE : (this.facts.get(keyOfPolynomial(single(atom)))?.mask ?? ANY);
      mask = timesMask(mask, powerMask(known, k % 2 === 1));
    }
    return mask;
  }
}

/** An expression without variables has the sign that its value shows, or it is proved to be zero. */
function signOfNumber(g: Graph, node: Node): Mask {
  if (variablesOf([node]).length > 0) return ANY;
  const sign = signOf(evaluateRoots([node], () => Q.ZERO, PRECISE, g.limit)[0]);
  if (sign !== undefined) return maskOf(sign);
  return decideEach(g, [node])[0] === 'zero' ? ZERO : ANY;
}

const PRECISE = enclosures(500);

/** Of a logarithm in a sum of logarithms. */
const MAX_LOGARITHMS = 20;

const hasVariables = (p: Polynomial) =>
  variablesOf([...p.values()].flatMap((t) => [...t.powers.keys()])).length > 0;

const except = (powers: ReadonlyMap<Node, number>, v: Node) => new Map([...powers].filter(([a]) => a !== v));

const single = (atom: Node) => polynomial([{ coefficient: Q.ONE, powers: new Map([[atom, 1]]) }]);

const without = (powers: ReadonlyMap<Node, number>, common: ReadonlyMap<Node, number>) =>
  new Map([...powers].map(([a, k]) => [a, k - (common.get(a) ?? 0)] as const).filter(([, k]) => k > 0));

export const powerMask = (mask: Mask, odd: boolean): Mask =>
  odd ? mask : (mask & ZERO) | (mask & ~ZERO ? POSITIVE : 0);

export const timesMask = (a: Mask, b: Mask): Mask =>
  ((a | b) & ZERO) | (a & POSITIVE ? b & ~ZERO : 0) | (a & NEGATIVE ? flip(b) & ~ZERO : 0);
