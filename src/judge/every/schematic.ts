/** A claim read once for all sizes. */
import type { Node } from '../exact/expression/node.js';
import type { Limit } from '../exact/expression/undecided.js';
import type { Ast } from '../expand/setting.js';
import type { SizesAssumed } from '../expand/sizes.js';
import type { Context } from '../language.js';
import type { ArrayField } from './fields.js';
import { NotCovered, type Ranges } from './ranges.js';
import { SchemaReading } from './reading.js';
import { type Index, Schema } from './schema.js';

/** A claim with symbolic sizes: pairs of entries, assumptions (each with the indices of its entries), free indices. */
export interface Schematic {
  readonly g: Schema;
  readonly sides: readonly (readonly [Node, Node])[];
  readonly assumptions: readonly { readonly node: Node; readonly over: readonly string[] }[];
  readonly free: readonly string[];
  readonly reading: SchemaReading;
}

/** Throws NotCovered. `same`: sizes that have the value of another one. */
export function schematic(
  left: Ast,
  right: Ast,
  assume: readonly Ast[],
  context: Context,
  same: SizesAssumed['same'],
  limit: Limit,
  seen?: Ranges,
): Schematic {
  const g = new Schema(limit);
  const reading = new SchemaReading(g, context, same, seen);
  const [a, b] = [left, right].map((side) => reading.walk(side));
  if (a.rows !== b.rows || a.cols !== b.cols) throw new NotCovered('the sides have different shapes');
  const axes = entriesOf(g, reading, a);
  const sides = axes.map(([i, j]) => [a.at(i, j), b.at(i, j)] as const);
  const assumptions = assume.flatMap((tree) => {
    const field = reading.walk(tree);
    return entriesOf(g, reading, field).map(([i, j]) => ({
      node: field.at(i, j),
      over: [i, j].filter((index) => typeof index === 'string'),
    }));
  });
  const indices = new Set(sides.flat().flatMap((side) => [...g.indices(side)]));
  for (const { node, over } of assumptions)
    for (const index of g.indices(node)) if (!over.includes(index)) indices.add(index);
  reading.ranges.settle([...indices, ...assumptions.flatMap(({ over }) => over)]);
  if (reading.incomplete && !seen)
    return schematic(left, right, assume, context, same, limit, reading.ranges);
  return { g, sides, assumptions, free: [...indices], reading };
}

/** One entry for all, with an index along each axis; all entries along an axis whose length is a number. */
function entriesOf(g: Schema, { ranges }: SchemaReading, { rows, cols }: ArrayField): [Index, Index][] {
  const [is, js] = [rows, cols].map((size) => {
    if (typeof size === 'number') return Array.from({ length: size }, (_, k) => k + 1);
    const index = g.fresh();
    ranges.runs(index, size);
    return [index];
  });
  return (is as Index[]).flatMap((i) => (js as Index[]).map((j): [Index, Index] => [i, j]));
}
