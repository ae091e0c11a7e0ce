/** Does a claim rely on the value of a derivative at a kink? */
import type { Instance } from '../expand/claim.js';
import type { Graph } from './expression/graph.js';
import { type Node, print, reachable } from './expression/node.js';
import { outline } from './generalise.js';
import { grouped } from './groups.js';
import { decideEach } from './identity/decide.js';
import { regions } from './sign/regions.js';

/**
 * What is relied on, in words, or undefined. The claim is judged again with the derivatives of all kinks free (if it
 * still holds, it holds whatever they are), then kink by kink on the kink itself.
 */
export function convention(instance: Instance): string | undefined {
  const { graph: g, pairs, assumptions, differentiated } = instance;
  const kinks = reachable(pairs.flatMap(({ left, right }) => [left, right])).filter(
    ({ op }) => op === 'kink',
  );
  const jump = reachable(differentiated).find(
    (node) => isCut(node) && !isContinuous(g, outline(instance, node)) && !isContinuous(g, node),
  );
  if (jump) return words(jump.args[0], 'the derivative at a jump is 0');
  if (kinks.length === 0) return undefined;
  const roots = pairs.flatMap(({ left, right }) => [left, right]);
  const free = (chosen: readonly Node[]) => {
    const all = g.substitute(roots, (n) => (chosen.includes(n) ? anySlope(g, n) : undefined));
    return pairs.map((_, k) => [all[2 * k], all[2 * k + 1]] as const);
  };
  if (holdsByConvention(g, free(kinks), assumptions)) return undefined;
  for (const a of new Set(kinks.map(({ args }) => args[0]))) {
    const here = kinks.filter(({ args }) => args[0] === a);
    if (!holdsByConvention(g, free(here), [onKink(g, a), ...assumptions])) return words(a, taken(g, here));
  }
  return undefined;
}

/** A kink with free weights of its cases, the same for all kinks at one place. */
function anySlope(g: Graph, { args: [a, n, z, p] }: Node): Node {
  const [before, after] = [g.variable(`before ${a.id}`), g.variable(`after ${a.id}`)];
  const between = g.add(g.one, g.negate(before), g.negate(after));
  return g.add(g.mul(before, n), g.mul(between, z), g.mul(after, p));
}

const isCut = ({ op, args }: Node) =>
  (op === 'cases' || op === 'kink') && !args.some((a) => a.op === 'undefined');

function isContinuous(g: Graph, { op, args: [a, n, z, p] }: Node): boolean {
  return (
    (op !== 'cases' && op !== 'kink') ||
    holdsByConvention(
      g,
      [
        [n, z],
        [z, p],
      ],
      [onKink(g, a)],
    )
  );
}

export const onKink = (g: Graph, a: Node) => g.cases(a, g.zero, g.one, g.zero);

/** The instance with the assumption that no kink of a derivative is met; itself if it has none. */
export function offKinks(instance: Instance): Instance {
  const { graph: g, pairs, assumptions } = instance;
  const kinks = reachable(pairs.flatMap(({ left, right }) => [left, right])).filter(
    ({ op }) => op === 'kink',
  );
  if (kinks.length === 0) return instance;
  const places = new Set(kinks.map(({ args }) => args[0]));
  return {
    ...instance,
    assumptions: [...[...places].map((a) => g.cases(a, g.one, g.zero, g.one)), ...assumptions],
  };
}

/** `where x[k] = 0 …`: one entry stands for any. */
const words = (a: Node, value: string) =>
  `where ${anyEntry(print(a))} = 0 the derivative is by convention (${value})`;

/** The first entry of each name becomes any: x[1] is x[k], W1[3,2] is W1[k,j]; formulas of several stay. */
const anyEntry = (text: string): string =>
  /^\w+\[\d+(,\d+)?\]$/.test(text) ? text.replace(/\[\d+,\d+\]/, '[k,j]').replace(/\[\d+\]/, '[k]') : text;

/** Which value of the derivative the kinks at one place take, by their weights before, on and after it. */
function taken(g: Graph, kinks: readonly Node[]): string {
  const like = (...weights: readonly Node[]) =>
    kinks.some(({ args }) => weights.every((weight, i) => args[i + 1] === weight));
  if (like(g.number(-1), g.zero, g.one)) return "as abs'(0) = sign(0) = 0";
  return like(g.one, g.one, g.absent) ? 'the slope from the left' : "as rect'(0) = 0";
}

export function holdsByConvention(
  g: Graph,
  sides: readonly (readonly [Node, Node])[],
  assumptions: readonly Node[],
): boolean {
  const pairs = sides.map(([left, right]) => ({ left, right, labels: {} }));
  for (const group of grouped(g, pairs))
    for (const { roots } of regions(
      g,
      group.map(({ left, right }) => g.subtract(left, right)),
      assumptions,
    )) {
      const defined = roots.filter(({ op }) => op !== 'undefined');
      if (decideEach(g, defined, []).some((outcome) => outcome !== 'zero' && outcome !== 'undefined'))
        return false;
    }
  return true;
}

/** Whether the first of each pair has a value wherever the assumptions hold and the second has one. */
export function haveValues(
  g: Graph,
  pairs: readonly (readonly [Node, Node])[],
  assumptions: readonly Node[],
): boolean {
  for (const { roots } of regions(g, pairs.flat(), assumptions)) {
    const outcomes = roots.map((root) => (root.op === 'undefined' ? root.op : decideEach(g, [root])[0]));
    if (pairs.some((_, k) => outcomes[2 * k] === 'undefined' && outcomes[2 * k + 1] !== 'undefined'))
      return false;
  }
  return true;
}
