import { type ActivationName, activationNamed } from '../mlp/activations.js';
import type { Model } from '../mlp/model.js';
import type { Precision } from '../numeric/matrix.js';
import { requireNonNegative, requirePositive, requirePositiveInteger } from '../numeric/require.js';
import { requireSchedule, type Schedule } from './schedule.js';
import { requireUpdate, type UpdateSpec } from './updates.js';

/** Everything that a training run depends on besides the data. Plain JSON, so that logs can hold it. */
export interface Hyperparameters {
  /** Seed of the initial weights and of the order of the minibatches. */
  readonly seed: string;
  /** Train on (x − mean)/sd, feature by feature, by the mean and sd of the training part; see foldScaling. */
  readonly standardise: boolean;
  /** Number of hidden units d_h. */
  readonly dh: number;
  readonly activation: ActivationName;
  /** α of leaky ReLU and ELU; the others do not use it. */
  readonly alpha: number;
  /** Size of a minibatch; the last one of an epoch may be smaller (impl/minibatch-K). */
  readonly K: number;
  /** Number of traversals of the training set at most. */
  readonly epochs: number;
  /** Initial learning rate η. */
  readonly rate: number;
  readonly schedule: Schedule;
  readonly update: UpdateSpec;
  /** Elastic net (mlp/q-elastic-net): λ11 ‖W1‖₁ + λ12 ‖W1‖₂² + λ21 ‖W2‖₁ + λ22 ‖W2‖₂². */
  readonly lambda11: number;
  readonly lambda12: number;
  readonly lambda21: number;
  readonly lambda22: number;
  /** Stop after so many epochs without a better validation error; null: run all the epochs. */
  readonly patience: number | null;
  readonly precision: Precision;
}

const DEFAULTS: Hyperparameters = {
  seed: '1',
  standardise: false,
  dh: 10,
  activation: 'relu',
  alpha: 0.01,
  K: 100,
  epochs: 20,
  rate: 0.1,
  schedule: { kind: 'constant' },
  update: { rule: 'sgd' },
  lambda11: 0,
  lambda12: 0,
  lambda21: 0,
  lambda22: 0,
  patience: null,
  precision: 'float64',
};

/**
 * The complete hyperparameters from those given; the others take their default.
 * Error naming the symbol, what it must be and what it is, if one is outside its domain or unknown.
 */
export function hyperparameters(given: Partial<Hyperparameters> = {}): Hyperparameters {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(DEFAULTS, name));
  if (unknown) throw new Error(`there is no hyperparameter ${unknown}`);

  const h: Hyperparameters = { ...DEFAULTS, ...given };
  if (typeof h.seed !== 'string' || h.seed === '') throw new Error('seed must be a text that is not empty');
  if (typeof h.standardise !== 'boolean') throw new Error('standardise must be true or false');
  requirePositiveInteger('dh', h.dh);
  requirePositiveInteger('K', h.K);
  requirePositiveInteger('epochs', h.epochs);
  if (h.patience !== null) requirePositiveInteger('patience', h.patience);
  requirePositive('η (rate)', h.rate);
  requireNonNegative('λ11', h.lambda11);
  requireNonNegative('λ12', h.lambda12);
  requireNonNegative('λ21', h.lambda21);
  requireNonNegative('λ22', h.lambda22);
  requireSchedule(h.schedule);
  requireUpdate(h.update);
  activationNamed(h.activation, h.alpha);
  if (h.precision !== 'float64' && h.precision !== 'float32')
    throw new Error(`precision must be float64 or float32, not ${h.precision}`);
  return h;
}

/**
 * What the network and its risk are, apart from its parameters.
 *
 * @example
 * ```ts
 * const circles = splitAtRandom(twoCircles(seeded(1)), { valid: 100, test: 100 }, seeded(2));
 * const { hyperparameters } = await train(circles, { dh: 2, epochs: 1, activation: 'tanh' });
 * modelOf(hyperparameters).activation.name // → 'tanh'
 * ```
 */
export function modelOf(h: Hyperparameters): Model {
  const { lambda11, lambda12, lambda21, lambda22 } = h;
  return {
    activation: activationNamed(h.activation, h.alpha),
    lambda: { lambda11, lambda12, lambda21, lambda22 },
  };
}
