/** What a search has found: the settings it tried and what came of them, as rows of a file. */
import type { Inputs } from '../data/inputs.js';
import type { Augmentation } from './augmentation.js';
import type { EpochRecord } from './history.js';
import type { Hyperparameters } from './hyperparameters.js';
import { type ResultRow, readResults } from './results.js';

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
export const SEARCH_COLUMNS = [...SETTING_COLUMNS, ...figureColumns(['train', 'valid'])];
export const SEED_COLUMNS = ['seed', ...figureColumns(['train', 'valid', 'test'])];

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

/** A setting as a text: equal ones have the same. */
export function settingKey(setting: SearchSetting): string {
  return JSON.stringify(settingOf(setting));
}

/** What a row keeps of the best epoch. */
export function figuresOf(best: EpochRecord, parts: readonly ('train' | 'valid' | 'test')[]) {
  const figures = parts.flatMap((part) => [
    [`${part}Error`, best[part].error],
    [`${part}Loss`, best[part].loss],
  ]);
  return { bestEpoch: best.epoch, ...Object.fromEntries(figures) };
}

function figureColumns(parts: readonly string[]): string[] {
  return ['bestEpoch', ...parts.flatMap((part) => [`${part}Error`, `${part}Loss`])];
}
