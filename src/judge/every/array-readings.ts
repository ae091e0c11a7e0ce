/** The functions of the language on whole arrays, and those that bind an index or differentiate, with symbolic sizes. */
import type { Node } from '../exact/expression/node.js';
import { reachable } from '../exact/expression/node.js';
import type { Ast } from '../expand/setting.js';
import type { Signature } from '../functions.js';
import type { Size } from '../language.js';
import { sumBetween } from './bounds.js';
import { type Extreme, extreme } from './extremes.js';
import {
  type ArrayField,
  isScalarField,
  mapField,
  scalarField,
  theScalarField,
  vector,
  zipFields,
} from './fields.js';
import { OPAQUE, opaque } from './opaque.js';
import { NotCovered, type Ranges } from './ranges.js';
import { entryOf, type Index, type Schema } from './schema.js';
import { slope } from './slope.js';

/** What the functions below need of the reader. */
export interface ArrayReading {
  readonly g: Schema;
  readonly ranges: Ranges;
  readonly extremes: Map<string, Extreme>;
  walk(ast: Ast): ArrayField;
  over(size: Size, term: (index: Index) => Node): Node;
  length(ast: Ast): Size;
  index(ast: Ast): Index | undefined;
  rangeOf(index: string): string | undefined;
  position(ast: Ast, size: Size): Index;
  binding<T>(name: string, index: Index, read: () => T): T;
}

type ArrayFunction = (r: ArrayReading, args: readonly Ast[], ast: Ast) => ArrayField;

/** By name and number of arguments. */
export const arrayReadings: Readonly<Record<Signature<'whole'> | Signature<'binder'>, ArrayFunction>> = {
  'sum/1': (r, [x]) => total(r, r.walk(x)),
  'norm1/1': (r, [x]) =>
    total(
      r,
      mapField(r.walk(x), (e) => r.g.abs(e)),
    ),
  'norm2sq/1': (r, [x]) =>
    total(
      r,
      mapField(r.walk(x), (e) => r.g.power(e, 2)),
    ),
  'dot/2': (r, [x, y], ast) =>
    total(
      r,
      zipFields(r.walk(x), r.walk(y), (a, b) => r.g.mul(a, b), ast, false),
    ),
  'max/1': (r, [x]) => largest(r, r.walk(x), 1),
  'min/1': (r, [x]) => largest(r, r.walk(x), -1),
  'outer/2': (r, [x, y], ast) => {
    const [a, b] = [x, y].map((side) => vector(r.walk(side), ast));
    return { rows: a.rows, cols: b.rows, at: (i, j) => r.g.mul(a.at(i, 1), b.at(j, 1)) };
  },
  'diag/1': (r, [x], ast) => {
    const a = vector(r.walk(x), ast);
    return { rows: a.rows, cols: a.rows, at: (i, j) => r.g.mul(a.at(i, 1), unit(r, i, j)) };
  },
  'softmax/1': (r, [x], ast) => {
    const a = mapField(vector(r.walk(x), ast), (e) => r.g.exp(e));
    const below = r.over(a.rows, (k) => a.at(k, 1));
    return mapField(a, (e) => r.g.divide(e, below));
  },
  'ones/1': (r, [n]) => ({ ...scalarField(r.g.one), rows: r.length(n) }),
  'eye/1': (r, [n]) => ({ rows: r.length(n), cols: r.length(n), at: (i, j) => unit(r, i, j) }),
  'onehot/2': (r, [y, n]) => {
    const rows = r.length(n);
    const one = r.position(y, rows);
    return { rows, cols: 1, at: (i) => unit(r, i, one) };
  },
  'sum/4': sumBetween,
  'prod/4': (r, [{ name }, first, last, body], ast) => {
    const [from, to] = [first, last].map((bound) => r.length(bound));
    if (typeof from !== 'number' || from < 1) throw new NotCovered(`the bounds of ${ast}`);
    const index = r.g.fresh();
    r.ranges.runs(index, to);
    const factors = r.binding(name, index, () => r.walk(body));
    return mapField(factors, (factor) => opaque(r.g, `prod.${from}.${to}.`, factor, [index]));
  },
  'D/2': (r, [f, x], ast) => {
    const v = theScalarField(r.walk(x), ast);
    return mapField(r.walk(f), (e) => derivative(r, e, v));
  },
  'grad/2': (r, [f, v], ast) => {
    const e = theScalarField(r.walk(f), ast);
    return mapField(r.walk(v), (entry) => derivative(r, e, entry));
  },
  'jacobian/2': (r, [f, v], ast) => {
    const [of, by] = [f, v].map((side) => vector(r.walk(side), ast));
    return { rows: of.rows, cols: by.rows, at: (i, j) => derivative(r, of.at(i, 1), by.at(j, 1)) };
  },
};

const total = (r: ArrayReading, a: ArrayField): ArrayField =>
  scalarField(r.over(a.rows, (i) => r.over(a.cols, (j) => a.at(i, j))));

function unit(r: ArrayReading, i: Index, j: Index): Node {
  r.ranges.compared(i, j);
  return r.g.same(i, j);
}

/** The largest entry (1) or the least (−1), by a name of its own; derivatives are not taken of it. */
function largest(r: ArrayReading, a: ArrayField, sign: 1 | -1): ArrayField {
  if (isScalarField(a)) return a;
  const [i, j] = [r.g.fresh(), r.g.fresh()];
  r.ranges.runs(i, a.rows);
  r.ranges.runs(j, a.cols);
  const found = extreme(r.g, sign, [a.rows, a.cols], [i, j], a.at(i, j));
  r.extremes.set(entryOf(found.node.name).base, found.extreme);
  return scalarField(found.node);
}

function derivative(r: ArrayReading, e: Node, v: Node): Node {
  const { base } = entryOf(v.name);
  if ((v.op !== 'variable' && v.op !== 'define') || base === '∂' || base.startsWith(OPAQUE))
    throw new NotCovered('a derivative by an expression');
  const d = slope(r.g, e, v);
  if (d.op === 'absent') return r.g.zero;
  // As a definition, in which what is `absent` becomes 0.
  return reachable([d]).some(({ op }) => op === 'absent') ? r.g.define('∂', d) : d;
}
