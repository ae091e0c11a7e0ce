/** Differences that are zero in a region for other reasons than that they are so everywhere; and what is positive in it. */

import { quotient, squareRoot } from '../expression/factors.js';
import type { Graph } from '../expression/graph.js';
import { NEGATIVE, POSITIVE, ZERO } from '../expression/masks.js';
import { type Node, reachable } from '../expression/node.js';
import type { Polynomial } from '../expression/polynomial.js';
import { decideEach } from '../identity/decide.js';
import { ofLogarithms } from '../value/same-sign.js';
import { vanishesByPowers } from './by-powers.js';
import type { Region } from './regions.js';

/** Is a difference zero wherever it has a value in the region, though that is no identity of free variables? */
export const vanishes = (g: Graph, difference: Node, region: Region): boolean =>
  isMultipleOfZero(g, difference, region) ||
  vanishesByPowers(g, region.signs, difference) ||
  vanishesAsLogarithms(g, region, difference);

/** Is it plus or minus something that is zero in the region, or a multiple of it by its form? */
function isMultipleOfZero(
  g: Graph,
  difference: Node,
  { zeros, facts, signs: { fractions } }: Region,
): boolean {
  const zero = [...zeros, ...[...facts.values()].filter(({ mask }) => mask === ZERO).map(({ node }) => node)];
  const { above, below } = fractions.of(difference);
  // Written out, it is 0: the roots of roots of a sum are one atom.
  if (above.size === 0 && below.size > 0) return true;
  const divides = (factor: Polynomial) => factor.size > 0 && quotient(above, factor) !== undefined;
  return (
    (above.size > 0 && zero.some((node) => divides(fractions.of(node).above))) ||
    decideEach(
      g,
      zeros.flatMap((node) => [g.subtract(difference, node), g.add(difference, node)]),
      [],
    ).includes('zero')
  );
}

/** log(3 + 2√2) − 2 log(1 + √2) is zero as (3 + 2√2)/(1 + √2)² is 1. */
function vanishesAsLogarithms(g: Graph, { signs: { fractions } }: Region, difference: Node): boolean {
  const simpler = ofLogarithms(g, fractions.of(difference).above);
  return simpler !== undefined && decideEach(g, [simpler], [])[0] === 'zero';
}

/** f, −f or f², as the sign of a factor is known. */
export const knownPositive = (g: Graph, { signs }: Region): Node[] =>
  [...signs.facts.values()]
    .filter(({ mask }) => !(mask & ZERO))
    .map(({ node, mask }) =>
      mask === POSITIVE ? node : mask === NEGATIVE ? g.negate(node) : g.power(node, 2),
    );

/** ±q where a logarithm of c·q² is taken, as the sign of q is known: √(q²) is one of them. */
export const knownRoots = (g: Graph, { signs }: Region, nodes: readonly Node[]): Node[] =>
  reachable(nodes).flatMap(({ op, args }) => {
    const square = op === 'log' ? squareRoot(signs.fractions.of(args[0]).above) : undefined;
    const root = square && signs.fractions.node(square.root);
    const mask = root && root.op !== 'number' ? signs.mask(root) : ZERO;
    return root && mask === POSITIVE ? [root] : root && mask === NEGATIVE ? [g.negate(root)] : [];
  });
