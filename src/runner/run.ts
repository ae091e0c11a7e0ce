/** Executes a notebook on the kernel, all of it or nothing. */
import { dirname, resolve } from 'node:path';
import { PROGRESS_MIME, type Progress } from '../cell/progress.js';
import { homeworkAround } from '../homework/load.js';
import {
  type Cell,
  type CodeCell,
  hasTag,
  isCode,
  isError,
  type Notebook,
  type Output,
} from '../homework/notebook.js';
import { readSource } from '../homework/source.js';
import type { Message } from '../kernel/wire.js';
import { answerFailure } from '../reading/answer.js';
import { texCells } from '../reading/cells.js';
import { Kernel, type KernelOptions } from './client.js';
import { OutputLog } from './outputs.js';

export interface RunOptions {
  /** Seconds each cell may take. */
  readonly timeout?: number;
  readonly onCell?: (cell: CodeCell, number: number, count: number) => void;
  /** A cell tells how far it is. */
  readonly onProgress?: (progress: Progress) => void;
  readonly kernel?: Omit<KernelOptions, 'cwd'>;
}

export interface Executed {
  readonly path: string;
  /** The notebook with its new outputs and its questions as the homework states them. */
  readonly notebook: Notebook;
}

export const DEFAULT_TIMEOUT = 600;
/** A cell that prints more characters than this is interrupted: a loop without end. */
const MAX_PRINTED = 10_000_000;
/** Late output of the last cell is waited for this long (ms). */
const SETTLE = 100;

/** A cell that did not end as it should, and where. */
export class CellFailure extends Error {
  override name = 'CellFailure';

  constructor(
    readonly path: string,
    readonly notebook: Notebook,
    readonly cell: Cell,
    /** What the kernel or the runner says of it. */
    readonly reason: string,
  ) {
    const position = notebook.cells.findIndex(({ id }) => id === cell.id) + 1;
    const where = `${path}, cell ${position} of ${notebook.cells.length} (id ${cell.id})`;
    super(`${where} failed:\n\n${numbered(cell.source)}\n\n${reason}`);
  }
}

/**
 * Runs every code cell of the notebook file in a fresh kernel started in the file's folder.
 * Throws an Error if the notebook is for a kernel of another language, CellFailure for anything a cell does but end well: an error (or, tagged raises-exception and not may-raise, none), a
 * promise rejected with nobody waiting, a time limit, the death of the kernel.
 */
export async function runNotebook(path: string, options: RunOptions = {}): Promise<Executed> {
  const { notebook } = readSource(path);
  requireOurLanguage(path, notebook);
  const env = { CHAINRULE_RUNNER: '1', ...options.kernel?.env };
  const kernel = await Kernel.start({ ...options.kernel, cwd: dirname(resolve(path)), env });
  try {
    const executed = await runCells(kernel, path, notebook, options);
    judgeTex(path, executed);
    return { path, notebook: executed };
  } finally {
    await kernel.shutdown();
  }
}

/** A notebook without a kernelspec is taken for ours. */
function requireOurLanguage(path: string, { metadata }: Notebook): void {
  const {
    name,
    language = name,
    display_name = name,
  } = (metadata.kernelspec ?? {}) as Record<string, unknown>;
  if (name === undefined || name === 'tslab' || language === 'typescript') return;
  throw new Error(
    `${path}: "metadata.kernelspec" names the kernel "${display_name}", whose language is ${language}; cells are run as TypeScript. Choose the kernel "TypeScript" in JupyterLab or VS Code (npx chainrule kernel --install puts it there), and save`,
  );
}

/** Judges the answers that are Markdown with formulas, as the kernel judges those in code. Throws CellFailure. */
function judgeTex(path: string, notebook: Notebook): void {
  for (const { cell, answer } of texCells(notebook, homeworkAround(dirname(path)))) {
    const failure = answerFailure(answer);
    if (failure !== undefined) throw new CellFailure(path, notebook, cell, failure);
  }
}

/** The same in a kernel that runs already. */
export async function runCells(
  kernel: Kernel,
  path: string,
  notebook: Notebook,
  options: RunOptions = {},
): Promise<Notebook> {
  const log = new OutputLog();
  const codeCells = notebook.cells.filter(isCode).filter((cell) => cell.source.trim() !== '');
  const fail = (cell: CodeCell, reason: string) => new CellFailure(path, notebook, cell, reason);
  for (const [i, cell] of codeCells.entries()) {
    options.onCell?.(cell, i + 1, codeCells.length);
    const status = await runCell(kernel, cell, i, log, options, i === codeCells.length - 1).catch(
      (error: Error) => {
        throw fail(cell, error.message);
      },
    );
    for (const [j, earlier] of codeCells.slice(0, i + 1).entries()) {
      const reason = unexpected(earlier, log.outputsOf(j), j === i ? status : 'ok');
      if (reason !== undefined) throw fail(earlier, reason);
    }
  }
  return { ...notebook, cells: notebook.cells.map((cell) => executed(cell, codeCells, log)) };
}

/** Runs the i-th code cell and gives the status of the reply. Throws if the cell had to be stopped. */
async function runCell(
  kernel: Kernel,
  cell: CodeCell,
  i: number,
  log: OutputLog,
  options: RunOptions,
  isLast: boolean,
): Promise<string> {
  let flooded = false;
  const listener = (message: Message) => {
    reportProgress(message, options);
    log.add(i, message);
    if (flooded || log.printed(i) <= MAX_PRINTED) return;
    flooded = true;
    kernel.interrupt().catch(() => {});
  };
  const timeout = (options.timeout ?? DEFAULT_TIMEOUT) * 1000;
  const { status } = await kernel.execute(cell.source, listener, timeout);
  if (isLast) await kernel.settle(SETTLE, timeout);
  if (flooded) throw new Error(`the cell printed over ${MAX_PRINTED} characters and was interrupted`);
  return status;
}

/** Why a cell that ended so failed, or undefined. */
function unexpected(cell: CodeCell, outputs: readonly Output[], status: string): string | undefined {
  const error = outputs.find(isError);
  if (hasTag(cell, 'raises-exception')) {
    if (hasTag(cell, 'may-raise')) return undefined;
    return error || status === 'error' ? undefined : 'the cell is tagged raises-exception and raised none';
  }
  if (error) return plain(error.traceback.join('\n') || `${error.ename}: ${error.evalue}`);
  if (status === 'ok') return undefined;
  const stderr = outputs.flatMap((output) => (output.output_type === 'stream' ? output.text : []));
  return `the kernel replied "${status}"\n${plain(stderr.join(''))}`;
}

function executed(cell: Cell, codeCells: readonly CodeCell[], log: OutputLog): Cell {
  if (!isCode(cell)) return cell;
  const i = codeCells.indexOf(cell);
  if (i < 0) return { ...cell, execution_count: null, outputs: [] };
  const execution_count = i + 1;
  const outputs = log
    .outputsOf(i)
    .map((output) => (output.output_type === 'execute_result' ? { ...output, execution_count } : output));
  return { ...cell, execution_count, outputs };
}

function reportProgress({ content }: Message, options: RunOptions): void {
  const progress = (content.data as Record<string, unknown> | undefined)?.[PROGRESS_MIME];
  if (progress !== undefined) options.onProgress?.(progress as Progress);
}

function numbered(source: string): string {
  return source
    .split('\n')
    .map((line, i) => `${String(i + 1).padStart(4)} | ${line}`)
    .join('\n');
}

/** Without the colours of a terminal. */
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
  return text.replace(/\x1b\[[0-9;]*m/g, '');
}
