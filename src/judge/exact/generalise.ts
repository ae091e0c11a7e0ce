/**
 * Proof by generalisation: an identity that holds when the defined quantities (oa, hs, …) are free
 * variables holds for what they stand for. It is tried first, layer by layer: most steps of a long chain need nothing
 * that lies deeper, and none of its cases.
 */
import type { Instance } from '../expand/claim.js';
import type { Graph } from './expression/graph.js';
import { type Node, reachable } from './expression/node.js';
import { searchWitness } from './witness.js';

/** The claim with definitions made free, the outermost first; only those that no point refutes. */
export function* generalisations(instance: Instance): Generator<Instance> {
  const g = instance.graph;
  let names = totalDefinitions(instance);
  while (names.length > 0) {
    const free = new Set(names);
    const general = substituted(instance, (n) => (free.has(n) ? freed(g, n) : undefined));
    if (!searchWitness(g.limit, general.pairs, general.assumptions)) yield general;
    const inside = new Set(reachable(names.flatMap(({ args }) => args)));
    names = names.filter((node) => inside.has(node));
  }
}

const sidesOf = ({ pairs }: Instance) => pairs.flatMap(({ left, right }) => [left, right]);

/** Definitions that have a value everywhere. */
const totalDefinitions = (instance: Instance): Node[] =>
  reachable(sidesOf(instance)).filter(({ op, total, name }) => op === 'define' && total && name !== '∂');

function substituted(instance: Instance, replacement: (node: Node) => Node | undefined): Instance {
  const { graph, pairs, assumptions } = instance;
  const all = graph.substitute([...sidesOf(instance), ...assumptions], replacement);
  return {
    ...instance,
    pairs: pairs.map((pair, k) => ({ ...pair, left: all[2 * k], right: all[2 * k + 1] })),
    assumptions: all.slice(2 * pairs.length),
  };
}

/** A free variable instead of what is defined; what is positive, e to a free power. */
const freed = (g: Graph, { name, positive }: Node) => (positive ? g.exp(g.variable(name)) : g.variable(name));

/** A node with all the definitions in it free. */
export const outline = ({ graph: g }: Instance, node: Node): Node =>
  g.substitute([node], (n) => (n.op === 'define' && n.name !== '∂' ? g.variable(n.name) : undefined))[0];
