import type { Floats, Matrix } from '../numeric/matrix.js';
import type { Dataset, Split } from './dataset.js';

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

/** The split with `roots` of the images of every part. */
export function withRoots({ train, valid, test }: Split): Split {
  const rooted = (part: Dataset) => ({ ...part, X: roots(part.X) });
  return { train: rooted(train), valid: rooted(valid), test: rooted(test) };
}
