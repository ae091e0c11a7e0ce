/**
 * Before anything is decided: what is the same expression on both sides is left out, but for its domain, and what is
 * cut alike goes together.
 */
import type { Graph } from './expression/graph.js';
import { type Node, reachable } from './expression/node.js';
import type { SidePair } from './witness.js';

/** Groups of pairs that are cut by the same cases; pairs of the same expression that always has a value are left out. */
export function grouped(g: Graph, pairs: readonly SidePair[]): SidePair[][] {
  const groups = new Map<string, SidePair[]>();
  for (const [pair, simpler] of withoutCommonTerms(g, pairs)) {
    if (simpler.left === simpler.right && simpler.left.total) continue;
    const cut = reachable([simpler.left, simpler.right]).filter(({ op }) => CUTS.has(op));
    const key = [...new Set(cut.map(({ args }) => args[0].id))].join(' ');
    const whole = simpler === pair ? {} : { whole: pair };
    groups.set(key, [...(groups.get(key) ?? []), { ...pair, ...simpler, ...whole }]);
  }
  return [...groups.values()];
}

const CUTS = new Set(['cases', 'kink', 'abs']);

/** A sum on both sides loses the terms that both have (0 times them remains), once names are replaced by what they name. */
function withoutCommonTerms(g: Graph, pairs: readonly SidePair[]): [SidePair, { left: Node; right: Node }][] {
  const plain = plainly(g);
  return pairs.map((pair) => {
    const [left, right] = [sumTerms(g, pair.left), sumTerms(g, pair.right)];
    const rest = [...right];
    const common: Node[] = [];
    const kept = left.filter((term) => {
      const k = rest.findIndex((other) => plain(other) === plain(term));
      if (k >= 0) common.push(...rest.splice(k, 1));
      return k < 0;
    });
    if (common.length === 0) return [pair, pair];
    const domain = (side: readonly Node[]) =>
      common.reduce((sum, term) => g.where(term, sum), g.add(...side));
    return [pair, { left: domain(kept), right: domain(rest) }];
  });
}

/** The terms of a sum, also where it stands in a product (once). */
export function sumTerms(g: Graph, node: Node): readonly Node[] {
  if (node.op === 'define') return sumTerms(g, node.args[0]);
  if (node.op === 'add') return node.args.flatMap((term) => sumTerms(g, term));
  const sums = node.op === 'mul' ? node.args.filter((factor) => isSum(factor)) : [];
  if (sums.length !== 1) return [node];
  const [sum] = sums;
  const others = node.args.filter((factor) => factor !== sum);
  return sumTerms(g, sum).map((term) => g.mul(...others, term));
}

const isSum = (node: Node): boolean => node.op === 'add' || (node.op === 'define' && isSum(node.args[0]));

/** Nodes without definitions. */
function plainly(g: Graph): (node: Node) => Node {
  const known = new Map<Node, Node>();
  const plain = (node: Node): Node => {
    let result = known.get(node);
    if (!result) {
      result = node.op === 'define' ? plain(node.args[0]) : g.rebuild(node, node.args.map(plain));
      known.set(node, result);
    }
    return result;
  };
  return plain;
}
