/**
 * Quantities made free: an identity that holds whatever stands for them holds for what does. Definitions are, if
 * their names are asked for; and every sum in the argument of a function, for the theorem speaks of sums that are
 * added and multiplied only.
 */
import { type Node, reachable } from '../exact/expression/node.js';
import * as Q from '../exact/expression/rational.js';
import { opaque } from './opaque.js';
import { NotCovered } from './ranges.js';
import { binderOf, entryName, entryOf, type Schema } from './schema.js';

/** The names of the definitions in some nodes. */
export const definedIn = (nodes: readonly Node[]): Set<string> =>
  new Set(
    reachable(nodes).flatMap(({ op, name }) => (op === 'define' && name !== '∂' ? [entryOf(name).base] : [])),
  );

/** What is made free: definitions, and how the sums in arguments are. */
export interface Choice {
  readonly names: ReadonlySet<string>;
  /**
   * `inside`: in the arguments alone; `throughout`: wherever the same sum stands; or an index y, by which positive sums
   * over its size are parted: Σ_k u_k is u_y + r, r ≥ 0 free, and r > 0 where the size is at least 2 (`several`).
   */
  readonly sums:
    | 'inside'
    | 'throughout'
    | { readonly index: string; readonly size: string; readonly several: boolean };
}

/** The nodes with the chosen quantities free. */
export function freed(g: Schema, nodes: readonly Node[], { names, sums }: Choice): Node[] {
  const once = new Freeing(g, names, sums);
  const result = nodes.map((node) => once.finished(once.of(node, EMPTY)));
  return sums === 'throughout' ? result.map((node) => replaced(g, node, once.free)) : result;
}

const EMPTY: ReadonlySet<string> = new Set();

class Freeing {
  readonly free = new Set<string>();

  constructor(
    readonly g: Schema,
    readonly names: ReadonlySet<string>,
    readonly sums: Choice['sums'],
  ) {}

  /** `bound`: the indices of the sums around. */
  of(node: Node, bound: ReadonlySet<string>): Node {
    const done = new Map<Node, Node>();
    const visit = (e: Node): Node => {
      const known = done.get(e);
      if (known) return known;
      const result = this.#step(e, visit, bound);
      done.set(e, result);
      return result;
    };
    return visit(node);
  }

  #step(node: Node, visit: (node: Node) => Node, bound: ReadonlySet<string>): Node {
    const { g } = this;
    switch (node.op) {
      case 'define':
        if (node.total && this.names.has(entryOf(node.name).base)) return variable(g, node.name, node);
        return node.name === '∂' ? g.define('∂', visit(node.args[0])) : visit(node.args[0]);
      case 'sum': {
        const [index, size, body] = g.open(node);
        return g.sum(index, size, this.of(body, new Set(bound).add(index)));
      }
      case 'log':
        return this.#log(visit(node.args[0]));
      case 'exp':
        return this.#exp(visit(node.args[0]));
      case 'abs':
        return g.abs(this.#argument(visit(node.args[0])));
      case 'cases':
      case 'kink': {
        const [a, n, z, p] = [withoutLog(g, node.args[0]), ...node.args.slice(1)].map(visit);
        if (reachable([a]).some(isSize)) throw new NotCovered('a case by a size');
        return g.cases(this.#argument(a), n, z, p, node.op);
      }
      case 'power': {
        // A divisor that depends on the index of a sum is no common denominator.
        const base = visit(node.args[0]);
        const varies = node.exponent < 0 && [...g.indices(base)].some((index) => bound.has(index));
        return g.power(varies ? this.#argument(base) : base, node.exponent);
      }
      default:
        return g.rebuild(node, node.args.map(visit));
    }
  }

  /** log of a product of positive factors is the sum of their logarithms. */
  #log(a: Node): Node {
    const { g } = this;
    if (!g.hasSum(a) || !a.positive) return g.log(this.#argument(a));
    if (a.op === 'mul') return g.add(...a.args.map((factor) => this.#log(factor)));
    if (a.op === 'power' && a.args[0].positive) return g.mul(g.number(a.exponent), this.#log(a.args[0]));
    // Left as it is while it may meet an exponential: `finished` frees it.
    return g.log(a);
  }

  /** The logarithms that are left with a sum in them lose it. */
  finished(node: Node): Node {
    const { g } = this;
    if (!g.hasSum(node)) return node;
    if (node.op === 'log') return g.log(this.#argument(node.args[0]));
    if (node.op !== 'sum')
      return g.rebuild(
        node,
        node.args.map((arg) => this.finished(arg)),
      );
    const [index, size, body] = g.open(node);
    return g.sum(index, size, this.finished(body));
  }

  /** exp of a sum is the product of the exponentials, and exp(k log u) is u^k. */
  #exp(a: Node): Node {
    const { g } = this;
    if (a.op === 'add') return g.mul(...a.args.map((term) => this.#exp(term)));
    if (!g.hasSum(a)) return g.exp(a);
    const [factor, inner] = a.op === 'mul' && a.args.length === 2 ? a.args : [g.one, a];
    const k = factor.value;
    if (factor.op === 'number' && k.d === 1n && inner.op === 'log' && Q.sign(k) !== 0 && k.n * k.n < 100n)
      return g.power(inner.args[0], Number(k.n));
    return g.exp(this.#argument(a));
  }

  /** An argument in which no sum stays. */
  #argument(node: Node): Node {
    const { g } = this;
    if (!g.hasSum(node)) return node;
    if (node.op !== 'sum')
      return g.rebuild(
        node,
        node.args.map((arg) => this.#argument(arg)),
      );
    const { name } = opaque(g, SUM, node);
    this.free.add(entryOf(name).base);
    return typeof this.sums === 'object' && node.positive && binderOf(node)[1] === this.sums.size
      ? this.#parted(node, this.sums)
      : variable(g, name, node);
  }

  #parted(sum: Node, { index: at, several }: { index: string; several: boolean }): Node {
    const { g } = this;
    const [index, , body] = g.open(sum);
    const { name } = opaque(g, SUM, g.mul(sum, g.variable(entryName(REST, [at]))));
    return g.add(
      g.rename(body, new Map([[index, at]])),
      several ? g.exp(g.variable(name)) : g.power(g.variable(name), 2),
    );
  }
}

/** A sum in which there is nothing but numbers: free, it could be what no size is. */
const isSize = (node: Node): boolean =>
  node.op === 'sum' && !reachable([node]).some(({ op }) => op === 'variable');

/** What has the same sign: u − 1 for log u. */
function withoutLog(g: Schema, a: Node): Node {
  if (a.op === 'log') return g.add(a.args[0], g.number(-1));
  if (a.op !== 'mul' || a.args.length !== 2 || a.args[0].op !== 'number') return a;
  return g.mul(a.args[0], withoutLog(g, a.args[1]));
}

/** Marks the name of a sum without its term at an index. */
const REST = '§rest';

const SUM = 'sum.';

/** A free variable; one that is positive is an exponential, one that is never negative a square. */
function variable(g: Schema, name: string, of: Node): Node {
  const free = g.variable(name);
  if (of.positive) return g.exp(free);
  return isNonnegative(of) ? g.power(free, 2) : free;
}

function isNonnegative({ op, positive, exponent, args }: Node): boolean {
  if (positive || op === 'abs' || (op === 'power' && exponent % 2 === 0)) return true;
  return ['add', 'mul', 'sum'].includes(op) && args.every(isNonnegative);
}

/** The sums that are free anyway, wherever they stand. */
function replaced(g: Schema, node: Node, free: ReadonlySet<string>): Node {
  if (!g.hasSum(node)) return node;
  if (node.op !== 'sum')
    return g.rebuild(
      node,
      node.args.map((arg) => replaced(g, arg, free)),
    );
  const { name } = opaque(g, SUM, node);
  if (free.has(entryOf(name).base)) return variable(g, name, node);
  const [index, size, body] = g.open(node);
  return g.sum(index, size, replaced(g, body, free));
}
