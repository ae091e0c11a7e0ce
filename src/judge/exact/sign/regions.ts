/**
 * Cases by regions: the space of the variables is cut by the signs of the arguments of sign, abs, max, indicators, …
 * as they are met, so that in each region both sides are free of cases. A region is given by the signs of polynomial
 * factors (`facts`). Where a factor is zero the equation is solved for a variable that it contains linearly, and that
 * variable is replaced everywhere: at a kink the two sides are compared on the kink, not near it. If it cannot be
 * solved, an identity that holds without the equation holds with it, and a failure without a witness proves nothing.
 */
import type { Graph } from '../expression/graph.js';
import { isSingle, type Mask, maskOf, NEGATIVE, POSITIVE, signsIn, ZERO } from '../expression/masks.js';
import { type Node, print, reachable } from '../expression/node.js';
import { type Monomial, polynomial } from '../expression/polynomial.js';
import type { Fact, Facts, SignFactor } from '../expression/products.js';
import * as Q from '../expression/rational.js';
import { EMPTY, Resolution, SplitRegion } from './resolve.js';
import { Signs } from './signs.js';
import { squareAndRest } from './squares.js';

export interface Region {
  /** The roots without cases; `undefined` nodes where they have no value. */
  readonly roots: readonly Node[];
  readonly facts: Facts;
  /** What was replaced, in this order. */
  readonly equations: readonly (readonly [variable: Node, value: Node])[];
  /** What is zero here though no equation could be solved for it. */
  readonly zeros: readonly Node[];
  /** In words: x > 0, y = 0. */
  readonly words: readonly string[];
  readonly signs: Signs;
  /** Its parts by one more sign, if some fact leaves two signs open (x ≥ 0). */
  readonly parts?: () => Generator<Region>;
}

interface Cut {
  readonly facts: Facts;
  readonly equations: readonly (readonly [Node, Node])[];
  readonly words: readonly string[];
}

const EVERYWHERE: Cut = { facts: new Map(), equations: [], words: [] };

/** All regions on which the assumptions (indicators) are 1. */
export function* regions(
  g: Graph,
  roots: readonly Node[],
  assumptions: readonly Node[] = [],
  cut = EVERYWHERE,
): Generator<Region> {
  g.limit.check();
  const signs = new Signs(g, cut.facts);
  const open = [...cut.facts].find(([, { mask }]) => !isSingle(mask));
  function* partsOf([key, { node, mask }]: readonly [string, Fact]): Generator<Region> {
    for (const sign of signsIn(mask))
      yield* within(g, roots, assumptions, cut, signs, { key, node }, maskOf(sign));
  }
  const parts = open && (() => partsOf(open));
  const split = attempt(() => {
    const resolution = new Resolution(g, signs);
    if (assumptions.some((assumption) => resolution.resolve(assumption) !== g.one)) return EMPTY;
    const resolved = roots.map(resolution.resolve);
    return { ...cut, roots: resolved, signs, zeros: resolution.zeros, ...(parts && { parts }) };
  });
  if (split === EMPTY) return;
  if (!(split instanceof SplitRegion)) {
    yield split;
    return;
  }
  for (const mask of split.groups) yield* within(g, roots, assumptions, cut, signs, split.factor, mask);
}

/** The result, or what was thrown instead: a Split, or EMPTY. */
function attempt(resolveAll: () => Region | typeof EMPTY): Region | SplitRegion | typeof EMPTY {
  try {
    return resolveAll();
  } catch (thrown) {
    if (thrown === EMPTY || thrown instanceof SplitRegion) return thrown;
    throw thrown;
  }
}

function* within(
  g: Graph,
  roots: readonly Node[],
  assumptions: readonly Node[],
  cut: Cut,
  signs: Signs,
  { node, key }: Pick<SignFactor, 'node' | 'key'>,
  mask: Mask,
): Generator<Region> {
  const fact: Fact = { node, mask };
  const text = print(node);
  const words = [...cut.words.filter((word) => !word.startsWith(`${text} `)), `${text} ${SYMBOLS[mask]} 0`];
  const zeros = mask === ZERO ? zeroTogether(signs, node) : [];
  if (zeros.length > 0) {
    yield* regions(
      g,
      roots,
      [...zeros.map((term) => indicator(g, { node: term, mask })), ...assumptions],
      cut,
    );
    return;
  }
  const solutions = mask === ZERO ? solve(g, signs, node) : [];
  if (solutions.length === 0) {
    const facts = new Map(cut.facts).set(key, fact);
    yield* regions(g, roots, assumptions, { ...cut, facts, words });
    return;
  }
  // What was known is asked again of the new expressions, as an assumption: first, as what follows may rest on it.
  const known = [...cut.facts.values()].map((f) => indicator(g, f));
  for (const equation of solutions) {
    const [variable, value] = equation;
    const all = g.substitute([...roots, ...known, ...assumptions], (n) =>
      n === variable ? value : undefined,
    );
    const equations = [...cut.equations, equation];
    yield* regions(g, all.slice(0, roots.length), all.slice(roots.length), {
      ...cut,
      facts: new Map(),
      equations,
      words,
    });
  }
}

const SYMBOLS: Record<Mask, string> = { 1: '<', 2: '=', 3: '≤', 4: '>', 5: '≠', 6: '≥' };

/** 1 where the node has one of the signs, 0 elsewhere. */
export const indicator = (g: Graph, { node, mask }: Fact): Node => {
  const [n, z, p] = [-1, 0, 1].map((s) => (mask & maskOf(s) ? g.one : g.zero));
  return g.cases(node, n, z, p);
};

/**
 * A sum of squares is zero where every square is: the terms of a sum, if none can be negative or none positive; or
 * what is squared and the rest, as in 4(x² + xy + y²) = (2x + y)² + 3y².
 */
function zeroTogether(signs: Signs, factor: Node): Node[] {
  const { above } = signs.fractions.of(factor);
  const terms = [...above.values()];
  const masks = terms.map((term) => signs.termMask(term));
  const oneSign = [NEGATIVE, POSITIVE].some((sign) => masks.every((mask) => !(mask & sign)));
  if (terms.length > 1 && oneSign) return terms.map((term) => signs.fractions.node(polynomial([term])));
  const split = terms.length > 1 ? squareAndRest(signs, above) : undefined;
  return split && split.rest.size > 0 ? [split.root, split.rest].map((p) => signs.fractions.node(p)) : [];
}

/**
 * From factor = 0, a variable and its values: the factor is c·v + r, c a number or known not to vanish, or c·v² + r
 * with numbers c and r.
 */
function solve(g: Graph, { fractions, mask }: Signs, factor: Node): (readonly [Node, Node])[] {
  const terms = [...fractions.of(factor).above.values()];
  const atoms = new Set(terms.flatMap((t) => [...t.powers.keys()]));
  const inside = new Set(reachable([...atoms].flatMap((a) => a.args)));
  const total = (part: readonly Monomial[]) => fractions.node(polynomial(part));
  const candidates = [...atoms].flatMap((v) => {
    if (v.op !== 'variable' || inside.has(v) || terms.some((t) => (t.powers.get(v) ?? 0) > 1)) return [];
    const c = total(
      terms.filter((t) => t.powers.has(v)).map((t) => ({ ...t, powers: dropped(t.powers, v) })),
    );
    const r = total(terms.filter((t) => !t.powers.has(v)));
    return c.op === 'number' || !(mask(c) & ZERO) ? [{ v, c, value: g.divide(g.negate(r), c) }] : [];
  });
  const best = candidates.find(({ c }) => c.op === 'number') ?? candidates[0];
  if (best) return [[best.v, best.value]];
  const [v] = atoms;
  if (atoms.size !== 1 || v.op !== 'variable' || terms.length !== 2) return [];
  const [c, r] = [2, 0].map((k) => terms.find((t) => (t.powers.get(v) ?? 0) === k)?.coefficient);
  const square = c && r && Q.times(r, Q.power(c, -1));
  if (!square || square.n > 0n) return [];
  const root = g.exp(g.mul(g.number(Q.rational(1, 2)), g.log(g.number(Q.times(square, Q.rational(-1))))));
  return [
    [v, root],
    [v, g.negate(root)],
  ];
}

const dropped = (powers: ReadonlyMap<Node, number>, v: Node) => new Map([...powers].filter(([a]) => a !== v));
