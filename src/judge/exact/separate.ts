/**
 * Proof term by term: two sums are equal if the terms of the one can be told apart into groups, each equal to a group of
 * the other. Norms are sums of kinks, each with variables of its own: written apart they need a few cases each, where
 * together they would need all combinations.
 */
import type { Instance } from '../expand/claim.js';
import type { Graph } from './expression/graph.js';
import { type Node, reachable } from './expression/node.js';
import { sumTerms } from './groups.js';
import { variablesOf } from './value/evaluate.js';
import type { SidePair } from './witness.js';

/** The claim with its pairs of sums taken apart; undefined if none can be, or none has cases. */
export function separated(instance: Instance): Instance | undefined {
  const pairs = instance.pairs.flatMap((pair) => parts(instance.graph, pair));
  return pairs.length > instance.pairs.length ? { ...instance, pairs } : undefined;
}

/** Terms that share a variable which is not in all of them stay together. */
function parts(g: Graph, pair: SidePair): SidePair[] {
  if (!reachable([pair.left, pair.right]).some(({ op }) => op === 'cases' || op === 'abs')) return [pair];
  const sides = [pair.left, pair.right].map((side) => sumTerms(g, side));
  const all = sides.flat().map((term) => ({ term, names: new Set(variablesOf([term])) }));
  const isCommon = (name: string) => all.every(({ names }) => names.has(name));
  const groups: { names: Set<string>; terms: Set<Node> }[] = [];
  for (const { term, names } of all) {
    const own = new Set([...names].filter((name) => !isCommon(name)));
    const met = groups.filter((group) => [...own].some((name) => group.names.has(name)));
    for (const group of met) groups.splice(groups.indexOf(group), 1);
    groups.push({
      names: new Set([...own, ...met.flatMap((group) => [...group.names])]),
      terms: new Set([term, ...met.flatMap((group) => [...group.terms])]),
    });
  }
  if (groups.length < 2) return [pair];
  return groups.map(({ terms }) => {
    const [left, right] = sides.map((side) => g.add(...side.filter((term) => terms.has(term))));
    return { ...pair, left, right };
  });
}
