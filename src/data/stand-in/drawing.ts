import type { Corner, Polygon } from './raster.js';

/** A random number between a and b, every one equally likely. */
export type Between = (a: number, b: number) => number;

/** Garments are drawn on 28 × 28 pixels, this is the middle. */
export const MIDDLE = 14;

export function chance(between: Between, probability: number): boolean {
  return between(0, 1) < probability;
}

export function polygon(grey: number, ...outline: Corner[]): Polygon {
  return { grey, outline };
}

export function rectangle(grey: number, left: number, top: number, right: number, bottom: number): Polygon {
  return polygon(grey, [left, top], [right, top], [right, bottom], [left, bottom]);
}

/** A shape and its mirror image about the vertical middle, from the right one. */
export function pair(grey: number, ...right: Corner[]): Polygon[] {
  return [polygon(grey, ...right), polygon(grey, ...right.map(mirrored))];
}

/** An outline symmetric about the vertical middle, from its right half given as [distance to the middle, y]. */
export function symmetric(grey: number, ...half: Corner[]): Polygon {
  const right = half.map(([x, y]): Corner => [MIDDLE + x, y]);
  return polygon(grey, ...right, ...right.map(mirrored).reverse());
}

/** A line of the given thickness through the points. */
export function stroke(grey: number, thickness: number, ...points: Corner[]): Polygon {
  const shifted = (offset: number) =>
    points.map(([x, y], i): Corner => {
      const [ax, ay] = points[Math.max(0, i - 1)];
      const [bx, by] = points[Math.min(points.length - 1, i + 1)];
      const share = offset / Math.hypot(bx - ax, by - ay);
      return [x - share * (by - ay), y + share * (bx - ax)];
    });
  return polygon(grey, ...shifted(thickness / 2), ...shifted(-thickness / 2).reverse());
}

function mirrored([x, y]: Corner): Corner {
  return [2 * MIDDLE - x, y];
}
