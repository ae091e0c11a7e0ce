import type { Split } from '../data/dataset.js';
import { minibatches } from '../data/minibatches.js';
import { requireSplit } from '../data/require-split.js';
import type { Parameters } from '../mlp/parameters.js';
import { seeded } from '../numeric/random.js';
import type { Engine, EngineFactory, EngineState } from './engine.js';
import { bestOf, type EpochRecord, PARTS } from './history.js';
import { type Hyperparameters, hyperparameters } from './hyperparameters.js';
import { scheduleFactor } from './schedule.js';
import { printedAsSummary } from './summary.js';

/** Where a running epoch is. */
export interface BatchProgress {
  readonly epoch: number;
  readonly epochs: number;
  /** 1 … batches. */
  readonly batch: number;
  readonly batches: number;
  /** Mean data loss of this minibatch, before its update. */
  readonly loss: number;
}

/** What looks on while a network trains: a terminal bar, a live display in a notebook. */
export interface TrainHooks {
  onBatch?(progress: BatchProgress): void;
  /** `history` ends with the epoch just done. Waited for, if it returns a promise. */
  onEpoch?(history: readonly EpochRecord[]): void | Promise<void>;
}

/** All that a run needs to go on: the order of an epoch's minibatches follows from seed and epoch. */
export interface Stage<P> {
  readonly history: readonly EpochRecord[];
  /** The best parameters so far. */
  readonly parameters: P;
  readonly state: EngineState<P>;
}

/** What keeps a run on paper: a log file, a checkpoint, nothing in a page. */
export interface Journal<P> {
  /** Where an interrupted run goes on. */
  readonly resumed?: Stage<P>;
  /** Told after every epoch, whose record is `history.at(-1)`; `done` after the last one. */
  write(stage: Stage<P>, done: boolean): void;
}

export interface DescentOptions<P> extends TrainHooks {
  readonly engine: EngineFactory<P>;
  /** Opened when the engine has said its name. */
  readonly journal?: (engine: string, h: Hyperparameters) => Journal<P>;
}

/** A finished training. */
export interface Training<P = Parameters> {
  readonly hyperparameters: Hyperparameters;
  readonly history: readonly EpochRecord[];
  /** The epoch with the best validation error, and its parameters: those to use. */
  readonly best: EpochRecord;
  readonly parameters: P;
  /** The parameters after the last epoch. */
  readonly last: P;
  /** Did the patience end before the epochs did? */
  readonly stoppedEarly: boolean;
}

/**
 * Minibatch gradient descent with early stopping (prac/e05, e09, e10): a function of split, hyperparameters and
 * engine alone, apart from the seconds in the history. The parameters returned are those of the best validation
 * error, also if training went on after it.
 * Error naming the symbol if a hyperparameter is outside its domain, naming part and row if the data are none to train
 * with, and with epoch and hyperparameters if the loss stops being a number or gets beyond all measure.
 */
export async function descend<P = Parameters>(
  split: Split,
  given: Partial<Hyperparameters>,
  options: DescentOptions<P>,
): Promise<Training<P>> {
  const h = hyperparameters(given);
  requireSplit(split);
  const engine = await options.engine(split, h);
  try {
    return await descendWith(engine, split, h, options);
  } finally {
    await engine.close();
  }
}

async function descendWith<P>(
  engine: Engine<P>,
  split: Split,
  h: Hyperparameters,
  options: DescentOptions<P>,
): Promise<Training<P>> {
  const journal = options.journal?.(engine.name, h);
  const resumed = journal?.resumed;
  if (resumed) engine.restore(resumed.state);
  const history = [...(resumed?.history ?? [])];
  let parameters = resumed?.parameters ?? engine.state().parameters;

  const outOfPatience = () =>
    h.patience !== null && history.length - (bestOf(history)?.epoch ?? 0) >= h.patience;
  while (history.length < h.epochs && !outOfPatience()) {
    const record = await trainEpoch(engine, split, h, history.length + 1, options);
    history.push(record);
    if (bestOf(history) === record) parameters = engine.state().parameters;
    const done = history.length === h.epochs || outOfPatience();
    journal?.write({ history, parameters, state: engine.state() }, done);
    await options.onEpoch?.(history);
  }

  const best = bestOf(history) as EpochRecord;
  const last = engine.state().parameters;
  const stoppedEarly = history.length < h.epochs;
  return printedAsSummary({ hyperparameters: h, history, best, parameters, last, stoppedEarly });
}

/** One traversal of the training set in an order that depends on seed and epoch only, then the evaluation. */
async function trainEpoch<P>(
  engine: Engine<P>,
  split: Split,
  h: Hyperparameters,
  epoch: number,
  { onBatch }: TrainHooks,
): Promise<EpochRecord> {
  const rate = h.rate * scheduleFactor(h.schedule, epoch, h.epochs);
  const batches = minibatches(split.train.X.rows, h.K, seeded(`${h.seed}/epoch/${epoch}`));
  const start = performance.now();
  let rested = start;
  for (const [i, batch] of batches.entries()) {
    const loss = engine.step(batch, rate);
    requireFinite(loss, `in minibatch ${i + 1} of epoch ${epoch}`, h);
    onBatch?.({ epoch, epochs: h.epochs, batch: i + 1, batches: batches.length, loss });
    if (performance.now() - rested > 100) {
      // lets interrupts and displays in
      await new Promise((resume) => setTimeout(resume));
      rested = performance.now();
    }
  }
  // to the microsecond, so that a log shows no digits that mean nothing
  const seconds = Math.round(1000 * (performance.now() - start)) / 1e6;

  const [train, valid, test] = PARTS.map((part) => engine.evaluate(part));
  const penalty = engine.penalty();
  requireFinite(train.loss + valid.loss + test.loss + penalty, `after epoch ${epoch}`, h);
  return { epoch, rate, train, valid, test, penalty, seconds };
}

/** No loss of a network that still learns: a wrong answer costs so much only if its weights have run away. */
const DIVERGED = 1e12;

function requireFinite(loss: number, where: string, h: Hyperparameters): void {
  if (loss < DIVERGED) return;
  throw new Error(
    `training diverged: the loss is ${loss} ${where}. A smaller learning rate η may help. ` +
      `Hyperparameters: ${JSON.stringify(h)}`,
  );
}
