/** The indices of an expression: the free ones with a value each, the bound ones of the sums around. */
import type { Ast } from './setting.js';

export class Indices {
  readonly #ranges = new Map<string, number>();
  readonly #rangesByComparison = new Map<string, number>();
  readonly #compared: [string, string][] = [];
  #bound = new Map<string, { value: number; last: number; until: string }>();

  constructor(readonly free: ReadonlyMap<string, number>) {}

  bound = (name: string): number | undefined => this.#bound.get(name)?.value;

  #isFree = ({ type, name }: Ast) => type === 'SymbolNode' && !this.#bound.has(name) && this.free.has(name);

  /** An index was used where it may run up to `last`; so may a free one that is the bound of its sum. */
  used(index: Ast, last: number): void {
    const name = this.#isFree(index) ? index.name : this.#bound.get(index.name)?.until;
    if (name) this.#ranges.set(name, Math.max(last, this.#ranges.get(name) ?? 0));
  }

  /** An index compared with another runs as far. */
  compared([a, b]: readonly Ast[]): void {
    const [free, other] = this.#isFree(a) ? [a, b] : [b, a];
    if (!this.#isFree(free)) return;
    const last = this.#bound.get(other.name)?.last;
    if (this.#isFree(other)) this.#compared.push([free.name, other.name]);
    else if (last) this.#rangesByComparison.set(free.name, last);
  }

  /** How far a free index was seen to run. */
  range(name: string): number | undefined {
    const own = (index: string) => this.#ranges.get(index) ?? this.#rangesByComparison.get(index);
    const partners = this.#compared.flatMap(([a, b]) => (a === name ? [b] : b === name ? [a] : []));
    return [name, ...partners].map(own).find((last) => last !== undefined);
  }

  /** What `read` gives for each value of a bound index; `to` is its last value as it is typed. */
  bind<T>(name: string, first: number, last: number, to: Ast, read: () => T): T[] {
    const outer = this.#bound;
    const until = this.#isFree(to) ? to.name : '';
    const results: T[] = [];
    for (let value = first; value <= last; value++) {
      this.#bound = new Map(outer).set(name, { value, last, until });
      results.push(read());
    }
    this.#bound = outer;
    return results;
  }

  /** Outside of all sums. */
  unbound<T>(read: () => T): T {
    const outer = this.#bound;
    this.#bound = new Map();
    const result = read();
    this.#bound = outer;
    return result;
  }
}
