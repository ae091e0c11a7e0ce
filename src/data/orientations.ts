import type { Floats, Matrix } from '../numeric/matrix.js';
import { sideOfImages } from './images.js';

/*
 * Histograms of oriented gradients: where the edges of an image are and which way they look, in numbers that are fixed
 * before anything is learned. Beyond the homework. After "Histograms of oriented gradients for human detection", CVPR
 * 2005, with eight signed directions and cells of 4 × 4 pixels. x is an image, C a cell:
 *
 *   g(r, c) = ( x(r, c+1) − x(r, c−1),  x(r+1, c) − x(r−1, c) )    beyond the border its pixels are repeated
 *   g       = a·u_k + b·u_{k+1},  a, b ≥ 0                         u_k = (cos 45°k, sin 45°k): the two nearest to g
 *   h(C, k) = sum over the pixels of C of their share a or b in direction k
 *   v(C, k) = √( h(C, k) / (1 + sum of h over C and the cells around it, in all directions) )
 */

/** Pixels of a cell in each direction. */
const CELL = 4;
const DIRECTIONS = 8;

/**
 * v of each image, n × 8(s/4)² in float32, from n images of s × s pixels. Cells stand row by row from the top left, in
 * each the directions: 0 is right, 2 is down. The same bits on every machine: sums, products, quotients and roots
 * alone. Error if the images are not square, or s is no multiple of 4.
 */
export function orientations({ rows, cols, data }: Matrix): Matrix {
  const side = sideOfImages(cols);
  if (side % CELL !== 0)
    throw new Error(`images of ${side} × ${side} pixels have no cells of ${CELL} × ${CELL}`);
  const d = DIRECTIONS * (side / CELL) ** 2;
  const seen = new Float32Array(rows * d);
  const h = new Float64Array(d);
  for (let i = 0; i < rows; i++) {
    edgesInto(h, data.subarray(i * cols, (i + 1) * cols), side);
    balancedInto(seen.subarray(i * d, (i + 1) * d), h, side / CELL);
  }
  return { rows, cols: d, data: seen };
}

/** Number j of what is seen of a mirror image, left for right, is number mirror[j] of what is seen of the image. */
export function mirrorOfOrientations(d: number): Uint32Array {
  const across = sideOfImages(d / DIRECTIONS);
  return Uint32Array.from({ length: d }, (_, j) => {
    const [cell, k] = [Math.floor(j / DIRECTIONS), j % DIRECTIONS];
    const mirrored = cell - (cell % across) + (across - 1 - (cell % across));
    // an angle of 45°k becomes 180° − 45°k
    return DIRECTIONS * mirrored + ((DIRECTIONS / 2 - k + DIRECTIONS) % DIRECTIONS);
  });
}

/** h ← the edges of an image by cell and direction. */
function edgesInto(h: Float64Array, x: Floats, side: number): void {
  h.fill(0);
  for (let r = 0; r < side; r++) {
    const [above, below] = [side * Math.max(0, r - 1), side * Math.min(side - 1, r + 1)];
    for (let c = 0; c < side; c++) {
      const gx = x[side * r + Math.min(side - 1, c + 1)] - x[side * r + Math.max(0, c - 1)];
      const gy = x[below + c] - x[above + c];
      const [ax, ay] = [Math.abs(gx), Math.abs(gy)];
      const cell = DIRECTIONS * (Math.floor(r / CELL) * (side / CELL) + Math.floor(c / CELL));
      // for 0 ≤ ay ≤ ax: (ax, ay) = (ax − ay)·(1, 0) + √2 ay·(1, 1)/√2, and so in each of the eight sectors
      const straight = ax > ay ? (gx > 0 ? 0 : 4) : gy > 0 ? 2 : 6;
      const diagonal = gx > 0 ? (gy > 0 ? 1 : 7) : gy > 0 ? 3 : 5;
      h[cell + straight] += Math.abs(ax - ay);
      h[cell + diagonal] += Math.SQRT2 * Math.min(ax, ay);
    }
  }
}

/** v ← h, each cell by the edges around it: what is faint among faint things shows as well. */
function balancedInto(v: Floats, h: Float64Array, across: number): void {
  const strength = new Float64Array(across * across);
  for (let j = 0; j < h.length; j++) strength[Math.floor(j / DIRECTIONS)] += h[j];
  for (let r = 0; r < across; r++) {
    for (let c = 0; c < across; c++) {
      let around = 1;
      for (let near = Math.max(0, r - 1); near <= Math.min(across - 1, r + 1); near++) {
        for (let by = Math.max(0, c - 1); by <= Math.min(across - 1, c + 1); by++)
          around += strength[near * across + by];
      }
      const cell = DIRECTIONS * (r * across + c);
      for (let k = 0; k < DIRECTIONS; k++) v[cell + k] = Math.sqrt(h[cell + k] / around);
    }
  }
}
