/**
 * Signs by the mean value theorem: p(v) − p(a) = p′(ξ)(v − a) for some ξ between a and v, if p has a value from a to v.
 * So p(a) and the sign of p′ on both sides of a bound the sign of p(v): tanh x ≤ x for x ≥ 0.
 */
import { derivatives } from '../expression/derivative.js';
import { linearIn, quotient } from '../expression/factors.js';
import {
  ANY,
  flip,
  isSingle,
  type Mask,
  maskOf,
  NEGATIVE,
  POSITIVE,
  sumMask,
  timesMask,
  ZERO,
} from '../expression/masks.js';
import { type Node, reachable } from '../expression/node.js';
import { type Fractions, keyOfPolynomial, monic, type Polynomial } from '../expression/polynomial.js';
import type { Fact, Facts } from '../expression/products.js';
import * as Q from '../expression/rational.js';
import type { SignReader } from './estimates.js';

/** What is asked of the signs that are known. */
export interface SlopeReader extends SignReader {
  readonly facts: Facts;
  /** The same, but where other facts are known. */
  under(facts: Facts): SlopeReader;
}

/** Beyond these it takes long and leads nowhere. */
const [MAX_TERMS, MAX_VARIABLES] = [12, 3];

/** The signs that p may have. */
export function bySlope(signs: SlopeReader, p: Polynomial): Mask {
  const node = signs.fractions.node(p);
  if (p.size > MAX_TERMS || variablesIn(node).length > MAX_VARIABLES) return ANY;
  let mask = ANY;
  for (const v of variablesIn(node)) {
    // Linear inequalities are left to empty.ts.
    if (linearIn(p, v)?.factor.has('')) continue;
    const slope = slopeOf(signs, node, v);
    for (const a of anchors(signs, slope, v)) {
      mask &= from(signs, node, slope, v, a);
      if (isSingle(mask)) return mask;
    }
  }
  return mask;
}

/** Where an expression may be 0 without a change of sign: variables and values for them, x = y first. */
export function* touchingPoints(
  signs: SlopeReader,
  node: Node,
): Generator<readonly [variable: Node, value: Node]> {
  const all = variablesIn(node);
  for (const v of all) for (const other of all) if (other !== v) yield [v, other];
  for (const v of all) for (const a of anchors(signs, slopeOf(signs, node, v), v)) yield [v, a];
}

const variablesIn = (node: Node) => reachable([node]).filter(({ op }) => op === 'variable');

/** The derivative, divided out if it can be. */
function slopeOf({ graph: g, fractions }: SlopeReader, node: Node, v: Node): Node {
  const { above, below } = fractions.of(derivatives(g, node)(v));
  const divided = quotient(above, below);
  return divided ? fractions.node(divided) : g.divide(fractions.node(above), fractions.node(below));
}

/** Where the variable ends by some fact, where a factor of the slope is zero, and 0. */
function anchors(signs: SlopeReader, slope: Node, v: Node): Set<Node> {
  const { graph: g, fractions } = signs;
  const bounds = [...signs.facts.values()].map(({ node }) => node);
  const factors = signs.factors(slope).factors.map(({ node }) => node);
  const zeros = [...bounds, ...factors].flatMap((node) => {
    const parts = linearIn(fractions.of(node).above, v);
    if (!parts) return [];
    const divided = quotient(parts.rest, parts.factor);
    const [factor, rest] = [parts.factor, parts.rest].map(fractions.node);
    if (!divided && signs.mask(factor) & ZERO) return [];
    return [g.negate(divided ? fractions.node(divided) : g.divide(rest, factor))];
  });
  return new Set([...zeros, g.zero]);
}

/** The signs of p(v) as they follow from a. */
function from(signs: SlopeReader, node: Node, slope: Node, v: Node, a: Node): Mask {
  const { graph: g } = signs;
  const isFixed = ({ node: n }: Fact) => !reachable([n]).includes(v);
  const others = signs.under(new Map([...signs.facts].filter(([, fact]) => isFixed(fact))));
  const at = (n: Node) => g.substitute([n], (part) => (part === v ? a : undefined))[0];
  if (!hasValue(others, at(node))) return ANY;
  const start = others.mask(at(node));
  if (start === ANY) return ANY;
  const beside = g.subtract(v, a);
  const where = signs.mask(beside);
  const bounds = [...signs.facts.values()].filter((fact) => !isFixed(fact));
  return [NEGATIVE, ZERO, POSITIVE].reduce((mask, side) => {
    if (!(where & side)) return mask;
    if (side === ZERO) return mask | start;
    const known = bounds.flatMap((fact) =>
      between(signs.fractions, fact, v, side, others.mask(at(fact.node))),
    );
    const inside = others.under(withFacts(others, [...known, { node: beside, mask: side }]));
    if (!hasValue(inside, node)) return ANY;
    return mask | sumMask([start, timesMask(inside.mask(slope), side)]);
  }, 0);
}

/**
 * What a fact c·v + r with a number c says of ξ, on this side of a and not beyond v: nothing, or what v does not go
 * beyond, or what holds at a (where it has the signs `start`), too.
 */
function between(fractions: Fractions, { node, mask }: Fact, v: Node, side: Mask, start: Mask): Fact[] {
  const factor = linearIn(fractions.of(node).above, v)?.factor;
  const sign = factor?.size === 1 ? maskOf(Q.sign(factor.get('')?.coefficient ?? Q.ZERO)) : ZERO;
  if (sign === ZERO) return [];
  if (!(timesMask(mask, sign) & side)) return [{ node, mask: timesMask(flip(side), sign) }];
  return start & ~mask || mask === (NEGATIVE | POSITIVE) ? [] : [{ node, mask }];
}

/** The facts of some signs, and more. */
function withFacts({ facts, fractions }: SlopeReader, more: readonly Fact[]): Facts {
  const all = new Map(facts);
  for (const { node, mask } of more) {
    const { above, below } = fractions.of(node);
    const { lead, rest } = monic(above);
    const fact = { node: fractions.node(rest), mask: timesMask(mask, maskOf(Q.sign(lead))) };
    if (below.size === 1 && below.has('')) all.set(keyOfPolynomial(rest), fact);
  }
  return all;
}

/** Seen to have a value under the facts. */
const hasValue = (signs: SlopeReader, node: Node): boolean =>
  reachable([node]).every(
    ({ op, exponent, args }) =>
      op !== 'undefined' &&
      (op !== 'log' || signs.mask(args[0]) === POSITIVE) &&
      (op !== 'power' || exponent > 0 || !(signs.mask(args[0]) & ZERO)),
  );
