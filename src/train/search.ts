import type { Split } from '../data/dataset.js';
import { isImage, mirrorOf, splitSeenAs } from '../data/inputs.js';
import { augmented, augments } from './augmentation.js';
import type { TrainHooks } from './descent.js';
import type { EngineFactory } from './engine.js';
import type { Hyperparameters } from './hyperparameters.js';
import { versions } from './log.js';
import { openResults } from './results.js';
import {
  figuresOf,
  SEARCH_COLUMNS,
  SEED_COLUMNS,
  type SearchRow,
  type SearchSetting,
  type SeedRow,
  settingKey,
  settingOf,
} from './search-rows.js';
import { train } from './train.js';

/** The same in every run. */
const FIXED = {
  activation: 'relu',
  K: 100,
  schedule: { kind: 'cosine' },
  precision: 'float32',
} as const satisfies Partial<Hyperparameters>;

/**
 * What `train` needs for a run of a setting on a split of images with an engine: the split is as the network sees it.
 * Error if what it sees cannot be shifted and the setting says so.
 */
export function prepared(
  setting: SearchSetting,
  split: Split,
  factory: EngineFactory,
): { split: Split; hyperparameters: Partial<Hyperparameters>; engine: EngineFactory } {
  const { inputs, flip, shift, drop, nesterov, ...searched } = settingOf(setting);
  if (shift > 0 && !isImage(inputs)) throw new Error(`${inputs} are no pixels: their shift must be 0`);
  return {
    split: splitSeenAs(inputs, split),
    hyperparameters: { ...FIXED, update: { rule: nesterov ? 'nesterov' : 'adam' }, ...searched },
    engine: augments(setting) ? augmented(factory, { flip, shift, drop }, mirrorOf(inputs)) : factory,
  };
}

/**
 * Trains each setting once and appends a row to `file` as it ends; those that are in the file already are not
 * run again. The same rows, but for their order, however often it was interrupted. The search cannot look at
 * the test part: it is not given to any run.
 */
export async function search(
  split: Split,
  settings: readonly SearchSetting[],
  file: string,
  options: SearchOptions,
): Promise<void> {
  const results = openResults<SearchRow>(file, headerOf(split, { seed: 'search' }), SEARCH_COLUMNS);
  const known = new Set(results.rows.map(settingKey));
  const withoutTest = { ...split, test: split.valid };
  for (const [i, setting] of settings.entries()) {
    if (known.has(settingKey(setting))) continue;
    options.onRun?.(`setting ${i + 1} of ${settings.length}: ${settingKey(setting)}`);
    const best = await bestEpoch(withoutTest, setting, 'search', options);
    results.append({ ...setting, ...figuresOf(best, ['train', 'valid']) } as SearchRow);
  }
}

/** Trains one setting with each of the seeds, in the same manner; with the figures of the test part. */
export async function retrain(
  split: Split,
  setting: SearchSetting,
  seeds: readonly number[],
  file: string,
  options: SearchOptions,
): Promise<void> {
  const header = headerOf(split, { setting: settingOf(setting) });
  const results = openResults<SeedRow>(file, header, SEED_COLUMNS);
  for (const seed of seeds) {
    if (results.rows.some((row) => row.seed === seed)) continue;
    options.onRun?.(`seed ${seed} of ${seeds.join(', ')}`);
    const best = await bestEpoch(split, setting, String(seed), options);
    results.append({ seed, ...figuresOf(best, ['train', 'valid', 'test']) } as SeedRow);
  }
}

export interface SearchOptions {
  readonly engine: EngineFactory;
  /** Looks on while one run trains. */
  readonly hooks?: TrainHooks;
  /** Told what begins. */
  readonly onRun?: (what: string) => void;
}

async function bestEpoch(
  split: Split,
  setting: SearchSetting,
  seed: string,
  { engine, hooks }: SearchOptions,
) {
  const run = prepared(setting, split, engine);
  const options = { engine: run.engine, ...hooks };
  const { best } = await train(run.split, { ...run.hyperparameters, seed }, options);
  return best;
}

function headerOf({ train, valid }: Split, more: Readonly<Record<string, unknown>>) {
  const examples = { train: train.X.rows, valid: valid.X.rows };
  return { data: train.name, examples, fixed: FIXED, ...more, versions: versions() };
}
