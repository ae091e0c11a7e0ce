/** How far each index runs, gathered while a claim is read, and which numbers stand among the indices. */
import type { Size } from '../language.js';
import type { Index } from './schema.js';

/** The theorem of exact/README.md §6 does not reach a claim, and why. */
export class NotCovered extends Error {
  override readonly name = 'NotCovered';
}

/** The range of indices that are compared with one another and with nothing else: any. */
export const ANY_RANGE = '?';

/** The last index of a size, which is n where x[n] or a sum to n − 1 stands. */
export const lastOf = (size: string): string => `last.${size}`;
export const isLast = (index: Index): boolean => String(index).startsWith('last.');

export class Ranges {
  readonly #sizes = new Map<string, Size>();
  readonly #compared: [string, string][] = [];
  readonly #numbers: { readonly index: string; readonly number: number }[] = [];
  /** The largest number that an index of each size is compared with. */
  readonly largest = new Map<string, number>();
  /** The largest number of an entry, along each size: below that size the claim has no meaning. */
  readonly least = new Map<string, number>();

  /** The index is one of 1, …, size. */
  runs(index: Index, size: Size): void {
    if (typeof index === 'number') {
      if (typeof size === 'number' && index > size)
        throw new NotCovered(`there is no entry ${index} of ${size}`);
      if (typeof size === 'string') raise(this.least, size, index);
      return;
    }
    const known = this.#sizes.get(index);
    if (known !== undefined && known !== size)
      throw new NotCovered(`an index runs to ${known} and to ${size}`);
    this.#sizes.set(index, size);
  }

  /** Two indices are compared: they run as far. A number is compared with an index of some size. */
  compared(a: Index, b: Index): void {
    if (typeof a === 'string' && typeof b === 'string') this.#compared.push([a, b]);
    else if (typeof a === 'string') this.#numbers.push({ index: a, number: Number(b) });
    else if (typeof b === 'string') this.#numbers.push({ index: b, number: a });
  }

  /** Settles what comparisons say; to be called when all is read. */
  settle(free: Iterable<string>): void {
    for (const _ of this.#compared)
      for (const [a, b] of this.#compared) {
        const size = this.#sizes.get(a) ?? this.#sizes.get(b);
        if (size === undefined) continue;
        this.runs(a, size);
        this.runs(b, size);
      }
    for (const index of free) if (!this.#sizes.has(index)) this.#sizes.set(index, ANY_RANGE);
    for (const { index, number } of this.#numbers) raise(this.largest, String(this.of(index)), number);
    for (const [size, number] of this.least) raise(this.largest, size, number);
  }

  known = (index: string): Size | undefined => this.#sizes.get(index);

  of = (index: string): Size => this.#sizes.get(index) ?? ANY_RANGE;
}

function raise(map: Map<string, number>, key: string, value: number): void {
  map.set(key, Math.max(value, map.get(key) ?? 0));
}
