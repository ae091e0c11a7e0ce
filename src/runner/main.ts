/** chainrule run and chainrule verify: the notebooks executed. */
import { parseArgs } from 'node:util';
import { chosenNotebooks } from '../homework/chosen.js';
import { readNotebook, writeNotebook } from '../homework/nbformat.js';
import { homeworkProblems } from '../reading/problems.js';
import { UsageError } from '../usage.js';
import { compareOutputs } from './compare.js';
import { DEFAULT_TIMEOUT, type Executed, runNotebook } from './run.js';
import { runSideBySide } from './side-by-side.js';
import { type NotebookDisplay, runDisplay } from './terminal.js';

const OPTIONS = `Without names: every notebook of the homework in the current folder or its notebooks/. --timeout is the limit for
each cell (default ${DEFAULT_TIMEOUT}).`;

/** Says what came of an executed notebook, or throws. */
type Finish = (executed: Executed) => string;

export const execute = {
  usage: `Usage: chainrule run [--timeout seconds] [folder | notebook.ipynb …]

Executes the notebooks and writes their outputs in place. A notebook in which a cell fails stays as it was.

${OPTIONS}`,
  run: async (args: readonly string[]) => {
    const { failed } = await handleAll(args, ({ path, notebook }) => {
      writeNotebook(path, notebook);
      return 'executed';
    });
    return failed ? 1 : 0;
  },
};

export const verify = {
  usage: `Usage: chainrule verify [--timeout seconds] [folder | notebook.ipynb …]

Executes the notebooks and compares the outputs with those in the files, which it leaves alone (not compared, and said
so: cells that show another data set than is to be had here; not compared: cells tagged nbval-ignore-output), and looks
whether each question of the homework is asked once.

${OPTIONS}`,
  run: async (args: readonly string[]) => {
    const { failed, hasProblems } = await handleAll(args, ({ path, notebook }) => {
      const { difference, skipped } = compareOutputs(readNotebook(path), notebook);
      if (!difference) return skipped ?? 'as committed';
      const { where, committed, executed } = difference;
      throw new Error(`${path}, ${where} differs.\n--- committed\n${committed}\n--- executed\n${executed}`);
    });
    return failed || hasProblems ? 1 : 0;
  },
};

/** What came of all: whether a notebook failed, and whether something is wrong with the homework as a whole. */
async function handleAll(args: readonly string[], finish: Finish) {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { timeout: { type: 'string' } },
    allowPositionals: true,
  });
  const timeout = Number(values.timeout ?? DEFAULT_TIMEOUT);
  if (!(timeout > 0)) throw new UsageError(`--timeout ${values.timeout}: expected a number of seconds`);
  const chosen = namesNotebooks(positionals) ? undefined : chosenNotebooks(positionals);
  const paths = chosen?.notebooks ?? positionals;
  const display = runDisplay();
  const failures = await runSideBySide(paths, async (path, i) => {
    const shown = display.begin(path, i + 1, paths.length);
    try {
      shown.done(await handle(path, finish, timeout, shown));
      return undefined;
    } catch (error) {
      shown.done('failed');
      return (error as Error).message;
    }
  });
  display.end();
  for (const failure of failures) if (failure !== undefined) console.error(`\n${failure}`);
  const problems = chosen ? homeworkProblems(chosen.homework) : [];
  for (const line of problems) if (!failures.includes(line)) console.error(line);
  return { failed: failures.some((failure) => failure !== undefined), hasProblems: problems.length > 0 };
}

async function handle(
  path: string,
  finish: Finish,
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
