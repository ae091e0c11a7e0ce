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
