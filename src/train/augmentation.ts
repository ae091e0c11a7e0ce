import type { Dataset } from '../data/dataset.js';
import type { Floats, Matrix } from '../numeric/matrix.js';
import { type Rng, seeded } from '../numeric/random.js';
import type { EngineFactory } from './engine.js';

/** How a training image may change each time it is seen. */
export interface Augmentation {
  /** Mirror it left to right every second time on average. */
  readonly flip: boolean;
  /** Move it by −shift … shift whole pixels in each direction; what comes in is 0. */
  readonly shift: number;
}

/**
 * Beyond the homework: the engine of `factory`, but every step sees its training images flipped and shifted at
 * random, drawn from the seed and the number of the step. All evaluations are on the images as they are.
 */
export function augmented<P>(factory: EngineFactory<P>, augmentation: Augmentation): EngineFactory<P> {
  return async (split, h) => {
    const { X } = split.train;
    requireSquareImages(split.train);
    const drawn = { ...X, data: X.data.slice() as Floats };
    const engine = await factory({ ...split, train: { ...split.train, X: drawn } }, h);
    let steps = 0;
    return {
      ...engine,
      name: `${engine.name}, ${describeAugmentation(augmentation)}`,
      step(batch, rate) {
        steps++;
        const rng = seeded(`${h.seed}/augmentation/${steps}`);
        for (const row of batch) drawImageInto(drawn, X, row, augmentation, rng);
        return engine.step(batch, rate);
      },
      evaluate(part) {
        if (part === 'train') drawn.data.set(X.data);
        return engine.evaluate(part);
      },
      restore(state) {
        steps = state.steps;
        engine.restore(state);
      },
    };
  };
}

/** 'flips and shifts of 1 pixel'. */
export function describeAugmentation({ flip, shift }: Augmentation): string {
  const shifts = shift > 0 ? `shifts of ${shift} pixel${shift > 1 ? 's' : ''}` : '';
  return [flip ? 'flips' : '', shifts].filter(Boolean).join(' and ') || 'no augmentation';
}

/** Row `row` of `to` ← image `row` of `from`, flipped and shifted at random. */
function drawImageInto(to: Matrix, from: Matrix, row: number, { flip, shift }: Augmentation, rng: Rng): void {
  const side = Math.sqrt(from.cols);
  const offset = () => Math.floor(rng() * (2 * shift + 1)) - shift;
  const [mirrored, down, right] = [flip && rng() < 0.5, offset(), offset()];
  const inside = (k: number) => k >= 0 && k < side;
  const start = row * from.cols;
  for (let r = 0; r < side; r++) {
    for (let c = 0; c < side; c++) {
      const [sourceRow, shifted] = [r - down, c - right];
      const sourceColumn = mirrored ? side - 1 - shifted : shifted;
      const seen = inside(sourceRow) && inside(sourceColumn);
      to.data[start + r * side + c] = seen ? from.data[start + sourceRow * side + sourceColumn] : 0;
    }
  }
}

function requireSquareImages({ name, X }: Dataset): void {
  if (Number.isInteger(Math.sqrt(X.cols))) return;
  throw new Error(`${name}: augmentation needs square images, not rows of ${X.cols} numbers`);
}
