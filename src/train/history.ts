import type { Split } from '../data/dataset.js';
import type { Evaluation } from '../mlp/predict.js';

/** A part of the split, as the log and the figures name it. */
export type Part = keyof Split;
export const PARTS: readonly Part[] = ['train', 'valid', 'test'];

/** What is known at the end of an epoch: the six figures of prac/e09 and what goes with them. */
export interface EpochRecord extends Readonly<Record<Part, Evaluation>> {
  /** 1, 2, … */
  readonly epoch: number;
  /** Learning rate η of the epoch. */
  readonly rate: number;
  /** 𝓛(θ). The losses are without it; what training minimises is train.loss + penalty. */
  readonly penalty: number;
  /** Wall time of the updates, without the evaluation. */
  readonly seconds: number;
}

/** Is `a` the better of two epochs? Lower validation error; if equal, lower validation loss. */
function isBetter(a: EpochRecord, b: EpochRecord): boolean {
  return a.valid.error < b.valid.error || (a.valid.error === b.valid.error && a.valid.loss < b.valid.loss);
}

/** The record of the best epoch, the first one of equals; undefined before the first. */
export function bestOf(history: readonly EpochRecord[]): EpochRecord | undefined {
  return history.reduce<EpochRecord | undefined>(
    (best, record) => (best && !isBetter(record, best) ? best : record),
    undefined,
  );
}
