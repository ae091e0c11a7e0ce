/** Runs a submission, cell by cell, in a process of its own. */
import type { Homework } from '../homework/homework.js';
import { type Cell, type CodeCell, type ErrorOutput, isCode, type Notebook } from '../homework/notebook.js';
import { OutputLog } from '../runner/outputs.js';
import { type Sandbox, SandboxDied } from './sandbox/sandbox.js';
import type { SpareSandbox } from './sandbox/spare.js';

/** After so many ends of its process a submission is run no further. */
const MAX_STARTS = 4;

/** A submission that has run, with its process: checks call its functions there. */
export interface RanSubmission {
  readonly notebook: Notebook;
  /** The process, while it lives; after its end a new one, in which all cells have run but those that end it. */
  process(): Promise<Sandbox | undefined>;
  close(): Promise<void>;
}

/**
 * Unlike in Jupyter, an error does not stop the run: later questions count on their own. A cell that takes its
 * process down (time, memory, exit) is left out when the others run again.
 */
export async function executeSubmission(
  notebook: Notebook,
  homework: Homework,
  sandboxes: SpareSandbox,
): Promise<RanSubmission> {
  let spent = 0;
  const fatal = new Map<CodeCell, string>();
  let starts = 0;
  let sandbox: Sandbox | undefined;
  let executed = notebook;

  async function start(): Promise<void> {
    while (starts++ < MAX_STARTS) {
      sandbox = await sandboxes.take(homework);
      const before = sandbox.seconds();
      const outcome = await runCells(sandbox, notebook, fatal, sandboxes.limits.total - spent);
      executed = outcome.notebook;
      spent += sandbox.seconds() - before;
      if (!outcome.ended) return;
      fatal.set(outcome.ended.cell, outcome.ended.why);
    }
    sandbox = undefined;
  }

  await start();
  return {
    get notebook() {
      return executed;
    },
    async process() {
      if (sandbox && !sandbox.alive) await start();
      return sandbox;
    },
    async close() {
      if (sandbox?.alive && fatal.size === 0) await sandboxes.giveBack(sandbox);
      else await sandbox?.close();
    },
  };
}

/** Derivations alone are read, not run. */
export const notRun = (notebook: Notebook): RanSubmission => ({
  notebook,
  process: async () => undefined,
  close: async () => {},
});

interface Outcome {
  readonly notebook: Notebook;
  /** The cell that took the process down, if one did. */
  readonly ended?: { readonly cell: CodeCell; readonly why: string };
}

async function runCells(
  sandbox: Sandbox,
  notebook: Notebook,
  fatal: ReadonlyMap<CodeCell, string>,
  seconds: number,
): Promise<Outcome> {
  const log = new OutputLog();
  const code = notebook.cells.filter(isCode);
  const late = new Set<Cell>();
  const before = sandbox.seconds();
  let ended: Outcome['ended'];
  for (const [i, cell] of code.entries()) {
    if (fatal.has(cell) || cell.source.trim() === '') continue;
    if (sandbox.seconds() - before > seconds) {
      late.add(cell);
      continue;
    }
    try {
      await sandbox.run(cell.source, (message) => log.add(i, message));
    } catch (error) {
      if (!(error instanceof SandboxDied)) throw error;
      ended = { cell, why: error.message };
      break;
    }
  }
  const cells = notebook.cells.map((cell): Cell => {
    if (!isCode(cell)) return cell;
    const why = fatal.get(cell) ?? (late.has(cell) ? 'not run: the time for all cells is over' : undefined);
    const outputs = why ? [endOfProcess(why)] : log.outputsOf(code.indexOf(cell));
    return { ...cell, execution_count: code.indexOf(cell) + 1, outputs };
  });
  return { notebook: { ...notebook, cells }, ...(ended && { ended }) };
}

const endOfProcess = (why: string): ErrorOutput => ({
  output_type: 'error',
  ename: 'ProcessEnded',
  evalue: why,
  traceback: [why],
});
