/** Vectors and matrices of scalar nodes at given sizes. A vector is a column; a scalar is 1 × 1. */
import type { Graph } from '../exact/expression/graph.js';
import type { Node } from '../exact/expression/node.js';
import { Undecided } from '../exact/expression/undecided.js';

export interface Value {
  readonly rows: number;
  readonly cols: number;
  /** Row by row. */
  readonly data: readonly Node[];
}

/** Where in the source: made text only for a message. */
export interface What {
  toString(): string;
}

/** Shapes that do not fit, or an entry that does not exist: the expression has no meaning at these sizes. */
export class Mismatch extends Error {
  override readonly name = 'Mismatch';
}

export const scalar = (node: Node): Value => ({ rows: 1, cols: 1, data: [node] });
export const column = (data: readonly Node[]): Value => ({ rows: data.length, cols: 1, data });

export const isScalar = ({ rows, cols }: Value) => rows === 1 && cols === 1;
export const shapeWords = (a: Value) => (isScalar(a) ? 'a scalar' : `${a.rows} × ${a.cols}`);
export const sameShape = (a: Value, b: Value) => a.rows === b.rows && a.cols === b.cols;

/** Of an array that is written out. */
const MAX_ENTRIES = 100_000;

export function filled(rows: number, cols: number, entry: (i: number, j: number) => Node): Value {
  if (rows * cols > MAX_ENTRIES) throw new Undecided(`${rows} × ${cols} entries are too many`);
  const data = Array.from({ length: rows * cols }, (_, k) => entry(Math.floor(k / cols), k % cols));
  return { rows, cols, data };
}

export const map = (a: Value, f: (node: Node) => Node): Value => ({ ...a, data: a.data.map(f) });

/** Entry by entry; a scalar goes with every entry where `spread` allows it. */
export function zip(a: Value, b: Value, f: (x: Node, y: Node) => Node, what: What, spread = true): Value {
  if (spread && isScalar(a)) return map(b, (y) => f(a.data[0], y));
  if (spread && isScalar(b)) return map(a, (x) => f(x, b.data[0]));
  if (!sameShape(a, b)) throw new Mismatch(`${what}: ${shapeWords(a)} and ${shapeWords(b)} do not fit`);
  return { ...a, data: a.data.map((x, k) => f(x, b.data[k])) };
}

export const transpose = (a: Value) => filled(a.cols, a.rows, (i, j) => a.data[j * a.cols + i]);

export function product(g: Graph, a: Value, b: Value, what: What): Value {
  if (isScalar(a) || isScalar(b)) return zip(a, b, (x, y) => g.mul(x, y), what);
  if (a.cols !== b.rows) throw new Mismatch(`${what}: ${shapeWords(a)} times ${shapeWords(b)} does not fit`);
  const entry = (i: number, j: number) =>
    g.add(...Array.from({ length: a.cols }, (_, k) => g.mul(a.data[i * a.cols + k], b.data[k * b.cols + j])));
  return filled(a.rows, b.cols, entry);
}

/** The entries of a column (a row counts as one). */
export function entries(a: Value, what: What): readonly Node[] {
  if (a.rows > 1 && a.cols > 1) throw new Mismatch(`${what} needs a vector, not ${shapeWords(a)}`);
  return a.data;
}

export function theScalar(a: Value, role: string, what: What = ''): Node {
  if (!isScalar(a)) throw new Mismatch(`${role} ${what} must be a scalar, not ${shapeWords(a)}`);
  return a.data[0];
}

/** x[1], …, W[2,3], row by row; x itself for a scalar. */
export const entryNames = (name: string, rows: number, cols: number): string[] =>
  Array.from({ length: rows * cols }, (_, k) => {
    const [i, j] = [Math.floor(k / cols) + 1, (k % cols) + 1];
    return cols > 1 ? `${name}[${i},${j}]` : rows > 1 ? `${name}[${i}]` : name;
  });
