import type { Split } from '../data/dataset.js';
import type { Parameters } from '../mlp/parameters.js';
import type { Evaluation } from '../mlp/predict.js';
import type { LabelledRows } from '../numeric/wasm/faults.js';
import type { Part } from './history.js';
import type { Hyperparameters } from './hyperparameters.js';

/** Everything that the next step depends on; plain data, so that it can be written to a checkpoint. */
export interface EngineState<P = Parameters> {
  readonly parameters: P;
  /** What the update rule remembers, each slot shaped like the parameters. */
  readonly slots: readonly P[];
  /** Number of updates made so far. */
  readonly steps: number;
}

/**
 * What `train` drives: a network, its parameters and its update rule, on one split.
 * The scalar engines (loop, matrix) and the WASM engine differ in speed only. P is the network's parameters.
 */
export interface Engine<P = Parameters> {
  /** Said in the log: 'loop', 'matrix', 'wasm'… */
  readonly name: string;
  /**
   * One update from the training rows `batch` at learning rate `rate`.
   * Returns the mean data loss of the batch before the update.
   */
  step(batch: Uint32Array, rate: number): number;
  /** The same from K or fewer examples as they are, e.g. changed images. */
  stepOn(examples: LabelledRows, rate: number): number;
  /** Two of the six figures of prac/e09: error and average loss (the data term, without the penalty). */
  evaluate(part: Part): Evaluation;
  /** The elastic-net penalty 𝓛(θ) of the current parameters (mlp/q-elastic-net). */
  penalty(): number;
  /** A copy: later steps do not change it. */
  state(): EngineState<P>;
  /** Continues from `state`, bit for bit as if it had never stopped. */
  restore(state: EngineState<P>): void;
  /** Lets go of threads and memory; the engine is not used afterwards. */
  close(): void | Promise<void>;
}

/** Builds an engine with freshly initialised parameters, a function of the hyperparameters' seed alone. */
export type EngineFactory<P = Parameters> = (
  split: Split,
  hyperparameters: Hyperparameters,
) => Engine<P> | Promise<Engine<P>>;
