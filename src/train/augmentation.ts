import { mirrorOfImages, sideOfImages } from '../data/images.js';
import { type Floats, type Matrix, precisionOf, rowOf, zeroMatrix, zeros } from '../numeric/matrix.js';
import { type Rng, seeded } from '../numeric/random.js';
import type { EngineFactory } from './engine.js';

/** How a training image may change each time it is seen. */
export interface Augmentation {
  /** Mirror it left to right every second time on average. */
  readonly flip: boolean;
  /** Move it by −shift … shift whole pixels in each direction; what comes in is 0. */
  readonly shift: number;
  /** Make each number seen 0 with this probability, in [0, 1), and divide the others by 1 − drop: the mean stays. */
  readonly drop: number;
}

/**
 * Beyond the homework: the engine of `factory`, but every step sees its training images flipped, shifted and with
 * numbers dropped at random, drawn from the seed and the number of the step. All evaluations are on the images as they
 * are. `mirror` says of d numbers seen which one of the image is which of its mirror image. Error if there is a flip or
 * a shift and the rows are no images.
 */
export function augmented<P>(
  factory: EngineFactory<P>,
  augmentation: Augmentation,
  mirror: (d: number) => Uint32Array = mirrorOfImages,
): EngineFactory<P> {
  return async (split, h) => {
    const { X, y } = split.train;
    const source = augmentation.flip ? mirror(X.cols) : undefined;
    if (augmentation.shift > 0) sideOfImages(X.cols);
    const engine = await factory(split, h);
    let steps = 0;
    return {
      ...engine,
      name: `${engine.name}, ${describeAugmentation(augmentation)}`,
      step(batch, rate) {
        steps++;
        const rng = seeded(`${h.seed}/augmentation/${steps}`);
        const drawn = drawImages(X, batch, augmentation, rng, source);
        return engine.stepOn({ X: drawn, y: Array.from(batch, (i) => y[i]) }, rate);
      },
      restore(state) {
        steps = state.steps;
        engine.restore(state);
      },
    };
  };
}

/** 'flips, 1 pixel shifts, 10 % drops'. */
export function describeAugmentation({ flip, shift, drop }: Augmentation): string {
  const shifts = shift > 0 ? `${shift} pixel shifts` : '';
  const drops = drop > 0 ? `${100 * drop} % drops` : '';
  return [flip ? 'flips' : '', shifts, drops].filter(Boolean).join(', ') || 'no augmentation';
}

/** Does it change anything? */
export function augments({ flip, shift, drop }: Augmentation): boolean {
  return flip || shift > 0 || drop > 0;
}

/** The rows of X with these indices, each changed at random; what is not dropped × 1/(1 − drop). */
export function drawImages(
  X: Matrix,
  rows: ArrayLike<number>,
  { flip, shift, drop }: Augmentation,
  rng: Rng,
  mirror = flip ? mirrorOfImages(X.cols) : undefined,
): Matrix {
  const drawn = zeroMatrix(rows.length, X.cols, precisionOf(X.data));
  const offset = () => Math.floor(rng() * (2 * shift + 1)) - shift;
  for (let i = 0; i < rows.length; i++) {
    const [mirrored, down, right] = [flip && rng() < 0.5, offset(), offset()];
    const [image, row] = [rowOf(X, rows[i]), rowOf(drawn, i)];
    const source = mirrored ? mirror : undefined;
    for (let j = 0; j < row.length; j++) row[j] = image[source ? source[j] : j] / (1 - drop);
    if (down !== 0 || right !== 0) row.set(moved(row, down, right));
  }
  if (drop > 0) dropInPlace(drawn.data, drop, rng);
  return drawn;
}

/** A square image moved by whole pixels; what comes in is 0. */
function moved(image: Floats, down: number, right: number): Floats {
  const side = sideOfImages(image.length);
  const result = zeros(image.length, precisionOf(image));
  for (let r = Math.max(0, down); r < Math.min(side, side + down); r++) {
    for (let c = Math.max(0, right); c < Math.min(side, side + right); c++)
      result[r * side + c] = image[(r - down) * side + c - right];
  }
  return result;
}

/** Each number becomes 0 with probability p. */
function dropInPlace(values: Floats, p: number, rng: Rng): void {
  // the gap before the next dropped one is geometric: one draw each, not one per number
  const scale = Math.log(1 - p);
  const gap = () => Math.floor(Math.log(1 - rng()) / scale);
  for (let i = gap(); i < values.length; i += 1 + gap()) values[i] = 0;
}
