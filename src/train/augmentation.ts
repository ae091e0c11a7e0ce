import type { Dataset } from '../data/dataset.js';
import { type Floats, type Matrix, precisionOf, zeroMatrix } from '../numeric/matrix.js';
import { type Rng, seeded } from '../numeric/random.js';
import type { EngineFactory } from './engine.js';

/** How a training image may change each time it is seen. */
export interface Augmentation {
  /** Mirror it left to right every second time on average. */
  readonly flip: boolean;
  /** Move it by −shift … shift whole pixels in each direction; what comes in is 0. */
  readonly shift: number;
  /** Make each pixel 0 with this probability, in [0, 1), and divide the others by 1 − drop: the mean stays. */
  readonly drop: number;
}

/**
 * Beyond the homework: the engine of `factory`, but every step sees its training images flipped, shifted and
 * with pixels dropped at random, drawn from the seed and the number of the step. All evaluations are on the images as they are.
 */
export function augmented<P>(factory: EngineFactory<P>, augmentation: Augmentation): EngineFactory<P> {
  return async (split, h) => {
    const { X, y } = split.train;
    requireSquareImages(split.train);
    const engine = await factory(split, h);
    let steps = 0;
    return {
      ...engine,
      name: `${engine.name}, ${describeAugmentation(augmentation)}`,
      step(batch, rate) {
        steps++;
        const rng = seeded(`${h.seed}/augmentation/${steps}`);
        const drawn = drawImages(X, batch, augmentation, rng);
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

/** The rows of X with these indices, square images, each changed at random; what is not dropped × 1/(1 − drop). */
export function drawImages(
  X: Matrix,
  rows: ArrayLike<number>,
  { flip, shift, drop }: Augmentation,
  rng: Rng,
): Matrix {
  const side = Math.sqrt(X.cols);
  const drawn = zeroMatrix(rows.length, X.cols, precisionOf(X.data));
  const offset = () => Math.floor(rng() * (2 * shift + 1)) - shift;
  for (let i = 0; i < rows.length; i++) {
    const [mirrored, down, right] = [flip && rng() < 0.5, offset(), offset()];
    const [from, to] = [rows[i] * X.cols, i * X.cols];
    for (let r = Math.max(0, down); r < Math.min(side, side + down); r++) {
      for (let c = Math.max(0, right); c < Math.min(side, side + right); c++) {
        const source = mirrored ? side - 1 - (c - right) : c - right;
        drawn.data[to + r * side + c] = X.data[from + (r - down) * side + source] / (1 - drop);
      }
    }
  }
  if (drop > 0) dropInPlace(drawn.data, drop, rng);
  return drawn;
}

/** Each number becomes 0 with probability p. */
function dropInPlace(values: Floats, p: number, rng: Rng): void {
  // the gap before the next dropped one is geometric: one draw each, not one per number
  const scale = Math.log(1 - p);
  const gap = () => Math.floor(Math.log(1 - rng()) / scale);
  for (let i = gap(); i < values.length; i += 1 + gap()) values[i] = 0;
}

function requireSquareImages({ name, X }: Dataset): void {
  if (Number.isInteger(Math.sqrt(X.cols))) return;
  throw new Error(`${name}: augmentation needs square images, not rows of ${X.cols} numbers`);
}
