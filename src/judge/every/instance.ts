/** Expressions with symbolic sizes at given ones: sums are written out, entries get numbers. */
import { Graph } from '../exact/expression/graph.js';
import type { Node } from '../exact/expression/node.js';
import type { SizeValues } from '../expand/claim.js';
import { binderOf, entryName, entryOf, type Index, indexRelation, type Schema } from './schema.js';

export class Writing {
  readonly graph: Graph;
  /** By node, then by the values of the indices it depends on. */
  readonly #known = new Map<Node, Map<string, Node>>();

  constructor(
    readonly schema: Schema,
    readonly sizes: SizeValues,
  ) {
    this.graph = new Graph(schema.limit);
  }

  /** The node where its indices have these values. */
  at(node: Node, values: ReadonlyMap<string, number>): Node {
    const key = [...this.schema.indices(node)].map((index) => values.get(index)).join(' ');
    const known = this.#known.get(node) ?? new Map<string, Node>();
    this.#known.set(node, known);
    const result = known.get(key) ?? this.#written(node, values);
    known.set(key, result);
    return result;
  }

  #written(node: Node, values: ReadonlyMap<string, number>): Node {
    const g = this.graph;
    const valueAt = (index: Index): number => {
      const value = typeof index === 'number' ? index : values.get(index);
      if (value === undefined) throw new Error(`the index ${index} of ${node.name} has no value`);
      return value;
    };
    switch (node.op) {
      case 'number':
        return g.number(node.value);
      case 'absent':
        return g.absent;
      case 'undefined':
        return g.undefined('defined');
      case 'variable': {
        const { base, at } = entryOf(node.name);
        return g.variable(entryName(base, at.map(valueAt)));
      }
      case 'relation': {
        const [a, sign, b] = indexRelation(node);
        const [x, y] = [valueAt(a), valueAt(b)];
        return (sign === '=' ? x === y : x < y) ? g.one : g.zero;
      }
      case 'sum': {
        const [index, size] = binderOf(node);
        const inner = new Map(values);
        const terms = Array.from({ length: this.sizes[size] }, (_, k) =>
          this.at(node.args[0], inner.set(index, k + 1)),
        );
        return g.add(...terms);
      }
      default:
        return g.rebuild(
          node,
          node.args.map((arg) => this.at(arg, values)),
        );
    }
  }
}
