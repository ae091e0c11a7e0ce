/** A claim left = right made into pairs of scalars: at given sizes, for every entry and every value of a free index. */
import type { MathNode } from 'mathjs';
import { Graph } from '../exact/expression/graph.js';
import type { Node } from '../exact/expression/node.js';
import { Limit } from '../exact/expression/undecided.js';
import type { SidePair } from '../exact/witness.js';
import type { Context, Shape } from '../language.js';
import { entryNames, Mismatch, sameShape, shapeWords, type Value } from './arrays.js';
import { Elaboration } from './elaborate.js';
import { Indices } from './indices.js';
import { relation } from './operators.js';
import { parsedOnce, Setting } from './setting.js';
import { countTo } from './sizes.js';
import { usedIn } from './used.js';

export type SizeValues = Readonly<Record<string, number>>;

export interface Instance {
  readonly graph: Graph;
  readonly pairs: readonly SidePair[];
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
  /** Whether a size is a length in the claim, or a number of terms. */
  readonly shaped: boolean;
  /** The sizes that the claim uses; where none is a length the indices too: whole numbers from 1. */
  readonly wholes: readonly string[];
  /** The positive whole numbers that are typed in it. */
  readonly numbers: readonly number[];
  /** The largest of those with which a size or an index is compared. */
  readonly compared: number;
  /** Whether what it says depends on a size as a number: ind(n == m). */
  readonly comparesSizes: boolean;
  /** Where no size is a length: from where on sizes are not looked at one by one. */
  readonly beyond: number;
  /** The free indices that have a range. */
  readonly #free: readonly string[];
  readonly #assume: readonly MathNode[];
  readonly #tree = parsedOnce();
  /** As they were typed, for messages. */
  readonly #sources = new Map<MathNode, string | MathNode>();

  constructor(
    left: string | MathNode,
    right: string | MathNode,
    readonly context: Context,
    readonly limit = new Limit(),
  ) {
    [this.left, this.right, ...this.#assume] = [left, right, ...(context.assume ?? [])].map((given) => {
      const tree = typeof given === 'string' ? this.#tree(given) : given;
      this.#sources.set(tree, given);
      return tree;
    });
    const { names, shaped, numbers, limits, comparesSizes } = usedIn(this.trees, context, this.#tree);
    this.comparesSizes = comparesSizes;
    const declared = (as: Shape) =>
      Object.entries(context.symbols).flatMap(([name, shape]) =>
        shape === as && names.has(name) ? [name] : [],
      );
    this.shaped = shaped;
    this.numbers = [...numbers];
    this.compared = Math.max(0, ...limits);
    this.#free = shaped ? declared('index') : [];
    this.wholes = [...declared('size'), ...(shaped ? [] : declared('index'))];
    this.beyond = BEYOND[this.wholes.length] ?? 1;
  }

  /** The trees: left side, right side, and the assumptions. */
  get trees(): readonly [MathNode, MathNode, ...MathNode[]] {
    return [this.left, this.right, ...this.#assume];
  }

  /**
   * All pairs of scalars that must be equal, those under the same assumptions together: an assumption on x[i] holds
   * at the value of i that a pair is about, and at no other. Empty where the assumptions leave no value of the indices.
   * A size that is not given is any number ≥ `from`.
   */
  at(sizes: SizeValues, from = this.beyond): Instance[] {
    const graph = new Graph(this.limit);
    const setting = new Setting(graph, this.context, sizes, this.#tree);
    const large = this.wholes.filter((name) => !(name in sizes));
    for (const name of large) graph.wholes.add(name);
    const above = large.map((name) => relation(graph, 'largerEq', graph.variable(name), graph.number(from)));
    const groups = new Map<string, { assumptions: Node[]; pairs: SidePair[] }>();
    for (const values of this.#indices([...this.#ranges(setting)])) {
      this.limit.check();
      const e = new Elaboration(setting, new Indices(values));
      const assumed = this.#assume.flatMap((tree) => this.#value(e, tree).data);
      // An assumption on the indices only (i == j) chooses among them.
      if (assumed.includes(graph.zero)) continue;
      const assumptions = [...new Set([...assumed.filter((a) => a !== graph.one), ...above])];
      const key = assumptions.map(({ id }) => id).join(' ');
      const group = groups.get(key) ?? { assumptions, pairs: [] };
      groups.set(key, group);
      group.pairs.push(...this.#pairs(e));
    }
    return [...groups.values()].map((group) => ({
      ...group,
      graph,
      differentiated: setting.differentiated,
    }));
  }

  /** Whether assumptions on sizes alone hold at some sizes. */
  allows(assumptions: readonly MathNode[], sizes: SizeValues): boolean {
    const graph = new Graph(this.limit);
    const e = new Elaboration(new Setting(graph, this.context, sizes, this.#tree), new Indices(new Map()));
    return assumptions.every((tree) => this.#value(e, tree).data.every((node) => node === graph.one));
  }

  /** The free indices that run over nothing at these sizes, with the values they are given. */
  unranged(sizes: SizeValues): SizeValues[] {
    const ranges = this.#ranges(new Setting(new Graph(this.limit), this.context, sizes, this.#tree));
    const names = [...ranges].flatMap(([name, last]) => (last === undefined ? [name] : []));
    if (names.length === 0) return [];
    return countTo(UNRANGED).map((value) => Object.fromEntries(names.map((name) => [name, value])));
  }

  #value = (e: Elaboration, tree: MathNode) => e.expression(tree, this.#sources.get(tree));

  #pairs(e: Elaboration): SidePair[] {
    const values = [...Object.entries(e.setting.sizes), ...e.indices.free];
    const shown = Object.fromEntries(values.map(([name, value]) => [name, String(value)]));
    const [left, right] = [this.left, this.right].map((side) => orMismatch(() => this.#value(e, side)));
    const show = (side: Value | Mismatch) => (side instanceof Mismatch ? 'no meaning' : shapeWords(side));
    const meaningless = (message: string) => new Meaningless(message, shown, show(left), show(right));
    if (left instanceof Mismatch) throw meaningless(left.message);
    if (right instanceof Mismatch) throw meaningless(right.message);
    if (!sameShape(left, right))
      throw meaningless(`the left side is ${show(left)}, the right side ${show(right)}`);
    const entries = left.data.length > 1 ? entryNames('', left.rows, left.cols) : [];
    return left.data.map((node, k) => ({
      left: node,
      right: right.data[k],
      labels: { ...shown, ...(entries[k] && { entry: entries[k] }) },
    }));
  }

  /** How far each free index runs, which is seen where it is used. */
  #ranges(setting: Setting): Map<string, number | undefined> {
    const indices = new Indices(new Map(this.#free.map((name) => [name, 1])));
    const e = new Elaboration(setting, indices);
    for (const tree of this.#free.length > 0 ? this.trees : []) orMismatch(() => this.#value(e, tree));
    return new Map(this.#free.map((name) => [name, indices.range(name)]));
  }

  /** All values of the free indices. */
  *#indices(
    ranges: readonly (readonly [string, number | undefined])[],
    known: ReadonlyMap<string, number> = new Map(),
  ): Generator<ReadonlyMap<string, number>> {
    const [first, ...rest] = ranges;
    if (!first) yield known;
    else
      for (const value of countTo(first[1] ?? UNRANGED))
        yield* this.#indices(rest, new Map(known).set(first[0], value));
  }
}

/** By how many sizes there are that are no lengths: from where on they are not looked at one by one. */
const BEYOND = [9, 9, 9, 4, 3];

/** How many values an index has that runs over no size, among some that do. */
const UNRANGED = 5;

function orMismatch<T>(read: () => T): T | Mismatch {
  try {
    return read();
  } catch (error) {
    if (error instanceof Mismatch) return error;
    throw error;
  }
}
