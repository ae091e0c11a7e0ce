import type { Split } from '../data/dataset.js';
import type { Parameters } from '../mlp/parameters.js';
import { type CheckpointOptions, openCheckpoint } from './checkpoint.js';
import { descend, type Journal, type TrainHooks, type Training } from './descent.js';
import type { EngineFactory } from './engine.js';
import type { EpochRecord } from './history.js';
import type { Hyperparameters } from './hyperparameters.js';
import { logHeader, startLog } from './log.js';
import { matrixEngine } from './scalar-engine.js';

export interface TrainOptions<P = Parameters> extends TrainHooks {
  /** Default: the scalar matrix version. */
  readonly engine?: EngineFactory<P>;
  /** A file that gets a header and one line per epoch as it ends; an older one is replaced. */
  readonly log?: string;
  /** Save the state every few epochs, and continue from it if the file is there. */
  readonly checkpoint?: CheckpointOptions;
}

/**
 * `descend` with its log and its checkpoint in files.
 *
 * @example
 * ```ts
 * const circles = splitAtRandom(twoCircles(seeded(1)), { valid: 100, test: 100 }, seeded(2));
 * (await train(circles, { dh: 2, epochs: 2 })).history.length // → 2
 * ```
 */
export function train<P = Parameters>(
  split: Split,
  given: Partial<Hyperparameters> = {},
  { engine, log, checkpoint, ...hooks }: TrainOptions<P> = {},
): Promise<Training<P>> {
  const kept = log !== undefined || checkpoint !== undefined;
  return descend<P>(split, given, {
    ...hooks,
    engine: (engine ?? matrixEngine) as EngineFactory<P>,
    ...(kept && { journal: (name, h) => inFiles<P>({ log, checkpoint }, name, split, h) }),
  });
}

function inFiles<P>(
  { log, checkpoint }: Pick<TrainOptions<P>, 'log' | 'checkpoint'>,
  engine: string,
  split: Split,
  h: Hyperparameters,
): Journal<P> {
  const header = logHeader(engine, split, h);
  const saved = checkpoint && openCheckpoint<P>(checkpoint, header, split);
  const resumed = saved?.read();
  const append = log === undefined ? () => {} : startLog(log, header, resumed?.history);
  return {
    resumed,
    write(stage, done) {
      append(stage.history.at(-1) as EpochRecord);
      saved?.write(stage, done);
    },
  };
}
