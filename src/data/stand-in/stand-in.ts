import { type Rng, seeded } from '../../numeric/random.js';
import type { Dataset, Split } from '../dataset.js';
import { imageDataset } from '../images.js';
import type { Between } from './drawing.js';
import { drawGarment, GARMENTS } from './garments.js';
import { type Canvas, type Corner, paintInPlace } from './raster.js';

export const STAND_IN_NAME = 'Fashion-MNIST stand-in (drawn garments)';
const SIDE = 28;

/** Numbers of images per part. */
export interface PartSizes {
  readonly train: number;
  readonly valid: number;
  readonly test: number;
}

/**
 * Drawn garments in the shape of Fashion-MNIST, for machines without the data set: ten silhouettes whose
 * measures, position, grey, texture and noise vary. It is not Fashion-MNIST, and its name says so.
 */
export function standIn(
  sizes: PartSizes = { train: 6000, valid: 1000, test: 1000 },
  seed = 'stand-in',
): Split {
  const part = (name: keyof PartSizes): Dataset => {
    const { images, labels } = standInImages(sizes[name], `${seed}/${name}`);
    return imageDataset(images, labels, { name: STAND_IN_NAME, classes: GARMENTS, standIn: true });
  };
  return { train: part('train'), valid: part('valid'), test: part('test') };
}

/** n images of 28 × 28 bytes one after the other, as in an IDX file, and their labels. */
export function standInImages(n: number, seed: string): { images: Uint8Array; labels: Uint8Array } {
  const rng = seeded(seed);
  const labels = Uint8Array.from({ length: n }, () => Math.floor(rng() * GARMENTS.length));
  const images = new Uint8Array(n * SIDE * SIDE);
  labels.forEach((k, i) => {
    images.set(drawImage(k, rng), i * SIDE * SIDE);
  });
  return { images, labels };
}

function drawImage(k: number, rng: Rng): Uint8ClampedArray {
  const between: Between = (a, b) => a + (b - a) * rng();
  const canvas: Canvas = { side: SIDE, grey: new Float32Array(SIDE * SIDE) };
  const place = placement(between);
  for (const shape of drawGarment(k, between))
    paintInPlace(canvas, { ...shape, outline: shape.outline.map(place) });
  const cloth = texture(between);
  // clamped: stores the nearest of 0 … 255
  const image = new Uint8ClampedArray(SIDE * SIDE);
  canvas.grey.forEach((grey, p) => {
    if (grey > 0) image[p] = 255 * grey * cloth(p % SIDE, Math.floor(p / SIDE));
  });
  return image;
}

/** Where the garment lies: a little moved, stretched and sheared about the middle of the image. */
function placement(between: Between): (point: Corner) => Corner {
  const [dx, dy] = [between(-1.2, 1.2), between(-1.2, 1.2)];
  const [width, height] = [between(0.9, 1.06), between(0.92, 1.04)];
  const shear = between(-0.05, 0.05);
  return ([x, y]) => [14 + dx + width * (x - 14) + shear * (y - 14), 14 + dy + height * (y - 14)];
}

/** The brightness of the cloth at each pixel: one grey, often with a pattern, always a little uneven. */
function texture(between: Between): (x: number, y: number) => number {
  const grey = between(0.3, 1);
  const depth = between(0.2, 0.8);
  const frequency = between(0.9, 2.6);
  const phase = between(0, 6);
  const wave = (x: number) => 1 - depth * (Math.sin(frequency * x + phase) > 0.2 ? 1 : 0);
  const patterns = [
    (_x: number, y: number) => wave(y),
    (x: number, _y: number) => wave(x),
    (x: number, y: number) => Math.min(wave(x), wave(y)),
    () => 1 - between(0, depth),
  ];
  const pattern = patterns[Math.floor(between(0, 3.5 * patterns.length))] ?? (() => 1);
  const [slopeX, slopeY] = [between(-0.012, 0.012), between(-0.012, 0.012)];
  return (x, y) => grey * pattern(x, y) * (1 + slopeX * (x - 14) + slopeY * (y - 14)) + between(-0.06, 0.06);
}
