import type { Between } from './drawing.js';
import { bag, trouser } from './others.js';
import type { Polygon } from './raster.js';
import { ankleBoot, sandal, sneaker } from './shoes.js';
import { coat, dress, pullover, shirt, tShirt } from './tops.js';

/** The ten classes in the order of Fashion-MNIST's labels, each with the function that draws one of its kind. */
const DRAWINGS: readonly (readonly [name: string, draw: (between: Between) => Polygon[]])[] = [
  ['T-shirt/top', tShirt],
  ['Trouser', trouser],
  ['Pullover', pullover],
  ['Dress', dress],
  ['Coat', coat],
  ['Sandal', sandal],
  ['Shirt', shirt],
  ['Sneaker', sneaker],
  ['Bag', bag],
  ['Ankle boot', ankleBoot],
];

export const GARMENTS: readonly string[] = DRAWINGS.map(([name]) => name);

/** One garment of class k on 28 × 28 pixels, its measures drawn anew by `between`; shapes in painting order. */
export function drawGarment(k: number, between: Between): Polygon[] {
  return DRAWINGS[k][1](between);
}
