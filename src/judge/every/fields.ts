/** Arrays with symbolic lengths: each is a function of its two indices. */
import type { Node } from '../exact/expression/node.js';
import type { Ast } from '../expand/setting.js';
import type { Size } from '../language.js';
import { NotCovered } from './ranges.js';
import type { Index } from './schema.js';

/** An array: its dimensions and its entries; a scalar is 1 × 1, with the only entry 1, 1. */
export interface ArrayField {
  readonly rows: Size;
  readonly cols: Size;
  readonly at: (i: Index, j: Index) => Node;
}

export const isScalarField = ({ rows, cols }: ArrayField) => rows === 1 && cols === 1;
export const scalarField = (node: Node): ArrayField => ({ rows: 1, cols: 1, at: () => node });
export const mapField = (a: ArrayField, f: (node: Node) => Node): ArrayField => ({
  ...a,
  at: (i, j) => f(a.at(i, j)),
});

/** Entry by entry; a scalar goes with every entry where `spread` allows it. */
export function zipFields(
  a: ArrayField,
  b: ArrayField,
  f: (x: Node, y: Node) => Node,
  what: Ast,
  spread = true,
): ArrayField {
  if (spread && isScalarField(a)) return mapField(b, (y) => f(a.at(1, 1), y));
  if (spread && isScalarField(b)) return mapField(a, (x) => f(x, b.at(1, 1)));
  if (a.rows !== b.rows || a.cols !== b.cols) throw new NotCovered(`the shapes in ${what}`);
  return { ...a, at: (i, j) => f(a.at(i, j), b.at(i, j)) };
}

export function theScalarField(a: ArrayField, what: Ast): Node {
  if (!isScalarField(a)) throw new NotCovered(`the shapes in ${what}`);
  return a.at(1, 1);
}

/** A column; a row counts as one. */
export function vector(a: ArrayField, what: Ast): ArrayField {
  if (a.cols === 1) return a;
  if (a.rows === 1) return { rows: a.cols, cols: 1, at: (i) => a.at(1, i) };
  throw new NotCovered(`the shapes in ${what}`);
}
