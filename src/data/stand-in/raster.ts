/** A corner [x, y] in pixels: x to the right, y down, pixel (i, j) covers [j, j+1] × [i, i+1]. */
export type Corner = readonly [x: number, y: number];

/** A filled polygon; grey 0 = background, 1 = white. */
export interface Polygon {
  readonly outline: readonly Corner[];
  readonly grey: number;
}

/** A square grey image, row-major, entries in [0, 1]. */
export interface Canvas {
  readonly side: number;
  readonly grey: Float32Array;
}

/** Horizontal lines per pixel row; along a line the coverage is exact. */
const LINES = 4;

/** Paints the polygon over what is there, edges blended by how much of the pixel they cover. */
export function paintInPlace({ side, grey }: Canvas, shape: Polygon): void {
  const heights = shape.outline.map(([, y]) => y);
  const first = Math.max(0, Math.floor(Math.min(...heights)));
  const end = Math.min(side, Math.ceil(Math.max(...heights)));
  const coverage = new Float32Array(side);
  for (let row = first; row < end; row++) {
    coverage.fill(0);
    for (let line = 0; line < LINES; line++) {
      const crossings = crossingsAt(shape.outline, row + (line + 0.5) / LINES);
      for (let c = 0; c + 1 < crossings.length; c += 2) cover(coverage, crossings[c], crossings[c + 1]);
    }
    for (let j = 0; j < side; j++) {
      const share = coverage[j] / LINES;
      grey[row * side + j] += share * (shape.grey - grey[row * side + j]);
    }
  }
}

/** Where the horizontal line at height y enters and leaves the polygon, from left to right. */
function crossingsAt(outline: readonly Corner[], y: number): number[] {
  const crossings: number[] = [];
  let [x0, y0] = outline[outline.length - 1];
  for (const [x1, y1] of outline) {
    if (y0 <= y !== y1 <= y) crossings.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
    [x0, y0] = [x1, y1];
  }
  return crossings.sort((a, b) => a - b);
}

/** Adds to each pixel of a row the length of its part inside [from, to]. */
function cover(row: Float32Array, from: number, to: number): void {
  const start = Math.max(0, from);
  const end = Math.min(row.length, to);
  for (let j = Math.floor(start); j < end; j++) row[j] += Math.min(end, j + 1) - Math.max(start, j);
}
