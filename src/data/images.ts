import type { Floats, Matrix } from '../numeric/matrix.js';
import type { Dataset } from './dataset.js';

/** Grey bytes to a data set with pixels x = byte/255 in [0, 1], in float32: the bytes need no more. */
export function imageDataset(
  images: Uint8Array,
  labels: Uint8Array,
  about: Pick<Dataset, 'name' | 'classes' | 'standIn'>,
): Dataset {
  const [n, d] = [labels.length, images.length / labels.length];
  const data = new Float32Array(images.length);
  for (let p = 0; p < data.length; p++) data[p] = images[p] / 255;
  return { ...about, X: { rows: n, cols: d, data }, y: labels };
}

/**
 * x ← √x for every pixel x in [0, 1]: dark shades are drawn apart, black and white stay. Beyond the homework. The same
 * bits on every machine. Error if a number is negative.
 */
export function roots(X: Matrix): Matrix {
  const data = (X.data as Float32Array).map(Math.sqrt) as Floats;
  if (data.some(Number.isNaN)) throw new Error('a number is negative and has no square root');
  return { ...X, data };
}

/** The side of square images of so many pixels. Error if there is none. */
export function sideOfImages(pixels: number): number {
  const side = Math.sqrt(pixels);
  if (!Number.isInteger(side)) throw new Error(`rows of ${pixels} numbers are no square images`);
  return side;
}

/** Number j of a mirror image, left for right, is number mirror[j] of the image. */
export function mirrorOfImages(pixels: number): Uint32Array {
  const side = sideOfImages(pixels);
  return Uint32Array.from({ length: pixels }, (_, j) => j - (j % side) + (side - 1 - (j % side)));
}
