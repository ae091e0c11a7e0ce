/** At which sizes, and at which values of the free indices, a claim is judged so that it holds at all of them. */
import type { SizeValues } from '../expand/claim.js';
import { countTo, type SizesAssumed } from '../expand/sizes.js';
import type { Folds } from './folds.js';
import { ANY_RANGE, isLast, lastOf, NotCovered, type Ranges } from './ranges.js';

/** The smallest size that is claimed anything of, and the largest at which it must be judged. */
interface Span {
  readonly from: number;
  /** The numbers among the indices are 1, …, fixed. */
  readonly fixed: number;
  readonly folds: number;
}

const MAX_POINTS = 3000;

export class Points {
  readonly sizes: readonly SizeValues[];
  readonly #spans: ReadonlyMap<string, Span>;
  readonly #ordered: boolean;

  /** `ordered`: indices are compared by <. `general`: something is assumed of all indices, which further ones may break. */
  constructor(
    readonly free: readonly string[],
    readonly ranges: Ranges,
    folds: Folds,
    { least, only }: SizesAssumed,
    ordered: boolean,
    general: boolean,
  ) {
    this.#ordered = ordered || free.some(isLast);
    const run = free.map((index) => ranges.of(index)).filter((size) => typeof size === 'string');
    const names = [...new Set([...Object.keys(folds), ...run])];
    this.#spans = new Map(
      names.map((size) => {
        const from = Math.max(1, least.get(size) ?? 1, ranges.least.get(size) ?? 1);
        return [size, { from, fixed: ranges.largest.get(size) ?? 0, folds: folds[size] ?? 0 }];
      }),
    );
    let sizes: SizeValues[] = [{}];
    for (const [name, { from, fixed, folds: b }] of this.#spans) {
      const single = only.get(name);
      if (single !== undefined && single < from) throw new NotCovered(`the size ${single}`);
      const top = single ?? Math.max(from, fixed + run.filter((size) => size === name).length) + b;
      // Without a sum over it a size does not matter, if it has room for all the indices; but the last one is 1 at size 1.
      const first =
        single !== undefined ? single : b === 0 && !general && !free.includes(lastOf(name)) ? top : from;
      sizes = sizes.flatMap((known) =>
        Array.from({ length: top - first + 1 }, (_, k) => ({ ...known, [name]: first + k })),
      );
      if (sizes.length > MAX_POINTS) throw new NotCovered('too many sizes to judge at');
    }
    this.sizes = sizes;
  }

  /**
   * The values of the free indices that must be judged at these sizes: one of those that differ in the names of the
   * numbers only, and where they take q values no size above q + b.
   */
  at(sizes: SizeValues): ReadonlyMap<string, number>[] {
    let all: { values: ReadonlyMap<string, number>; tops: ReadonlyMap<string, number> }[] = [
      { values: new Map(), tops: new Map() },
    ];
    for (const index of this.free) {
      const range = this.ranges.of(index);
      all = all.flatMap(({ values, tops }) => {
        const last = typeof range === 'number' ? range : sizes[range];
        const name = String(range);
        const top = tops.get(name) ?? this.#spans.get(name)?.fixed ?? 0;
        const count = this.#ordered || typeof range === 'number' ? last : Math.min(last, top + 1);
        const candidates = isLast(index) ? [last] : countTo(count);
        return candidates.map((value) => ({
          values: new Map(values).set(index, value),
          tops: new Map(tops).set(name, Math.max(top, value)),
        }));
      });
      if (all.length > MAX_POINTS) throw new NotCovered('too many values of the indices');
    }
    const needed = (tops: ReadonlyMap<string, number>) =>
      [...this.#spans].every(
        ([name, { from, fixed, folds }]) =>
          folds === 0 || sizes[name] <= Math.max(from, tops.get(name) ?? fixed) + folds,
      );
    return all.filter(({ tops }) => this.#ordered || needed(tops)).map(({ values }) => values);
  }
}

/** The sizes that have a name; the range of indices that are compared with each other only has none. */
export const named = (sizes: SizeValues): SizeValues =>
  Object.fromEntries(Object.entries(sizes).filter(([name]) => name !== ANY_RANGE));
