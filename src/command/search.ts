/** chainrule search: the settings of a homework's search, trained. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fashionMnist } from '../data/fashion-mnist.js';
import { INPUTS } from '../data/inputs.js';
import { defaultHomework } from '../homework/chosen.js';
import { FileValue } from '../homework/file-value.js';
import { loadHomework } from '../homework/load.js';
import { readText } from '../homework/text-file.js';
import { PACKAGE_FOLDER } from '../package.js';
import { terminalProgress } from '../train/progress.js';
import { retrain, search } from '../train/search.js';
import { chosen, readSearch, type SearchSetting } from '../train/search-rows.js';
import { wasmEngine } from '../train/wasm-engine.js';
import { UsageError } from '../usage.js';

export const usage = `Usage: chainrule search [homework folder] [--seeds] [--folder folder]

Trains the settings that search.json of the homework lists (default: the homework of the current folder, or of its
notebooks/) on Fashion-MNIST and writes what came of each to search.csv; with --seeds, trains the best of the short
ones (by validation error) with five seeds, that on the pixels and that of all inputs, and writes that to
seeds-pixels.csv and seeds-orientations.csv, called by the inputs. Runs that are in the file are not done again:
interrupt and start again at will. --folder says where the files are (default: data of the package).`;

const SEEDS = [1, 2, 3, 4, 5];

export async function run(args: readonly string[]): Promise<undefined> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { seeds: { type: 'boolean' }, folder: { type: 'string' } },
    allowPositionals: true,
  });
  if (positionals.length > 1) throw new UsageError('one homework at a time');
  const homework = positionals.length === 1 ? loadHomework(positionals[0]) : defaultHomework();
  const settings = readSettings(join(homework.folder, 'search.json'));
  const folder = values.folder ?? join(PACKAGE_FOLDER, 'data');
  const found = join(folder, 'search.csv');
  const data = await fashionMnist();
  const options = { engine: wasmEngine(), hooks: await terminalProgress(), onRun: console.log };
  if (!values.seeds) return void (await search(data, settings, found, options));
  const rows = readSearch(found);
  for (const row of new Set([chosen(rows, 'pixels'), chosen(rows)]))
    await retrain(data, row, SEEDS, join(folder, `seeds-${row.inputs}.csv`), options);
}

const flag = (fact: FileValue) => fact.flag();
const amount = (fact: FileValue) => fact.amount();

/** How each fact of a setting is read: without one of them this does not compile. */
const FACTS: { readonly [fact in keyof SearchSetting]: (value: FileValue) => SearchSetting[fact] } = {
  inputs: (fact) => fact.oneOf(...INPUTS),
  ...{ standardise: flag, flip: flag, nesterov: flag },
  ...{ shift: amount, drop: amount, dh: amount, rate: amount, epochs: amount },
  ...{ lambda11: amount, lambda12: amount, lambda21: amount, lambda22: amount },
};

/** The settings of a file: each is `base` with the changes it lists. Throws an error with file, line and column. */
export function readSettings(file: string): SearchSetting[] {
  const top = FileValue.of(readText(file), file).only('base', 'settings');
  const facts = (value: FileValue) =>
    value.only(...Object.keys(FACTS)).mapped((fact, name) => FACTS[name as keyof SearchSetting](fact));
  for (const name of Object.keys(FACTS)) top.need('base').need(name);
  const base = facts(top.need('base'));
  return top
    .need('settings')
    .items()
    .map((changes) => ({ ...base, ...facts(changes) }) as unknown as SearchSetting);
}
