/** The functions of the language on whole vectors and matrices, and those that bind an index or differentiate. */

import type { Graph } from '../exact/expression/graph.js';
import type { Node } from '../exact/expression/node.js';
import type { Signature } from '../functions.js';
import type { Value } from './arrays.js';
import * as A from './arrays.js';
import type { Elaboration } from './elaborate.js';
import { larger } from './scalars.js';
import type { Ast } from './setting.js';

type ArrayFunction = (g: Graph, args: readonly Value[], what: A.What) => Value;

/** By name and number of arguments. */
export const arrayFunctions: Readonly<Record<Signature<'whole'>, ArrayFunction>> = {
  'sum/1': (g, [x]) => A.scalar(g.add(...x.data)),
  'max/1': (g, [x]) => A.scalar(x.data.reduce((a, b) => larger(g, a, b, 1))),
  'min/1': (g, [x]) => A.scalar(x.data.reduce((a, b) => larger(g, a, b, -1))),
  'norm1/1': (g, [x]) => A.scalar(g.add(...x.data.map((e) => g.abs(e)))),
  'norm2sq/1': (g, [x]) => A.scalar(g.add(...x.data.map((e) => g.power(e, 2)))),
  'dot/2': (g, [x, y], what) => A.scalar(g.add(...A.zip(x, y, (a, b) => g.mul(a, b), what, false).data)),
  'outer/2': (g, [x, y], what) =>
    A.product(g, A.column(A.entries(x, what)), A.transpose(A.column(A.entries(y, what))), what),
  'diag/1': (g, [x], what) => {
    const data = A.entries(x, what);
    return A.filled(data.length, data.length, (i, j) => (i === j ? data[i] : g.zero));
  },
  'softmax/1': (g, [x], what) => {
    const exps = A.entries(x, what).map((e) => g.exp(e));
    return A.column(exps.map((e) => g.divide(e, g.add(...exps))));
  },
};

export type Binder = (e: Elaboration, args: readonly Ast[], ast: Ast) => Value;

/** Those that look at an argument before it is worked out. */
export const binders: Readonly<Record<Signature<'binder'>, Binder>> = {
  'sum/4': (e, args, ast) => folded(e, args, ast, (g, terms) => g.add(...terms)),
  'prod/4': (e, args, ast) => folded(e, args, ast, (g, factors) => g.mul(...factors)),
  'ones/1': (e, [n]) => A.filled(e.integer(n, 'a length'), 1, () => e.graph.one),
  'eye/1': (e, [size]) => {
    const n = e.integer(size, 'a length');
    return A.filled(n, n, (i, j) => (i === j ? e.graph.one : e.graph.zero));
  },
  'onehot/2': (e, [y, size], ast) => {
    const m = e.integer(size, 'a length');
    const one = e.position(y, m, ast);
    return A.filled(m, 1, (i) => (i === one - 1 ? e.graph.one : e.graph.zero));
  },
  'D/2': (e, [f, x], ast) => {
    const by = A.scalar(A.theScalar(e.walk(x), 'what is differentiated by, in', ast));
    return A.map(e.walk(f), (node) => e.derivative(node, by, x)[0]);
  },
  'grad/2': (e, [f, v], ast) => {
    const by = e.walk(v);
    return { ...by, data: e.derivative(A.theScalar(e.walk(f), 'what is differentiated, in', ast), by, v) };
  },
  'jacobian/2': (e, [f, v], ast) => {
    const [of, by] = [A.entries(e.walk(f), ast), e.walk(v)];
    A.entries(by, ast);
    return { rows: of.length, cols: by.data.length, data: of.flatMap((node) => e.derivative(node, by, v)) };
  },
};

function folded(
  e: Elaboration,
  [index, first, last, body]: readonly Ast[],
  ast: Ast,
  join: (g: Graph, nodes: readonly Node[]) => Node,
): Value {
  const [from, to] = [first, last].map((bound) => e.integer(bound, `a bound of ${ast}`));
  const values = e.indices.bind(index.name, from, to, last, () => e.walk(body));
  const head = values[0] ?? A.scalar(join(e.graph, []));
  if (!values.every((value) => A.sameShape(value, head)))
    throw new A.Mismatch(`${ast}: terms of different shapes`);
  return {
    ...head,
    data: head.data.map((_, k) =>
      values.length
        ? join(
            e.graph,
            values.map((v) => v.data[k]),
          )
        : head.data[k],
    ),
  };
}
