/**
 * What is known of the sign of an expression, given the signs of some factors (`facts`). An expression is written as a
 * quotient of polynomials, each split into its common monomial and the rest; the sign of a factor is known from a fact,
 * or when all its terms have one sign (exponentials are positive, even powers are not negative).
 */

import { quotient, rationalRoot, squareRoot } from '../expression/factors.js';
import type { Graph } from '../expression/graph.js';
import {
  ANY,
  flip,
  isSingle,
  type Mask,
  maskOf,
  NEGATIVE,
  POSITIVE,
  powerMask,
  sumMask,
  timesMask,
  ZERO,
} from '../expression/masks.js';
import { type Node, reachable } from '../expression/node.js';
import {
  Fractions,
  keyOfPolynomial,
  type Monomial,
  monic,
  type Polynomial,
  polynomial,
  powerOfAtom,
} from '../expression/polynomial.js';
import {
  type Facts,
  maskOfProduct,
  multiplyProducts,
  NO_FACTORS,
  type Product,
  raiseProduct,
  type SignFactor,
} from '../expression/products.js';
import * as Q from '../expression/rational.js';
import { decideEach } from '../identity/decide.js';
import { enclosures, signOf } from '../value/enclosure.js';
import { evaluateRoots, variablesOf } from '../value/evaluate.js';
import { hasVariables, ofExponentials, ofLogarithms, ofPowers } from '../value/same-sign.js';
import { byRoot, byTangent } from './estimates.js';
import { bySlope } from './mean-value.js';
import { squareAndRest } from './squares.js';

export class Signs {
  readonly fractions: Fractions;
  readonly #done = new Map<Node, Product>();
  /** Among quotients none is divided again. */
  #isDividing = false;
  #depth: number;
  readonly #under: Map<string, Signs>;

  constructor(
    readonly graph: Graph,
    readonly facts: Facts,
    depth = 0,
    under = new Map<string, Signs>(),
  ) {
    this.#depth = depth;
    this.#under = under;
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
    if (node.op === 'mul') return node.args.map((arg) => this.factors(arg)).reduce(multiplyProducts);
    if (node.op === 'power') return raiseProduct(this.factors(node.args[0]), node.exponent);
    const { above, below } = this.fractions.of(node);
    const product = multiplyProducts(this.#split(above), raiseProduct(this.#split(below), -1));
    // As it is written, (a + b)² + c² is a sum of squares.
    return node.op === 'add' ? narrowed(product, () => sumMask(node.args.map(this.mask))) : product;
  }

  /** The signs that a node may have, where it is defined. */
  mask = (node: Node): Mask => maskOfProduct(this.factors(node));

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
    const atoms = [...common].filter(([, k]) => k > 0).map(([a, k]) => raiseProduct(this.#atom(a), k));
    const rest = polynomial(terms.map((t) => ({ ...t, powers: without(t.powers, common) })));
    const { lead, rest: whole } = monic(rest);
    return [{ constant: Q.sign(lead), factors: [] }, ...atoms, this.#sum(whole)].reduce(multiplyProducts);
  }

  /** e^u is positive, log u has the sign of u − 1. */
  #atom(atom: Node): Product {
    if (atom.op === 'exp') return NO_FACTORS;
    if (atom.op === 'log') return this.factors(this.graph.add(atom.args[0], this.graph.number(-1)));
    return this.#factor(single(atom));
  }

  #sum(p: Polynomial): Product {
    if (p.size === 1) return NO_FACTORS;
    const simpler = hasVariables(p)
      ? (ofExponentials(this.graph, p) ?? ofLogarithms(this.graph, p))
      : undefined;
    if (simpler) return narrowed(this.factors(simpler), () => this.#estimates(() => bySlope(this, p)));
    const powers = ofPowers(p);
    if (powers) return powers.map((factor) => this.#split(factor)).reduce(multiplyProducts);
    const square = squareRoot(p);
    const linear = square ? undefined : rationalRoot(p);
    if (linear) return linear.map((factor) => this.#split(factor)).reduce(multiplyProducts);
    if (!square) return this.#factor(p);
    return multiplyProducts(
      { constant: Q.sign(square.c), factors: [] },
      raiseProduct(this.#split(square.root), 2),
    );
  }

  #factor(p: Polynomial): Product {
    const key = keyOfPolynomial(p);
    const terms = [...p.values()].map((term) => this.termMask(term));
    let mask = sumMask(terms);
    const node = this.fractions.node(p);
    const fact = this.facts.get(key)?.mask;
    mask &= (fact ?? ANY) & signOfNumber(this.graph, node);
    if (p.size > 1 && fact === undefined && !isSingle(mask)) {
      const product = this.#byFacts(p);
      if (typeof product === 'object') return product;
      mask &= product & this.#bySquare(p);
      const estimate = isSingle(mask) ? ANY : this.#estimated(p);
      if (typeof estimate === 'object') return estimate;
      mask &= estimate;
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
      const known = other && maskOfProduct(this.#split(other));
      if (q && q.size > 1) result = multiplyProducts(this.#split(f), this.#split(q));
      else if (known === POSITIVE || known === NEGATIVE) result &= timesMask(mask, known);
    }
    this.#isDividing = false;
    return result;
  }

  /** By inequalities. */
  #estimated(p: Polynomial): Product | Mask {
    return this.#estimates(() => {
      const product = byRoot(this, p);
      if (product !== ANY) return product;
      const mask = byTangent(this, p);
      return isSingle(mask) ? mask : mask & bySlope(this, p);
    });
  }

  /** Inequalities lead to others: not too deep. */
  #estimates<T>(estimate: () => T): T | Mask {
    if (this.#depth === MAX_DEPTH) return ANY;
    this.#depth += 1;
    const result = estimate();
    this.#depth -= 1;
    return result;
  }

  /** What is known where other facts are, of the same depth. */
  under(facts: Facts): Signs {
    const key = [this.#depth, ...[...facts].map(([name, { mask }]) => `${name} ${mask}`).sort()].join('; ');
    const signs = this.#under.get(key) ?? new Signs(this.graph, facts, this.#depth, this.#under);
    this.#under.set(key, signs);
    return signs;
  }

  /** ±p is a square and something that is not negative: the signs that p may have. */
  #bySquare(p: Polynomial): Mask {
    const split = squareAndRest(this, p);
    if (!split) return ANY;
    const mask = split.restMask === POSITIVE ? POSITIVE : POSITIVE | ZERO;
    return split.sign > 0 ? mask : flip(mask);
  }

  termMask({ coefficient, powers }: Monomial): Mask {
    let mask = maskOf(Q.sign(coefficient));
    for (const [atom, k] of powers) {
      const known =
        atom.op === 'exp'
          ? POSITIVE
          : (this.facts.get(keyOfPolynomial(single(atom)))?.mask ?? signOfNumber(this.graph, atom));
      mask = timesMask(mask, powerMask(known, k % 2 === 1));
    }
    return mask;
  }
}

/** A product of one open factor, if its sign is known to be one of these. */
function narrowed(product: Product, mask: () => Mask): Product {
  const [only, ...others] = product.factors;
  if (!only?.odd || others.length > 0 || isSingle(only.mask)) return product;
  const known = product.constant > 0 ? mask() : flip(mask());
  return { ...product, factors: [{ ...only, mask: only.mask & known }] };
}

/** An expression without variables has the sign that its value shows, or it is proved to be zero. */
function signOfNumber(g: Graph, node: Node): Mask {
  if (variablesOf([node]).length > 0) return ANY;
  const sign = signOf(evaluateRoots([node], () => Q.ZERO, PRECISE, g.limit)[0]);
  if (sign !== undefined) return maskOf(sign);
  return decideEach(g, [node])[0] === 'zero' ? ZERO : ANY;
}

const PRECISE = enclosures(500);

/** Of estimates that need estimates. */
const MAX_DEPTH = 3;

const single = (node: Node) => powerOfAtom(node, 1).above;

const without = (powers: ReadonlyMap<Node, number>, common: ReadonlyMap<Node, number>) =>
  new Map([...powers].map(([a, k]) => [a, k - (common.get(a) ?? 0)] as const).filter(([, k]) => k > 0));
