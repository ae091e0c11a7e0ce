import type { Split } from '../data/dataset.js';
import { type Inputs, isImage, mirrorOf, splitSeenAs } from '../data/inputs.js';
import { type Augmentation, augmented, augments } from './augmentation.js';
import type { TrainHooks } from './descent.js';
import type { EngineFactory } from './engine.js';
import type { EpochRecord } from './history.js';
import type { Hyperparameters } from './hyperparameters.js';
import { versions } from './log.js';
import { openResults, type ResultRow, readResults } from './results.js';
import { train } from './train.js';

/** What the search varies. */
export interface SearchSetting extends Augmentation, Searched {
  readonly inputs: Inputs;
  /** Nesterov's momentum with μ = 0.9, else Adam. */
  readonly nesterov: boolean;
}
type Searched = Pick<
  Hyperparameters,
  'standardise' | 'dh' | 'rate' | 'lambda11' | 'lambda12' | 'lambda21' | 'lambda22' | 'epochs'
>;

/** The same in every run. */
const FIXED = {
  activation: 'relu',
  K: 100,
  schedule: { kind: 'cosine' },
  precision: 'float32',
} as const satisfies Partial<Hyperparameters>;

/** The best epoch of a run of the search, without anything of the test part. */
export type SearchRow = ResultRow & SearchSetting & Figures<'train' | 'valid'>;
/** The same of a run of the chosen setting: here, and only here, the test part is looked at. */
export type SeedRow = ResultRow & { readonly seed: number } & Figures<'train' | 'valid' | 'test'>;
type Figures<P extends 'train' | 'valid' | 'test'> = { readonly bestEpoch: number } & {
  readonly [figure in `${P}${'Error' | 'Loss'}`]: number;
};

/** All of a setting: without one of them `settingOf` does not compile. */
const SETTING_COLUMNS = [
  'inputs',
  'standardise',
  'flip',
  'shift',
  'drop',
  'dh',
  'nesterov',
  'rate',
  'lambda11',
  'lambda12',
  'lambda21',
  'lambda22',
  'epochs',
] as const satisfies readonly (keyof SearchSetting)[];
const SEARCH_COLUMNS = [...SETTING_COLUMNS, ...figureColumns(['train', 'valid'])];
const SEED_COLUMNS = ['seed', ...figureColumns(['train', 'valid', 'test'])];

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
  const known = new Set(results.rows.map(keyOf));
  const withoutTest = { ...split, test: split.valid };
  for (const [i, setting] of settings.entries()) {
    if (known.has(keyOf(setting))) continue;
    options.onRun?.(`setting ${i + 1} of ${settings.length}: ${keyOf(setting)}`);
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

/**
 * The rows of a search; see `readResults` for what a malformed file gives.
 *
 * @example
 * ```ts
 * readSearch('data/search.csv').length > 0 // → true
 * ```
 */
export function readSearch(file: string): readonly SearchRow[] {
  return readResults<SearchRow>(file, SEARCH_COLUMNS).rows;
}

/**
 * The best setting with several seeds, from its file of results. Error, naming the file, if it is not one.
 *
 * @example
 * ```ts
 * readSeeds('data/seeds-pixels.csv').length > 0 // → true
 * ```
 */
export function readSeeds(file: string): readonly SeedRow[] {
  return readResults<SeedRow>(file, SEED_COLUMNS).rows;
}

/** The row of the least validation error first; if equal, of the least validation loss. */
export function fromBest(rows: readonly SearchRow[]): SearchRow[] {
  return [...rows].sort((a, b) => a.validError - b.validError || a.validLoss - b.validLoss);
}

/**
 * A report trains the choices anew and cannot wait for more: longer runs and wider networks show what they bring.
 *
 * @example
 * ```ts
 * MOST.epochs // → 12
 * ```
 */
export const MOST = { epochs: 12, dh: 512 } as const;

/**
 * The best row of those with at most `MOST` epochs and hidden units, on these inputs or on any; Error if there is none.
 *
 * @example
 * ```ts
 * chosen(readSearch('data/search.csv')).epochs <= MOST.epochs // → true
 * ```
 */
export function chosen(rows: readonly SearchRow[], on?: Inputs): SearchRow {
  const short = rows.filter(
    ({ epochs, dh, inputs }) => epochs <= MOST.epochs && dh <= MOST.dh && inputs === (on ?? inputs),
  );
  const [best] = fromBest(short);
  if (best) return best;
  throw new Error(
    `the search has no row of at most ${MOST.epochs} epochs and ${MOST.dh} units${on ? ` on ${on}` : ''} to choose from`,
  );
}

/**
 * The setting of a row, without its results.
 *
 * @example
 * ```ts
 * const [row] = readSearch('data/search.csv');
 * settingOf(row).rate === row.rate // → true
 * ```
 */
export function settingOf(row: SearchSetting): SearchSetting {
  const entries = SETTING_COLUMNS.map((column) => [column, row[column]]);
  return Object.fromEntries(entries) as Pick<SearchSetting, (typeof SETTING_COLUMNS)[number]>;
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

function keyOf(setting: SearchSetting): string {
  return JSON.stringify(settingOf(setting));
}

function headerOf({ train, valid }: Split, more: Readonly<Record<string, unknown>>) {
  const examples = { train: train.X.rows, valid: valid.X.rows };
  return { data: train.name, examples, fixed: FIXED, ...more, versions: versions() };
}

function figuresOf(best: EpochRecord, parts: readonly ('train' | 'valid' | 'test')[]) {
  const figures = parts.flatMap((part) => [
    [`${part}Error`, best[part].error],
    [`${part}Loss`, best[part].loss],
  ]);
  return { bestEpoch: best.epoch, ...Object.fromEntries(figures) };
}

function figureColumns(parts: readonly string[]): string[] {
  return ['bestEpoch', ...parts.flatMap((part) => [`${part}Error`, `${part}Loss`])];
}
