/**
 * Where the two sides of a claim have a value: the right one should have one wherever the left one has, but for a set
 * of measure zero, and there has to be a point where both have.
 */

import type { Graph } from './expression/graph.js';
import { ZERO } from './expression/masks.js';
import { type Node, print, reachable } from './expression/node.js';
import { isEmpty } from './sign/empty.js';
import { extentOf } from './sign/extent.js';
import { indicator, type Region } from './sign/regions.js';
import type { Signs } from './sign/signs.js';
import {
  type ANY_VALUE,
  BOTH_DEFINED,
  type Found,
  LEFT_ALONE,
  type SidePair,
  searchWitness,
} from './witness.js';

/** What is needed, as conditions of which one is enough. */
type Need = readonly string[];

/** A pair in a region where both sides have a value, or the left one alone. */
interface Place {
  readonly pair: SidePair;
  readonly region: Region;
}

export class Domain {
  readonly #needs = { left: new Map<string, Need>(), right: new Map<string, Need>() };
  readonly #pairs = new Set<SidePair>();
  readonly #shared: Place[] = [];
  readonly #lost: Place[] = [];

  constructor(readonly graph: Graph) {}

  /** A pair as it is in a region that is not nothing; which sides have a value there, but for thin sets. */
  record(pair: SidePair, sides: SidePair, region: Region, defined: { left: boolean; right: boolean }): void {
    this.#pairs.add(pair);
    this.#include(this.#needs.left, sides.left, region);
    this.#include(this.#needs.right, sides.right, region);
    if (defined.left && defined.right) this.#shared.push({ pair, region });
    else if (defined.left) this.#lost.push({ pair, region });
  }

  /** A pair that has no region where both sides have a value. */
  nowhere = (): SidePair | undefined =>
    [...this.#pairs].find((pair) => !this.#shared.some((place) => place.pair === pair));

  /** Whether each pair was seen to have a point where both sides have a value. */
  isInhabited(): boolean {
    return [...this.#pairs].every((pair) => {
      if (pair.left.total && pair.right.total) return true;
      const places = this.#shared.filter((place) => place.pair === pair);
      return (
        places.some(({ region }) => isEverywhere(region)) ||
        places.some(({ region }) => this.#at(pair, region, BOTH_DEFINED))
      );
    });
  }

  /** A point at which only the left side has a value, in a region of positive measure; `unsure` if it may be empty. */
  lost(): Found | 'unsure' | undefined {
    const open = this.#lost.filter(({ region }) => extentOf(this.graph, region) === 'open');
    for (const { pair, region } of open) {
      const found = this.#at(pair, region, LEFT_ALONE);
      if (found) return found;
    }
    return open.every(({ region }) => isEmpty(region.signs)) ? undefined : 'unsure';
  }

  #at(pair: SidePair, { facts, equations }: Region, test: typeof ANY_VALUE): Found | undefined {
    const inside = [...facts.values()].map((fact) => indicator(this.graph, fact));
    return searchWitness(this.graph.limit, [pair], inside, { test, equations, tries: 400 });
  }

  /** Whether the right side may lack a value where the left one has one. */
  get narrows(): boolean {
    const { left, right } = this.#needs;
    return this.#lost.length > 0 || [...right.keys()].some((key) => !left.has(key));
  }

  #include(needs: Map<string, Need>, root: Node, { signs, words }: Region): void {
    const add = (...need: string[]) => needs.set(need.join(), need);
    if (root.op === 'undefined') {
      const equations = words.filter((word) => word.endsWith(' = 0'));
      // A divisor that is zero by an equation of the region: in the words of that.
      const isDivisor = root.name.endsWith(' ≠ 0') && equations.length > 0;
      add(...(isDivisor ? equations.map((word) => word.replace(/= 0$/, '≠ 0')) : [root.name]));
      return;
    }
    for (const { op, exponent, args } of reachable([root]))
      if (op === 'power' && exponent < 0 && !args[0].positive && signs.mask(args[0]) & ZERO)
        for (const factor of vanishing(signs, args[0])) add(`${print(factor)} ≠ 0`);
  }

  note(): string | undefined {
    const [left, right] = [this.#needs.left, this.#needs.right].map(texts);
    if (left.every((x) => right.includes(x)) && left.length === right.length)
      return left.length > 0 ? `for ${list(left)}` : undefined;
    const one = (name: string, needs: readonly string[]) =>
      needs.length > 0 ? [`the ${name} side needs ${list(needs)}`] : [];
    return [...one('left', left), ...one('right', right)].join('; ');
  }
}

const isEverywhere = ({ facts, equations }: Region) => facts.size === 0 && equations.length === 0;

/** What follows from another need is left out. */
function texts(needs: ReadonlyMap<string, Need>): string[] {
  const all = [...needs.values()];
  return all
    .filter(
      (need) => !all.some((other) => other.length < need.length && other.every((x) => need.includes(x))),
    )
    .map((need) => need.join(' or '));
}

const MAX_SHOWN = 4;
const list = (needs: readonly string[]) =>
  needs.slice(0, MAX_SHOWN).join(', ') + (needs.length > MAX_SHOWN ? ', …' : '');

/** The factors that make a divisor zero. */
function vanishing(signs: Signs, divisor: Node): Node[] {
  const factors = signs.factors(divisor).factors.filter(({ mask }) => mask & ZERO);
  return factors.length > 0 ? factors.map(({ node }) => node) : [divisor];
}
