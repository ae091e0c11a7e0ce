#!/usr/bin/env node
/** npm run notebooks and npm run verify: see USAGE. */
import { parseArgs } from 'node:util';
import { chosen } from '../homework/chosen.js';
import { readNotebook, writeNotebook } from '../homework/nbformat.js';
import { compareOutputs } from './compare.js';
import { DEFAULT_TIMEOUT, type Executed, runNotebook } from './run.js';
import { sideBySide } from './side-by-side.js';
import { type NotebookDisplay, runDisplay } from './terminal.js';

const USAGE = `Usage: main.js execute|verify [--timeout seconds] [folder | notebook.ipynb …]

execute   runs the notebooks and writes their outputs in place
verify    runs them and compares the outputs with those in the files, which it leaves alone
          (not compared, and said so: cells that show another data set than is to be had here;
          not compared: cells tagged nbval-ignore-output)

Without names: every notebook of the homework in the current folder or its notebooks/. --timeout is the limit for each cell (default ${DEFAULT_TIMEOUT}).`;

/** What to do with an executed notebook; says what came of it, or throws. */
const COMMANDS: Readonly<Record<string, (executed: Executed) => string>> = {
  execute({ path, notebook }) {
    writeNotebook(path, notebook);
    return 'executed';
  },
  verify({ path, notebook }) {
    const { difference, skipped } = compareOutputs(readNotebook(path), notebook);
    if (!difference) return skipped ?? 'as committed';
    const { where, committed, executed } = difference;
    throw new Error(`${path}, ${where} differs.\n--- committed\n${committed}\n--- executed\n${executed}`);
  },
};

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { timeout: { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [name, ...named] = positionals;
  const timeout = Number(values.timeout ?? DEFAULT_TIMEOUT);
  if (values.help || !(name in COMMANDS) || !(timeout > 0)) {
    console.error(USAGE);
    return values.help ? 0 : 2;
  }
  const paths = namesNotebooks(named) ? named : chosen(named).notebooks;
  const display = runDisplay();
  const failures = await sideBySide(paths, async (path, i) => {
    const shown = display.begin(path, i + 1, paths.length);
    try {
      shown.done(await handle(path, COMMANDS[name], timeout, shown));
      return undefined;
    } catch (error) {
      shown.done('failed');
      return (error as Error).message;
    }
  });
  display.end();
  for (const failure of failures) if (failure !== undefined) console.error(`\n${failure}`);
  return failures.some((failure) => failure !== undefined) ? 1 : 0;
}

async function handle(
  path: string,
  finish: (executed: Executed) => string,
  timeout: number,
  display: NotebookDisplay,
): Promise<string> {
  const start = performance.now();
  const executed = await runNotebook(path, {
    timeout,
    onCell: (_, number, count) => display.cell(number, count),
    onProgress: (progress) => display.progress(progress),
  });
  return `${finish(executed)}, ${((performance.now() - start) / 1000).toFixed(1)} s`;
}

/** Notebooks are run whether or not they belong to a homework. */
const namesNotebooks = (names: readonly string[]): boolean =>
  names.length > 0 && names.every((name) => name.endsWith('.ipynb'));

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 2;
  },
);
