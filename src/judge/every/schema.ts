/**
 * Scalar expressions in which sizes and indices stay symbols. They are nodes of a graph as at given sizes, with
 *
 *   variable `x[i,~2]`      an entry; so for `define`
 *   relation `i = k`, `i < k`   1 where it holds, else 0
 *   sum `#1 n`              the sum over #1 = 1, …, n of its argument
 *
 * An index is a name or a number. The index of a sum is called by the height of the sum (#1 if no sum is inside), so
 * that sums which differ in the name of their index are one node; while a sum is taken apart it has a new name (~1).
 */
import { Graph } from '../exact/expression/graph.js';
import type { Node } from '../exact/expression/node.js';
import { Undecided } from '../exact/expression/undecided.js';
import type { Size } from '../language.js';

export type Index = string | number;

/** `x[i,k]` → x and its indices. */
export function entryOf(name: string): { base: string; at: Index[] } {
  const [, base, inside] = /^(.*)\[(.*)\]$/.exec(name) ?? [];
  if (base === undefined) return { base: name, at: [] };
  return { base, at: inside.split(',').map((index) => (/^\d+$/.test(index) ? Number(index) : index)) };
}

export const entryName = (base: string, at: readonly Index[]): string =>
  at.length > 0 ? `${base}[${at.join(',')}]` : base;

/** The parts of `i = k`, `i < k`. */
export function indexRelation({ name }: Node): readonly [Index, '=' | '<', Index] {
  const [a, sign, b] = name.split(' ').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  return [a, sign as '=' | '<', b];
}

/** What a sum runs over: its index and its size. */
export const binderOf = ({ name }: Node): readonly [index: string, size: string] =>
  name.split(' ') as [string, string];

export class Schema extends Graph {
  readonly #free = new Map<Node, ReadonlySet<string>>();
  readonly #heights = new Map<Node, number>();
  #names = 0;

  /** A name for an index that nothing else has. */
  fresh = (): string => `~${++this.#names}`;

  /** What would have to hold is not asked here: expressions that differ in it alone are one. */
  override undefined = (): Node => this.intern('undefined', []);

  /** Equal factors are one power: no factor stands twice. */
  override mul(...factors: readonly Node[]): Node {
    const product = super.mul(...factors);
    if (product.op !== 'mul') return product;
    const powers = new Map<Node, number>();
    for (const factor of product.args) {
      const [base, k] =
        factor.op === 'power' && factor.exponent > 0 ? [factor.args[0], factor.exponent] : [factor, 1];
      powers.set(base, (powers.get(base) ?? 0) + k);
    }
    if (powers.size === product.args.length) return product;
    if (![...powers.values()].every(Number.isSafeInteger)) throw new Undecided('an exponent is too large');
    return super.mul(...[...powers].map(([base, k]) => this.power(base, k)));
  }

  /** A product to a power is one of powers; a relation is 0 or 1. */
  override power(base: Node, exponent: number): Node {
    if (exponent > 0 && base.op === 'relation') return base;
    if (exponent > 0 && base.op === 'mul')
      return this.mul(...base.args.map((arg) => this.power(arg, exponent)));
    return super.power(base, exponent);
  }

  /** 1 if the indices are equal, else 0. */
  same(a: Index, b: Index): Node {
    if (a === b) return this.one;
    if (typeof a === 'number' && typeof b === 'number') return this.zero;
    const [x, y] = String(a) < String(b) ? [a, b] : [b, a];
    return this.intern('relation', [], { name: `${x} = ${y}` });
  }

  /** 1 if a < b, else 0. */
  less(a: Index, b: Index): Node {
    if (typeof a === 'number' && typeof b === 'number') return a < b ? this.one : this.zero;
    return a === b ? this.zero : this.intern('relation', [], { name: `${a} < ${b}` });
  }

  /**
   * The sum over index = 1, …, size. Sums of sums are taken apart, factors without the index stand before the sum,
   * and Σ_k [k = i] e_k is e_i. (So the sum may have a value where its terms do not all have one.)
   */
  sum(index: string, size: Size, body: Node): Node {
    if (typeof size === 'number')
      return this.add(
        ...Array.from({ length: size }, (_, i) => this.rename(body, new Map([[index, i + 1]]))),
      );
    return this.add(...this.#terms(body, index).map((term) => this.#sumOf(term, index, size)));
  }

  /** The number that a size is. */
  size = (name: string): Node => this.sum(this.fresh(), name, this.one);

  #terms(node: Node, index: string): Node[] {
    if (node.op === 'add') return node.args.flatMap((term) => this.#terms(term, index));
    if (node.op !== 'mul') return [node];
    const inner = node.args.find((factor) => factor.op === 'add' && this.indices(factor).has(index));
    if (!inner) return [node];
    const others = node.args.filter((factor) => factor !== inner);
    return inner.args.flatMap((term) => this.#terms(this.mul(term, ...others), index));
  }

  /** i, if the node is [index = i]. A number is none: there may be no such value. */
  #chosen(node: Node, index: string): string | undefined {
    if (node.op !== 'relation') return undefined;
    const [a, sign, b] = indexRelation(node);
    const other = sign !== '=' ? undefined : a === index ? b : b === index ? a : undefined;
    return typeof other === 'string' ? other : undefined;
  }

  #sumOf(term: Node, index: string, size: string, exchanges = true): Node {
    const factors = term.op === 'mul' ? term.args : [term];
    const choosing = factors.find((factor) => this.#chosen(factor, index) !== undefined);
    if (choosing) {
      const rest = this.mul(...factors.filter((factor) => factor !== choosing));
      return this.rename(rest, new Map([[index, this.#chosen(choosing, index) as string]]));
    }
    const inside = factors.filter((factor) => this.indices(factor).has(index));
    const outside = factors.filter((factor) => !inside.includes(factor));
    const sum = this.mul(...outside, this.#bound(index, size, this.mul(...inside)));
    if (!exchanges) return sum;
    // Of the orders of summation one, whichever was written: the oldest node.
    return inside
      .filter(({ op }) => op === 'sum')
      .map((inner) => this.#exchanged(inner, factors, index, size))
      .reduce((oldest, other) => (other.id < oldest.id ? other : oldest), sum);
  }

  /** Σ_k a_k Σ_l b_kl = Σ_l Σ_k a_k b_kl, the factors being a_k and the inner sum. */
  #exchanged(inner: Node, factors: readonly Node[], index: string, size: string): Node {
    const [other, otherSize, body] = this.open(inner);
    const term = this.mul(...factors.filter((factor) => factor !== inner), body);
    return this.#sumOf(this.#sumOf(term, index, size, false), other, otherSize, false);
  }

  #bound(index: string, size: string, body: Node): Node {
    const name = `#${this.#height(body) + 1}`;
    return this.intern('sum', [this.rename(body, new Map([[index, name]]))], { name: `${name} ${size}` });
  }

  /** A sum taken apart: a new name of its index, its size, its term. */
  open(sum: Node): readonly [index: string, size: string, body: Node] {
    const [bound, size] = binderOf(sum);
    const index = this.fresh();
    return [index, size, this.rename(sum.args[0], new Map([[bound, index]]))];
  }

  /** The highest number of an index of a sum in a node: no sum around it may have the same. */
  #height(node: Node): number {
    const known = this.#heights.get(node);
    if (known !== undefined) return known;
    const height =
      node.op === 'sum'
        ? Number(binderOf(node)[0].slice(1))
        : Math.max(0, ...node.args.map((arg) => this.#height(arg)));
    this.#heights.set(node, height);
    return height;
  }

  hasSum = (node: Node): boolean => this.#height(node) > 0;

  /** The indices that a node depends on. */
  indices(node: Node): ReadonlySet<string> {
    const known = this.#free.get(node);
    if (known) return known;
    const own: readonly Index[] =
      node.op === 'relation'
        ? [indexRelation(node)[0], indexRelation(node)[2]]
        : node.op === 'variable' || node.op === 'define'
          ? entryOf(node.name).at
          : [];
    const all = new Set(own.flatMap((index) => (typeof index === 'string' ? [index] : [])));
    for (const arg of node.args) for (const index of this.indices(arg)) all.add(index);
    if (node.op === 'sum') all.delete(binderOf(node)[0]);
    this.#free.set(node, all);
    return all;
  }

  /** Other indices in the place of some. */
  rename(node: Node, to: ReadonlyMap<string, Index>): Node {
    const done = new Map<Node, Node>();
    const at = (index: Index) => (typeof index === 'string' ? (to.get(index) ?? index) : index);
    const renamed = (e: Node): Node => {
      const known = done.get(e);
      if (known) return known;
      const result = [...this.indices(e)].some((index) => to.has(index)) ? this.#rebuilt(e, at, renamed) : e;
      done.set(e, result);
      return result;
    };
    return renamed(node);
  }

  #rebuilt(node: Node, at: (index: Index) => Index, renamed: (node: Node) => Node): Node {
    const { base, at: indices } = entryOf(node.name);
    if (node.op === 'variable') return this.variable(entryName(base, indices.map(at)));
    if (node.op === 'define')
      return this.define(
        entryName(base, indices.map(at)),
        renamed(node.args[0]),
        ...node.args.slice(1).map(renamed),
      );
    if (node.op !== 'relation') return this.rebuild(node, node.args.map(renamed));
    const [a, sign, b] = indexRelation(node);
    return sign === '=' ? this.same(at(a), at(b)) : this.less(at(a), at(b));
  }

  override rebuild(node: Node, args: readonly Node[]): Node {
    return node.op === 'sum' ? this.intern('sum', args, { name: node.name }) : super.rebuild(node, args);
  }

  /** A node with its indices called $1, $2, … in the order of their appearance, and what they were. */
  closed(node: Node): { body: Node; at: Index[] } {
    const at = [...this.indices(node)];
    return { body: this.rename(node, new Map(at.map((index, k) => [index, `$${k + 1}`]))), at };
  }
}
