/** Deciding the cases of an expression where the signs that matter are known. */

import type { Graph } from '../expression/graph.js';
import {
  ANY,
  flip,
  isSingle,
  type Mask,
  maskOf,
  NEGATIVE,
  POSITIVE,
  signsIn,
  ZERO,
} from '../expression/masks.js';
import { type Node, print, reachable } from '../expression/node.js';
import type { SignFactor } from '../expression/products.js';
import { decideEach } from '../identity/decide.js';
import type { Signs } from './signs.js';

/** Thrown when the sign of a factor decides and is not known: the region must be cut into these groups of signs. */
export class SplitRegion {
  constructor(
    readonly factor: SignFactor,
    readonly groups: readonly Mask[],
  ) {}
}

/** Thrown when something can have no sign at all: nothing is here. */
export const EMPTY = Symbol('empty region');

export class Resolution {
  readonly #done = new Map<Node, Node>();
  /** Signs of transcendental expressions found on the way: what is equal to one of them has its sign. */
  readonly #settled: { node: Node; mask: Mask }[] = [];

  constructor(
    readonly graph: Graph,
    readonly signs: Signs,
  ) {}

  /** The node without cases and definitions; `undefined` where it has no value. */
  resolve = (node: Node): Node => {
    const known = this.#done.get(node);
    if (known) return known;
    const result = this.#decided(node);
    this.#done.set(node, result);
    return result;
  };

  /** Arguments of cases that are zero. */
  get zeros(): Node[] {
    return this.#settled.filter(({ mask }) => mask === ZERO).map(({ node }) => node);
  }

  #decided(node: Node): Node {
    const g = this.graph;
    switch (node.op) {
      case 'define': {
        const a = this.resolve(node.args[0]);
        return a.op === 'absent' ? g.zero : a;
      }
      case 'abs': {
        const a = this.resolve(node.args[0]);
        return a.op === 'number' ? g.abs(a) : this.#choose(a, [g.negate(a), a, a]);
      }
      case 'cases':
      case 'kink': {
        const [a, ...branches] = node.args;
        return this.resolve(this.#choose(this.resolve(a), branches));
      }
      default:
        return g.rebuild(node, node.args.map(this.resolve));
    }
  }

  /** The branch for the sign of `a`, which has no cases; `undefined` where a divisor in it is zero. */
  #choose(a: Node, branches: readonly Node[]): Node {
    if (a.op === 'undefined') return a;
    const { vanishing, open: divisor } = this.signs.divisor(a);
    if (vanishing) return this.graph.undefined(`${print(vanishing)} ≠ 0`);
    if (divisor) throw new SplitRegion(divisor, [divisor.mask & ~ZERO, ZERO]);
    const { constant, factors } = this.signs.factors(a);
    if (factors.some((f) => f.mask === 0)) throw EMPTY;
    const mask = this.signs.mask(a);
    const chosen = this.#chosen(mask, branches);
    if (chosen) this.#settled.push({ node: a, mask });
    const result = chosen ?? this.#beside(a, mask, branches) ?? this.#chosenAsEqual(a, mask, branches);
    if (result) return result;
    const open = factors.filter((f) => !isSingle(f.mask));
    throw splitOn(open[0], open.length === 1, constant, factors, branches);
  }

  /** The branch, if all signs lead to one. */
  #chosen(mask: Mask, branches: readonly Node[]): Node | undefined {
    if (mask === 0) throw EMPTY;
    const possible = new Set(signsIn(mask).map((sign) => branches[sign + 1]));
    return possible.size === 1 ? [...possible][0] : undefined;
  }

  /** Where a ≤ 0 (or a ≥ 0), the branch for a < 0 (or a > 0) if it differs from that for a = 0 by ±a or ±2a. */
  #beside(a: Node, mask: Mask, branches: readonly Node[]): Node | undefined {
    if (mask !== (NEGATIVE | ZERO) && mask !== (ZERO | POSITIVE)) return undefined;
    const g = this.graph;
    const [beside, at] = [branches[mask & NEGATIVE ? 0 : 2], branches[1]].map(this.resolve);
    if (beside.op === 'undefined' || at.op === 'undefined') return undefined;
    const difference = g.subtract(beside, at);
    return this.#equality(a, difference) || this.#equality(g.mul(g.number(2), a), difference)
      ? beside
      : undefined;
  }

  /** The branch, if an expression already decided is equal or opposite to `a`, though written otherwise. */
  #chosenAsEqual(a: Node, own: Mask, branches: readonly Node[]): Node | undefined {
    if (!isTranscendental(a)) return undefined;
    const mask = own & this.#maskOfEqual(a);
    return this.#chosen(mask, branches) ?? this.#beside(a, mask, branches);
  }

  #maskOfEqual(a: Node): Mask {
    for (const { node, mask } of this.#settled) {
      const sign = isTranscendental(node) ? this.#equality(a, node) : 0;
      if (sign) return sign > 0 ? mask : flip(mask);
    }
    return ANY;
  }

  /** 1 if a = b, −1 if a = −b, 0 if neither. */
  #equality(a: Node, b: Node): number {
    const g = this.graph;
    const [same, opposite] = decideEach(g, [g.subtract(a, b), g.add(a, b)], []);
    return same === 'zero' ? 1 : opposite === 'zero' ? -1 : 0;
  }
}

const isTranscendental = (node: Node) => reachable([node]).some(({ op }) => op === 'exp' || op === 'log');

/** If one factor is open, its signs that lead to the same branch stay together. */
function splitOn(
  factor: SignFactor,
  alone: boolean,
  constant: number,
  factors: readonly SignFactor[],
  branches: readonly Node[],
): SplitRegion {
  const rest = factors.reduce(
    (sign, f) => (f.odd && f !== factor ? sign * signsIn(f.mask)[0] : sign),
    constant,
  );
  const groups = new Map<unknown, Mask>();
  for (const s of signsIn(factor.mask)) {
    const outcome = alone ? branches[rest * (factor.odd ? s : s * s) + 1] : s;
    groups.set(outcome, (groups.get(outcome) ?? 0) | maskOf(s));
  }
  return new SplitRegion(factor, [...groups.values()]);
}
