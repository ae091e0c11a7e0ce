/**
 * Symbolic derivatives, by the rules below and the chain rule run backwards over the graph: one pass gives ∂e/∂v for
 * every node v, each shared with e and with the others. ∂e/∂v lets v move and recomputes all that is built on it, so
 * the derivative by a defined intermediate (oa, hs) treats it as free, and the one by a weight goes through it.
 */
import type { Graph } from './graph.js';
import type { Node } from './node.js';
import { reachable } from './node.js';

/** ∂node/∂argument, for each argument. */
type Rule = (g: Graph, node: Node) => readonly Node[];

export const rules: Readonly<Record<string, Rule>> = {
  define: (g, { args: [, by, slope] }) => [g.one, ...(by ? [slope, g.absent] : [])],
  add: (g, { args }) => args.map(() => g.one),
  mul: (g, { args }) => args.map((_, i) => g.mul(...args.filter((_, j) => j !== i))),
  power: (g, { args: [a], exponent: k }) => [g.mul(g.number(k), g.power(a, k - 1))],
  exp: (_, node) => [node],
  log: (g, { args: [a] }) => [g.power(a, -1)],
  // A kink: sign(0) = 0.
  abs: (g, { args: [a] }) => [g.cases(a, g.number(-1), g.zero, g.one, 'kink')],
  cases: casesRule,
  kink: casesRule,
};

/**
 * In each case its own derivative; where a = 0, that of the middle case, by convention. Where a case has no value
 * neither has the derivative, nor has it at the border.
 */
function casesRule(g: Graph, { args: [a, ...branches] }: Node): readonly Node[] {
  const missing = branches.find((b) => b.op === 'undefined');
  /** 1 in the cases that are this branch, 0 in the others. */
  const weight = (branch: Node): Node => {
    if (branch.op === 'undefined') return g.absent;
    const [n, z, p] = branches.map((b) => (b.op === 'undefined' ? b : b === branch ? g.one : g.absent));
    return missing ? g.cases(a, n, missing, p) : g.cases(a, n, z, p, 'kink');
  };
  const [n, z, p] = branches;
  // Equal branches are one node: it receives its weight once, from the last of them.
  return [g.absent, n === z || n === p ? g.absent : weight(n), z === p ? g.absent : weight(z), weight(p)];
}

/** ∂root/∂target for every target; a target that root does not contain gives 0. */
export function derivatives(g: Graph, root: Node): (target: Node) => Node {
  const received = new Map<Node, Node[]>([[root, [g.one]]]);
  const total = new Map<Node, Node>();
  for (const node of reachable([root]).reverse()) {
    const slope = g.add(...(received.get(node) ?? [g.absent]));
    total.set(node, slope);
    if (node.args.length === 0) continue;
    rules[node.op](g, node).forEach((partial, i) => {
      const argument = node.args[i];
      const sent = received.get(argument) ?? [];
      sent.push(g.mul(slope, partial));
      received.set(argument, sent);
    });
  }
  return (target) => total.get(target) ?? g.zero;
}
