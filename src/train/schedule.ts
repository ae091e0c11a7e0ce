import { power } from '../numeric/power.js';
import { requirePositive, requirePositiveInteger } from '../numeric/require.js';

/** How the learning rate changes from epoch to epoch: a factor of the initial rate. */
export type Schedule =
  | { readonly kind: 'constant' }
  /** Multiplied by `factor` after every `every` epochs. */
  | { readonly kind: 'step'; readonly every: number; readonly factor: number }
  /** Multiplied by `factor` after every epoch. */
  | { readonly kind: 'exponential'; readonly factor: number }
  /** 1 / (1 + (epoch − 1)/halfLife): half of the initial rate after `halfLife` epochs. */
  | { readonly kind: 'inverse'; readonly halfLife: number }
  /** Half a cosine from 1 down towards 0 over all the epochs. */
  | { readonly kind: 'cosine' };

/** The factor of the learning rate in `epoch` = 1 … `epochs`; always 1 in the first. */
export function scheduleFactor(schedule: Schedule, epoch: number, epochs: number): number {
  const done = epoch - 1;
  switch (schedule.kind) {
    case 'constant':
      return 1;
    case 'step':
      return power(schedule.factor, Math.floor(done / schedule.every));
    case 'exponential':
      return power(schedule.factor, done);
    case 'inverse':
      return 1 / (1 + done / schedule.halfLife);
    case 'cosine':
      return (1 + Math.cos((Math.PI * done) / epochs)) / 2;
  }
}

/** Throws, naming the number, unless `schedule` is one of the above with sensible numbers. */
export function requireSchedule(schedule: Schedule): void {
  switch (schedule.kind) {
    case 'constant':
    case 'cosine':
      return;
    case 'step':
      requirePositiveInteger('every of the schedule', schedule.every);
      requirePositive('factor of the schedule', schedule.factor);
      return;
    case 'exponential':
      requirePositive('factor of the schedule', schedule.factor);
      return;
    case 'inverse':
      requirePositive('halfLife of the schedule', schedule.halfLife);
      return;
    default:
      throw new Error(`there is no schedule ${JSON.stringify(schedule)}`);
  }
}
