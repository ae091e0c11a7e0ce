/** The colour a part t ∈ [0, 1] of the way from one #rrggbb to another. */
export function blend(from: string, to: string, t: number): string {
  const [a, b] = [from, to].map(channels);
  return `#${a.map((value, i) => hex(value + t * (b[i] - value))).join('')}`;
}

/** Red, green and blue in 0 … 255. */
export function channels(color: string): number[] {
  return [1, 3, 5].map((i) => Number.parseInt(color.slice(i, i + 2), 16));
}

function hex(value: number): string {
  return Math.round(value).toString(16).padStart(2, '0');
}
