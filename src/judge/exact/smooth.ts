/**
 * Kinks that are none. By the rules, rect(x) − rect(−x) has the derivative 0 at 0, as rect'(0) = 0 by convention; but it
 * is x. Where a function f is continuous on a = 0 and its derivatives on both sides have the same limit there, that limit
 * is its derivative, by the mean value theorem: it takes the place of what the rules give on a = 0.
 */
import type { Instance } from '../expand/claim.js';
import { haveValues, holdsByConvention, onKink } from './convention.js';
import type { Graph } from './expression/graph.js';
import { type Node, reachable } from './expression/node.js';
import { Fractions, keyOfPolynomial, monic } from './expression/polynomial.js';
import { rational } from './expression/rational.js';
import { evaluateRoots } from './value/evaluate.js';
import { floats } from './value/floats.js';

/** A place a = 0, the signs of s by the arguments s·a of cases, and these cases. */
interface Place {
  readonly a: Node;
  readonly signs: ReadonlyMap<Node, number>;
  readonly cuts: readonly Node[];
}

/** The claim with the derivatives that calculus has, where the rules give others. */
export function smoothed(instance: Instance): Instance {
  const { graph: g, pairs, assumptions, differentiated } = instance;
  const roots = pairs.flatMap(({ left, right }) => [left, right]);
  const derivatives = reachable(roots).filter(({ op, name }) => op === 'define' && name === '∂');
  const replaced = new Map<Node, Node>();
  for (const place of placesOf(g, cutsIn(derivatives)))
    for (const derivative of derivatives) {
      const here = cutsIn([derivative]);
      if (!isDoubtful({ ...place, cuts: place.cuts.filter((cut) => here.includes(cut)) })) continue;
      const on = (side: number) => (node: Node) => oneSide(g, node, place.signs, side);
      const [before, after] = [on(-1), on(1)];
      const d = replaced.get(derivative) ?? derivative;
      const continuous = differentiated.flatMap((f): [Node, Node][] => [
        [before(f), f],
        [f, after(f)],
      ]);
      const valued = differentiated.flatMap((f): [Node, Node][] => [
        [before(f), f],
        [after(f), f],
      ]);
      const there = [onKink(g, place.a), ...assumptions];
      if (
        holdsByConvention(g, [[before(d), after(d)], ...continuous], there) &&
        haveValues(g, [[before(d), d], ...valued], there)
      )
        replaced.set(derivative, g.define('∂', g.cases(place.a, d, before(d), d)));
    }
  if (replaced.size === 0) return instance;
  const all = g.substitute(roots, (node) => replaced.get(node));
  return {
    ...instance,
    pairs: pairs.map((pair, k) => ({ ...pair, left: all[2 * k], right: all[2 * k + 1] })),
  };
}

const isCut = ({ op }: Node) => op === 'cases' || op === 'kink';

const cutsIn = (nodes: readonly Node[]) =>
  reachable(nodes).filter((node) => isCut(node) && !node.args.some((b) => b.op === 'undefined'));

/**
 * The rules may give another value than calculus where several cases meet, unless all of them have at a = 0 the value of
 * the same side, as rect has; and where both sides have the same case, and the middle another one.
 */
const isDoubtful = ({ signs, cuts }: Place): boolean =>
  (cuts.length > 1 || cuts.some(({ args: [, n, , p] }) => n === p)) &&
  ![-1, 1].some((side) =>
    cuts.every(({ args: [a, ...branches] }) => branches[1] === branches[1 + side * (signs.get(a) ?? 1)]),
  );

/** The doubtful places. Arguments that are multiples of each other belong to one: told by their values first. */
function placesOf(g: Graph, cuts: readonly Node[]): Place[] {
  const byArgument = groupedBy(cuts, ({ args }) => args[0]);
  const all = [...byArgument.keys()];
  const [first, second] = [3, 7].map((n) => evaluateRoots(all, coordinates(n), floats, g.limit));
  const ratio = new Map(all.map((a, i) => [a, (first[i][0] / second[i][0]).toPrecision(6)]));
  const alike = groupedBy(all, (a) => ratio.get(a));
  return [...alike.values()].flatMap((group) => {
    const places = group.length === 1 ? [place(group[0], group, () => 1)] : multiples(g, group);
    return places.filter(isDoubtful);
  });

  function place(a: Node, group: readonly Node[], sign: (argument: Node) => number): Place {
    return {
      a,
      signs: new Map(group.map((argument) => [argument, sign(argument)])),
      cuts: group.flatMap((argument) => byArgument.get(argument) ?? []),
    };
  }

  function multiples(graph: Graph, group: readonly Node[]): Place[] {
    const fractions = new Fractions(graph);
    const parts = new Map(group.map((argument) => [argument, monic(fractions.of(argument).above)]));
    const same = groupedBy(group, (argument) => keyOfPolynomial(parts.get(argument)!.rest));
    return [...same.values()].map((those) =>
      place(those[0], those, (argument) => (parts.get(argument)!.lead.n > 0n ? 1 : -1)),
    );
  }
}

function groupedBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** Some number for every name. */
const coordinates = (n: number) => (name: string) =>
  floats.of(
    rational([...name].reduce((sum, char) => (31 * sum + n * char.charCodeAt(0)) % 1009, n) - 504, 64),
  );

/** A node as it is on one side of a place, continued to it. */
function oneSide(g: Graph, node: Node, signs: ReadonlyMap<Node, number>, side: number): Node {
  const known = new Map<Node, Node>();
  const on = (part: Node): Node => {
    const result = known.get(part) ?? g.rebuild(chosen(part), chosen(part).args.map(on));
    known.set(part, result);
    return result;
  };
  const chosen = (part: Node): Node => {
    const sign = part.args.length > 0 ? signs.get(part.args[0]) : undefined;
    if (sign === undefined || !(isCut(part) || part.op === 'abs')) return part;
    if (part.op === 'abs') return side * sign > 0 ? part.args[0] : g.negate(part.args[0]);
    return chosen(part.args[2 + side * sign]);
  };
  return on(node);
}
