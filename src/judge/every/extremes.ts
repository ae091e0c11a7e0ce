/**
 * Largest and least entries. The largest of e_1, …, e_n is e_j for some j with e_j ≥ e_k for every k, so what holds for
 * every such j holds for it. The condition is one on entries, which a smaller structure inherits if it has j.
 */
import type { Node } from '../exact/expression/node.js';
import { reachable } from '../exact/expression/node.js';
import type { Size } from '../language.js';
import { opaque } from './opaque.js';
import type { Ranges } from './ranges.js';
import { entryOf, type Index, type Schema } from './schema.js';
import type { Schematic } from './schematic.js';

/** What a free name stands for that is the largest (1) or the least (−1) entry of an array. */
export interface Extreme {
  readonly sign: 1 | -1;
  readonly sizes: readonly Size[];
  /** The entry at these indices, for these values of the indices on which the extreme depends. */
  readonly entry: (rest: readonly Index[], at: readonly Index[]) => Node;
}

/** A free name for the largest or least entry, and what it stands for. */
export function extreme(
  g: Schema,
  sign: 1 | -1,
  sizes: readonly Size[],
  over: readonly string[],
  entry: Node,
): { node: Node; extreme: Extreme } {
  const node = opaque(g, `${sign > 0 ? 'max' : 'min'}.${sizes.join('.')}.`, entry, over);
  const { body, at } = g.closed(entry);
  const rest = at.filter((index) => !over.includes(String(index)));
  const named = (values: readonly Index[], own: readonly Index[]) =>
    at.map((index, k) => {
      const place = over.indexOf(String(index));
      return [`$${k + 1}`, place < 0 ? values[rest.indexOf(index)] : own[place]] as const;
    });
  return {
    node,
    extreme: { sign, sizes, entry: (values, own) => g.rename(body, new Map(named(values, own))) },
  };
}

/** The claim with new free indices in the place of the extremes that depend on free indices only; none if there are none. */
export function attained(claim: Schematic): Schematic[] {
  const { g, reading } = claim;
  const nodes = [...claim.sides.flat(), ...claim.assumptions.map(({ node }) => node)];
  const found = reachable(nodes).flatMap((node) => {
    const { base, at } = entryOf(node.name);
    const known = node.op === 'variable' ? reading.extremes.get(base) : undefined;
    return known && at.every((index) => isFree(index, claim.free)) ? [{ node, at, ...known }] : [];
  });
  if (found.length === 0) return [];
  const chosen = found.map(({ node, at, sign, sizes, entry }) => {
    const [own, other] = [0, 1].map(() => sizes.map((size) => indexOf(g, reading.ranges, size)));
    const largest = entry(at, own);
    const difference = g.mul(g.number(sign), g.subtract(largest, entry(at, other)));
    const over = other.filter((index) => typeof index === 'string');
    return { node, largest, own, condition: { node: g.cases(difference, g.zero, g.one, g.one), over } };
  });
  const replaced = g.substitute(nodes, (node) => chosen.find((one) => one.node === node)?.largest);
  const once: Schematic = {
    ...claim,
    sides: claim.sides.map((_, k) => [replaced[2 * k], replaced[2 * k + 1]]),
    assumptions: [
      ...claim.assumptions.map((given, k) => ({ ...given, node: replaced[2 * claim.sides.length + k] })),
      ...chosen.map(({ condition }) => condition),
    ],
    free: [...claim.free, ...chosen.flatMap(({ own }) => own.filter((index) => typeof index === 'string'))],
  };
  // A largest entry may be one of largest entries.
  const deeper = attained(once);
  return deeper.length > 0 ? deeper : [once];
}

const isFree = (index: Index, free: readonly string[]) => typeof index === 'number' || free.includes(index);

/** A new index along an axis; an axis of length 1 has only one. */
function indexOf(g: Schema, ranges: Ranges, size: Size): Index {
  if (size === 1) return 1;
  const index = g.fresh();
  ranges.runs(index, size);
  return index;
}
