/**
 * Roots that are not what they seem: √(3 + 2√2) = 1 + √2. Of a difference a − b, in which a is all that has some k-th root
 * as a factor, aᵏ − bᵏ has it no more, and if that is zero then a = b: for odd k as such, for even k where a·b ≥ 0.
 */

import type { Graph } from '../expression/graph.js';
import { NEGATIVE } from '../expression/masks.js';
import type { Node } from '../expression/node.js';
import { type Monomial, type Polynomial, polynomial } from '../expression/polynomial.js';
import { decideEach } from '../identity/decide.js';
import type { Signs } from './signs.js';

/** Roots that are removed one after another. */
const MAX_ROOTS = 3;

/** Whether a node (without cases) is zero wherever it has a value in the region that the signs are of. */
export function vanishesByPowers(g: Graph, signs: Signs, node: Node, depth = MAX_ROOTS): boolean {
  const { fractions } = signs;
  const { above } = fractions.of(node);
  const terms = [...above.values()];
  for (const [root, k] of rootsIn(above)) {
    const parts = [0, 1].map((power) => terms.filter(({ powers }) => (powers.get(root) ?? 0) === power));
    if (parts[0].length + parts[1].length < terms.length) continue;
    const [others, factor] = parts.map((part) =>
      fractions.node(polynomial(part.map((t) => without(t, root)))),
    );
    const [a, b] = [g.mul(factor, root), g.negate(others)];
    if (k % 2 === 0 && signs.mask(g.mul(a, b)) & NEGATIVE) continue;
    const raised = g.exp(g.mul(g.number(k), root.args[0]));
    const difference = g.subtract(g.mul(g.power(factor, k), raised), g.power(b, k));
    if (
      decideEach(g, [difference], [])[0] === 'zero' ||
      (depth > 1 && vanishesByPowers(g, signs, difference, depth - 1))
    )
      return true;
  }
  return false;
}

/** The atoms that are roots, and a prime k so that their k-th powers are simpler. */
function rootsIn(p: Polynomial): [Node, number][] {
  const atoms = new Set([...p.values()].flatMap(({ powers }) => [...powers.keys()]));
  return [...atoms].flatMap((atom): [Node, number][] => {
    if (atom.op !== 'exp' || atom.args[0].op !== 'mul') return [];
    const [c, log, ...more] = atom.args[0].args;
    const k = SMALL.find((prime) => c.op === 'number' && c.value.d % BigInt(prime) === 0n);
    return log.op === 'log' && more.length === 0 && k ? [[atom, k]] : [];
  });
}

const SMALL = [2, 3, 5, 7];

const without = ({ powers, ...term }: Monomial, root: Node): Monomial => ({
  ...term,
  powers: new Map([...powers].filter(([atom]) => atom !== root)),
});
