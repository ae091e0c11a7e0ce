/** How much of space a region is. */

import type { Graph } from '../expression/graph.js';
import { ZERO } from '../expression/masks.js';
import { type Node, reachable } from '../expression/node.js';
import { decideEach } from '../identity/decide.js';
import type { Region } from './regions.js';

/**
 * `nothing`: what is not zero there is zero everywhere. `thin`: of measure zero, as an equation holds on it that does
 * not hold everywhere. `open`: neither is seen; a region of inequalities alone is open, unless it is empty.
 */
export type Extent = 'nothing' | 'thin' | 'open';

/** A polynomial among the facts is not zero everywhere, or it would not have been asked; others are looked at. */
export function extentOf(g: Graph, { facts, equations }: Region): Extent {
  const others = [...facts.values()].filter(({ node }) => !isPolynomial(node));
  const outcomes = decideEach(
    g,
    others.map(({ node }) => node),
    [],
  );
  if (others.some(({ mask }, k) => !(mask & ZERO) && outcomes[k] === 'zero')) return 'nothing';
  const isEquation = [...facts.values()].some((fact) => {
    const k = others.indexOf(fact);
    return fact.mask === ZERO && (k < 0 || outcomes[k] === 'nonzero');
  });
  return equations.length > 0 || isEquation ? 'thin' : 'open';
}

const isPolynomial = (node: Node) =>
  reachable([node]).every(
    ({ op, exponent }) =>
      op === 'number' ||
      op === 'variable' ||
      op === 'add' ||
      op === 'mul' ||
      (op === 'power' && exponent > 0),
  );
