/** The thread that runs the cells: tslab's executor, and everything that can go wrong in a cell told. */
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Executor } from 'tslab/dist/executor.js';
import { VARIABLES } from '../bundle.js';
import { CodeAnswers } from './code-answers.js';
import { Compiler } from './compiler.js';
import { BROKEN, describeFailure } from './failure.js';
import type { Content, SharedState, ToServer } from './link.js';
import { isDisplayable, resultBundle } from './output.js';
import { replaceVariables } from './variables.js';

/** Of a stream's write, told under the cell that did it: later cells would print into nowhere. */
const REPLACED =
  "was replaced by this cell; it is the kernel's again, and what is printed from now on is shown";

/** One cell while it runs. */
interface Run {
  /** What tslab's executor says of it: the value of its last expression, what it threw. */
  value?: unknown;
  thrown?: { readonly error: unknown };
  /** Promises rejected with nobody waiting for them. */
  readonly rejected: Map<Promise<unknown>, unknown>;
  /** Fails it from outside. */
  readonly fail: (error: unknown) => void;
}

/** What the cells of the notebooks import. */
const PACKAGE = 'chainrule';
/** As it is before the first cell, which may replace it. */
const toJson = JSON.stringify;

export class Cells {
  readonly compiler: Compiler;
  private readonly executor: Executor;
  private readonly answers: CodeAnswers;
  private readonly variables: Record<string, unknown>;
  private running: Run | undefined;
  /** Whether a request has come. */
  private asked = false;

  constructor(
    private readonly shared: SharedState,
    private readonly post: (message: ToServer) => void,
    /** See `captureStreams`. */
    private readonly captureAgain: () => readonly string[],
  ) {
    const require = createRequire(import.meta.url);
    // First of all: it changes the TypeScript that the rest of tslab loads.
    this.compiler = new Compiler(require, (work) => shared.unbroken(work));
    const { createExecutor } = require('tslab/dist/executor') as typeof import('tslab/dist/executor.js');
    const jupyter = require('tslab/dist/jupyter') as typeof import('tslab/dist/jupyter.js');
    const { converter } = this.compiler;
    const converters = { node: converter, browser: converter, close: () => {} };
    this.executor = createExecutor(process.cwd(), converters, {
      log: (value) => {
        if (this.running) this.running.value = value;
      },
      error: (error) => {
        if (this.running) this.running.thrown = { error };
      },
    });
    this.answers = new CodeAnswers(new jupyter.JupyterHandlerImpl(this.executor, false), this.compiler);
    this.variables = replaceVariables(this.executor);
    Object.defineProperty(globalThis, VARIABLES, { value: this.variables });
    jupyter.lastWriteDisplayData = (content, update) =>
      this.publish(update ? 'update_display_data' : 'display_data', content);
  }

  /** Handles one request of the shell channel and posts its reply. */
  async handle(type: string, content: Content, count: number): Promise<void> {
    this.asked = true;
    try {
      const reply =
        type === 'execute_request'
          ? await this.execute(content, count)
          : await this.answers.answer(type, content);
      this.post({ kind: 'reply', content: reply });
    } catch {
      // A cell has put its own in the place of what the kernel is made of: whoever waits is told.
      this.publish('error', BROKEN);
      this.post({ kind: 'reply', content: { status: 'error', ...BROKEN } });
    }
  }

  /** For another notebook: what the cells have declared is forgotten; what they load, and what is compiled, stays. */
  forget(): void {
    this.executor.reset();
    for (const name of Object.keys(this.variables)) delete this.variables[name];
  }

  publish(type: string, content: object): void {
    this.post({ kind: 'publish', type, json: toJson(content) });
  }

  /** Fails the running cell, if there is one. tslab's executor forgets it, should it go on in the background. */
  stop(error: unknown): void {
    this.executor.interrupt();
    this.running?.fail(error);
  }

  /**
   * Loads the package of the notebooks ahead of the first cell, where the cells' import would find this very one:
   * half a second that nobody waits for.
   */
  expectPackage(): void {
    const here = createRequire(join(process.cwd(), 'cell.js'));
    if (this.asked || resolved(here) === undefined) return;
    if (resolved(here) !== resolved(createRequire(import.meta.url))) return;
    this.shared.unbroken(() => here(PACKAGE));
  }

  /** An error that nobody caught ends the running cell; a later one is told under the cell that ran last. */
  uncaught(error: unknown): void {
    if (this.running) this.stop(error);
    else this.tell(error);
  }

  /** A promise was rejected and nobody waits for it: the running cell may still, until its end. */
  rejected(promise: Promise<unknown>, error: unknown): void {
    if (this.running) this.running.rejected.set(promise, error);
    else this.tell(error);
  }

  handled(promise: Promise<unknown>): void {
    this.running?.rejected.delete(promise);
  }

  private async execute(content: Content, count: number): Promise<Content> {
    const stopped = new Promise<never>((_, fail) => {
      this.running = { rejected: new Map(), fail };
    });
    const run = this.running!;
    // On a stack of its own: an interrupt may break it off, and this function has to go on.
    const ran = setImmediate().then(() => this.runCell(run, content.code as string, count));
    try {
      await Promise.race([ran, stopped]);
      return { status: 'ok', user_expressions: {}, payload: [] };
    } catch (error) {
      return this.tell(error);
    } finally {
      this.running = undefined;
      for (const name of this.captureAgain())
        this.publish('stream', { name: 'stderr', text: `process.${name}.write ${REPLACED}\n` });
    }
  }

  /** Runs the code and shows its value. A run that was stopped from outside says nothing more. */
  private async runCell(run: Run, code: string, count: number): Promise<void> {
    // Interrupted before it began.
    if (run !== this.running) return;
    this.compiler.begin(`In[${count}]`);
    await this.executor.execute(code);
    if (run !== this.running) return;
    if (run.thrown) throw run.thrown.error;
    this.forgetLastExpression();
    const value = await run.value;
    if (run !== this.running) return;
    if (value !== undefined && value !== null) {
      this.publish('execute_result', { ...resultBundle(value), execution_count: count });
    }
    // The engine tells of a rejection after its promise's turn: give it one.
    await setImmediate();
    for (const error of run.rejected.values()) throw error;
    const wrong = isDisplayable(value) ? value.failure?.() : undefined;
    if (wrong) throw wrong;
  }

  /** Publishes what was thrown and gives the reply that says so. */
  private tell(error: unknown): Content {
    const failure = this.shared.unbroken(() =>
      describeFailure(error, this.compiler.placeOf.bind(this.compiler)),
    );
    this.publish('error', failure);
    return { status: 'error', ...failure };
  }

  /** tslab keeps the value of the last expression as a variable. */
  private forgetLastExpression(): void {
    for (const name of Object.keys(this.variables)) {
      if (name.startsWith('tsLastExpr')) delete this.variables[name];
    }
  }
}

/** The file that the package is for this importer; undefined if it has none. */
function resolved(require: NodeJS.Require): string | undefined {
  try {
    return realpathSync(require.resolve(PACKAGE));
  } catch {
    return undefined;
  }
}
