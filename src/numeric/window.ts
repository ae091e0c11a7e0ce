import { requirePositiveInteger } from './require.js';

/** A window that slides along one side of an image: kernel k, stride s, padding p on both ends, dilation d. */
export interface Window {
  readonly k: number;
  readonly s: number;
  readonly p: number;
  readonly d: number;
}

/**
 * cnn/1a-sizes: out = ⌊(in + 2p − d(k − 1) − 1) / s⌋ + 1, the number of places of the window on a side.
 * Error if the window is wider than the padded side.
 *
 * @example
 * ```ts
 * outputSize(32, { k: 5, s: 2, p: 2, d: 1 }) // → 16
 * ```
 */
export function outputSize(side: number, { k, s, p, d }: Window): number {
  for (const [name, value] of Object.entries({ in: side, k, s, d })) requirePositiveInteger(name, value);
  if (!(Number.isInteger(p) && p >= 0)) throw new RangeError(`p must be an integer ≥ 0, not ${p}`);
  const room = side + 2 * p - d * (k - 1) - 1;
  if (room < 0) {
    throw new RangeError(`a window of ${d * (k - 1) + 1} does not fit into ${side} + 2·${p}`);
  }
  return Math.floor(room / s) + 1;
}

/**
 * The same by sliding: the positions of the window's taps, place after place, as long as all lie on the side.
 *
 * @example
 * ```ts
 * slide(4, { k: 3, s: 1, p: 0, d: 1 }) // → [[0, 1, 2], [1, 2, 3]]
 * ```
 */
export function slide(side: number, { k, s, p, d }: Window): number[][] {
  const places: number[][] = [];
  for (let start = -p; start + d * (k - 1) < side + p; start += s) {
    places.push(Array.from({ length: k }, (_, tap) => start + d * tap));
  }
  return places;
}

/**
 * Every kernel and stride, both at most the padded side, that take `from` to `to` with this p and d.
 *
 * @example
 * ```ts
 * windowsFromTo(5, 5, { p: 1, d: 1 })[0] // → { k: 3, s: 1, p: 1, d: 1 }
 * ```
 */
export function windowsFromTo(from: number, to: number, { p, d }: Pick<Window, 'p' | 'd'>): Window[] {
  const sizes = Array.from({ length: from + 2 * p }, (_, i) => i + 1);
  return sizes
    .flatMap((s) => sizes.map((k) => ({ k, s, p, d })))
    .filter((w) => d * (w.k - 1) + 1 <= from + 2 * p && outputSize(from, w) === to);
}
