/** A claim left = right made into pairs of scalars: at given sizes, for every entry and every value of a free index. */
import type { MathNode } from 'mathjs';
import { type Context, LanguageError, parse } from '../language.js';
import { Mismatch, sameShape, shapeOf, type Value } from './arrays.js';
import { Elaboration } from './elaborate.js';
import { Graph, type Node } from './graph.js';
import type { Pair } from './witness.js';

export type Sizes = Readonly<Record<string, number>>;

export interface Instance {
  readonly graph: Graph;
  readonly pairs: readonly Pair[];
  /** Indicators: 1 where the assumption holds. */
  readonly assumptions: readonly Node[];
  /** What derivatives were taken of. */
  readonly differentiated: readonly Node[];
}

/** The claim has no meaning at these sizes: shapes that do not fit, an entry that does not exist. */
export class Meaningless extends Error {
  constructor(
    message: string,
    readonly values: Readonly<Record<string, string>>,
    readonly left: string,
    readonly right: string,
  ) {
    super(message);
  }
}

export class Claim {
  readonly left: MathNode;
  readonly right: MathNode;
  readonly #assume: readonly MathNode[];

  constructor(
    left: string | MathNode,
    right: string | MathNode,
    readonly context: Context,
  ) {
    const tree = (side: string | MathNode) => (typeof side === 'string' ? parse(side) : side);
    [this.left, this.right] = [tree(left), tree(right)];
    this.#assume = (context.assume ?? []).map(tree);
  }

  /** The sets of sizes to judge at: pairwise distinct, in several orders. One empty set if no size shapes the claim. */
  sizes(): Sizes[] {
    const { symbols } = this.context;
    const { names, shaped } = this.#used();
    const sizes = Object.keys(symbols).filter((name) => symbols[name] === 'size' && names.has(name));
    if (sizes.length === 0 || !shaped) return [{}];
    const count = Math.max(3, sizes.length);
    return [0, 1, 2].map((turn) =>
      Object.fromEntries(sizes.map((name, i) => [name, 2 + ((i + turn) % count)])),
    );
  }

  /** All pairs of scalars that must be equal. */
  at(sizes: Sizes): Instance {
    const graph = new Graph();
    const differentiated = new Set<Node>();
    const elaborate = (indices: ReadonlyMap<string, number>) =>
      new Elaboration(graph, this.context, sizes, indices);
    const pairs: Pair[] = [];
    const assumptions = new Set<Node>();
    for (const indices of this.#indices(elaborate, [this.left, this.right, ...this.#assume])) {
      const e = elaborate(indices);
      const assumed = this.#assume.flatMap((node) => e.expression(node).data);
      // An assumption on the indices only (i == j) chooses among them.
      if (assumed.includes(graph.zero)) continue;
      for (const indicator of assumed) if (indicator !== graph.one) assumptions.add(indicator);
      pairs.push(...this.#pairs(e, sizes, indices));
      for (const node of e.differentiated) differentiated.add(node);
    }
    for (const [name, shape] of Object.entries(this.context.symbols))
      if (shape === 'size' && !(name in sizes))
        assumptions.add(graph.cases(graph.variable(name), graph.zero, graph.zero, graph.one));
    return { graph, pairs, assumptions: [...assumptions], differentiated: [...differentiated] };
  }

  #pairs(e: Elaboration, sizes: Sizes, indices: ReadonlyMap<string, number>): Pair[] {
    const shown = Object.fromEntries([...Object.entries(sizes), ...indices].map(([k, v]) => [k, String(v)]));
    const [left, right] = [this.left, this.right].map((side) => {
      try {
        return e.expression(side);
      } catch (error) {
        if (error instanceof Mismatch) return error;
        throw error;
      }
    });
    const problem = [left, right].find((side) => side instanceof Mismatch);
    const show = (side: Value | Mismatch) => (side instanceof Mismatch ? 'no meaning' : shapeOf(side));
    if (left instanceof Mismatch || right instanceof Mismatch)
      throw new Meaningless((problem as Mismatch).message, shown, show(left), show(right));
    if (!sameShape(left, right))
      throw new Meaningless(
        `the left side is ${show(left)}, the right side ${show(right)}`,
        shown,
        show(left),
        show(right),
      );
    return left.data.map((node, k) => {
      const entry = `[${Math.floor(k / left.cols) + 1}${left.cols > 1 ? `,${(k % left.cols) + 1}` : ''}]`;
      return { left: node, right: right.data[k], labels: left.data.length > 1 ? { ...shown, entry } : shown };
    });
  }

  /** All values of the free indices. How far each runs shows when it is used. */
  #indices(
    elaborate: (indices: ReadonlyMap<string, number>) => Elaboration,
    trees: readonly MathNode[],
  ): ReadonlyMap<string, number>[] {
    const { names } = this.#used();
    const free = Object.entries(this.context.symbols).filter(
      ([name, shape]) => shape === 'index' && names.has(name),
    );
    if (free.length === 0) return [new Map()];
    const e = elaborate(new Map(free.map(([name]) => [name, 1])));
    for (const tree of trees)
      try {
        e.expression(tree);
      } catch (error) {
        if (!(error instanceof Mismatch)) throw error;
      }
    for (const [a, b] of [...e.compared, ...e.compared])
      for (const [x, y] of [
        [a, b],
        [b, a],
      ])
        if (!e.ranges.has(x) && e.ranges.has(y)) e.ranges.set(x, e.ranges.get(y)!);
    let all: ReadonlyMap<string, number>[] = [new Map()];
    for (const [name] of free) {
      const values = Array.from({ length: e.ranges.get(name) ?? 3 }, (_, i) => i + 1);
      all = all.flatMap((known) => values.map((value) => new Map(known).set(name, value)));
    }
    return all;
  }

  /** The names that the claim uses, through definitions; whether a size gives a shape or a number of terms. */
  #used(): { names: ReadonlySet<string>; shaped: boolean } {
    const { symbols, definitions = [] } = this.context;
    const names = new Set<string>();
    let shaped = false;
    const visit = (tree: MathNode) =>
      tree.traverse((node, path) => {
        const name = (node as unknown as { name?: string }).name;
        if (
          (node.type as string) === 'FunctionNode' &&
          ['sum', 'prod', 'ones', 'eye', 'onehot'].includes(name ?? '')
        )
          shaped = true;
        if ((node.type as string) !== 'SymbolNode' || path === 'fn' || !name || names.has(name)) return;
        names.add(name);
        const definition = definitions.find(([defined]) => defined === name);
        if (definition) visit(parse(definition[1]));
        const shape = symbols[name];
        if (!Array.isArray(shape)) return;
        shaped = true;
        for (const size of shape) names.add(String(size));
      });
    for (const tree of [this.left, this.right, ...this.#assume]) visit(tree);
    return { names, shaped };
  }
}

export { LanguageError };
