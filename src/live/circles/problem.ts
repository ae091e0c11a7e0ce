/** The training that the page shows: its data, its reference, and what the page hears of it. */
import { twoCircles } from '../../data/circles.js';
import type { Split } from '../../data/dataset.js';
import { splitAtRandom } from '../../data/split.js';
import { seeded } from '../../numeric/random.js';
import type { EpochRecord } from '../../train/history.js';
import type { Hyperparameters } from '../../train/hyperparameters.js';

/** The data, from seeds of their own: the same bits in every reader's page. */
export function circlesData(): Split {
  const circles = twoCircles(seeded('two circles'), { noise: 0.07 });
  return splitAtRandom(circles, { valid: 500, test: 450 }, seeded('split'));
}

/** What the controls stand at first, to compare with. */
export const REFERENCE: Partial<Hyperparameters> = {
  dh: 64,
  K: 20,
  epochs: 400,
  rate: 0.01,
  update: { rule: 'adam' },
  seed: 'two circles',
};

/** The pictures of the plane go from −REACH to REACH, in SIDE × SIDE points. */
export const REACH = 1.45;
export const SIDE = 81;

/** What is drawn of a network: the region of each class, and the line on which each hidden unit is 0. */
export interface Picture {
  /** o₁ᵃ − o₀ᵃ at each point of the grid, row by row from above: positive where the inner circle is said. */
  readonly region: Float32Array;
  /** W₁, W₂, b of each hidden unit: it changes its side on W₁x₁ + W₂x₂ + b = 0. */
  readonly lines: Float64Array;
}

export interface Told {
  /** The epochs since the last time. */
  readonly more: readonly EpochRecord[];
  readonly picture: Picture;
  /** Set at the end. */
  readonly done?: {
    readonly best: number;
    readonly stoppedEarly: boolean;
    readonly engine: string;
    readonly milliseconds: number;
    /** Of the parameters that early stopping keeps. */
    readonly kept: Picture;
    /** W¹, b¹, W², b² after the last epoch, for whoever compares bits. */
    readonly last: readonly Float64Array[];
  };
}
