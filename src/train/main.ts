/** chainrule search: the settings of a search, trained. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fashionMnist } from '../data/fashion-mnist.js';
import { PACKAGE_FOLDER } from '../package.js';
import { terminalProgress } from './progress.js';
import { chosen, readSearch, retrain, type SearchSetting, search } from './search.js';
import { wasmEngine } from './wasm-engine.js';

export const usage = `Usage: chainrule search [--seeds] [--folder folder]

Trains the settings below on Fashion-MNIST and writes what came of each to search.csv; with --seeds, trains the
best of them (by validation error) with five seeds and writes that to seeds.csv. Runs that are in the file are not
done again: interrupt and start again at will. --folder says where the files are (default: data of the package).`;

const SEEDS = [1, 2, 3, 4, 5];

const BASE: SearchSetting = {
  ...{ standardise: false, flip: false, shift: 0, drop: 0, dh: 128, nesterov: false, rate: 1e-3, epochs: 20 },
  ...{ lambda11: 0, lambda12: 0, lambda21: 0, lambda22: 0 },
};
const decay = (lambda: number) => ({ lambda12: lambda, lambda22: lambda });
const standardised = { ...decay(3e-5), standardise: true };
const nesterov = { ...decay(3e-4), standardise: true, nesterov: true, rate: 0.03 };
const wide = { dh: 512, epochs: 40 };
const wider = { dh: 1024, epochs: 24 };

/** Everything that was tried: what helps is seen with a small network, then tried with wide ones. */
const SETTINGS: readonly SearchSetting[] = [
  decay(0),
  decay(3e-5),
  decay(1e-4),
  decay(3e-4),
  { lambda11: 1e-5, lambda21: 1e-5 },
  { ...decay(3e-5), rate: 2e-3 },
  { ...decay(3e-5), flip: true },
  standardised,
  { ...standardised, flip: true },
  { ...standardised, drop: 0.1 },
  { ...standardised, flip: true, drop: 0.1 },
  { ...nesterov, drop: 0.1 },
  { ...wide, ...decay(3e-5) },
  { ...wide, ...standardised },
  { ...wide, ...standardised, flip: true },
  { ...wide, ...standardised, flip: true, shift: 1, drop: 0.1 },
  { ...wide, ...standardised, flip: true, drop: 0.1 },
  { ...wide, ...standardised, ...decay(1e-5), flip: true, drop: 0.1 },
  { ...wide, ...standardised, flip: true, drop: 0.2 },
  { ...wide, ...nesterov, drop: 0.1 },
  { ...wide, ...nesterov, drop: 0.2 },
  { ...wide, ...nesterov, flip: true, drop: 0.1 },
  { ...wide, ...nesterov, ...decay(1e-4), drop: 0.1 },
  { ...wide, ...nesterov, ...decay(1e-4), flip: true, drop: 0.1 },
  { ...wide, ...nesterov, ...decay(1e-4), flip: true, drop: 0.1, rate: 0.06 },
  { ...wider, ...standardised, ...decay(1e-5), flip: true, drop: 0.1 },
  { ...wider, ...nesterov, drop: 0.2 },
].map((change) => ({ ...BASE, ...change }));

export async function run(args: readonly string[]): Promise<undefined> {
  const { values } = parseArgs({
    args: [...args],
    options: { seeds: { type: 'boolean' }, folder: { type: 'string' } },
  });
  const folder = values.folder ?? join(PACKAGE_FOLDER, 'data');
  const found = join(folder, 'search.csv');
  const data = await fashionMnist();
  const options = { engine: wasmEngine(), hooks: await terminalProgress(), onRun: console.log };
  if (values.seeds) await retrain(data, chosen(readSearch(found)), SEEDS, join(folder, 'seeds.csv'), options);
  else await search(data, SETTINGS, found, options);
}
