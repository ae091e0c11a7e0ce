/** The thread that runs the cells: tslab's executor, and everything that can go wrong in a cell told. */
import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import type { Executor } from 'tslab/dist/executor.js';
import { inCodePoints } from './code-points.js';
import { createCompiler } from './compiler.js';
import { describeFailure, printedAsTyped } from './failure.js';
import type { Content, SharedState, ToServer } from './link.js';
import { captureStreams, isDisplayable, resultBundle } from './output.js';

export interface Cells {
  /** Handles one request of the shell channel and posts its reply. */
  handle(type: string, content: Content, count: number): Promise<void>;
  /** Ends the running cell, if there is one. */
  interrupt(): void;
}

class KeyboardInterrupt extends Error {
  override name = 'KeyboardInterrupt';
}

class ProcessExit extends Error {
  override name = 'ProcessExit';
}

/** One cell while it runs. */
interface Run {
  /** What tslab's executor says of it: the value of its last expression, what it threw. */
  value?: unknown;
  thrown?: { readonly error: unknown };
  /** Promises rejected with nobody waiting for them. */
  readonly rejected: Map<Promise<unknown>, unknown>;
  /** Fails it from outside. */
  readonly fail: (error: Error) => void;
}

export function startCells(shared: SharedState, post: (message: ToServer) => void): Cells {
  const require = createRequire(import.meta.url);
  const compiler = createCompiler(require, (work) => shared.unbroken(work));
  const { createExecutor } = require('tslab/dist/executor') as typeof import('tslab/dist/executor.js');
  const jupyter = require('tslab/dist/jupyter') as typeof import('tslab/dist/jupyter.js');
  let running: Run | undefined;

  const converters = { node: compiler.converter, browser: compiler.converter, close: () => {} };
  const executor = createExecutor(process.cwd(), converters, {
    log: (value) => {
      if (running) running.value = value;
    },
    error: (error) => {
      if (running) running.thrown = { error };
    },
  });
  const variables = replaceVariables(executor);
  const requests = new jupyter.JupyterHandlerImpl(executor, false);
  const publish = (type: string, content: object) =>
    post({ kind: 'publish', type, json: JSON.stringify(content) });

  /** Ends the running cell; tslab's executor forgets it, should it go on in the background. */
  const stop = (error: Error): void => {
    executor.interrupt();
    running?.fail(error);
  };

  /** Publishes what was thrown and gives the reply that says so. */
  const tell = (error: unknown): Content => {
    const failure = describeFailure(error, compiler.placeOf);
    publish('error', failure);
    return { status: 'error', ...failure };
  };

  /** Runs the code and shows its value. A run that was stopped from outside says nothing more. */
  async function runCell(run: Run, code: string, count: number): Promise<void> {
    compiler.begin(`In[${count}]`);
    await executor.execute(code);
    if (run !== running) return;
    if (run.thrown) throw run.thrown.error;
    for (const name of Object.keys(variables)) if (name.startsWith('tsLastExpr')) delete variables[name];
    const value = await run.value;
    if (run !== running) return;
    if (value !== undefined && value !== null) {
      publish('execute_result', { ...resultBundle(value), execution_count: count });
    }
    // The engine tells of a rejection after its promise's turn: give it one.
    await setImmediate();
    for (const error of run.rejected.values()) throw error;
    const wrong = isDisplayable(value) ? value.failure?.() : undefined;
    if (wrong) throw wrong;
  }

  async function execute(content: Content, count: number): Promise<Content> {
    const stopped = new Promise<never>((_, fail) => {
      running = { rejected: new Map(), fail };
    });
    const run = running!;
    // On a stack of its own: an interrupt may break it off, and this function has to go on.
    const ran = setImmediate().then(() => runCell(run, content.code as string, count));
    try {
      await Promise.race([ran, stopped]);
      return { status: 'ok', user_expressions: {}, payload: [] };
    } catch (error) {
      return tell(error);
    } finally {
      running = undefined;
    }
  }

  function answer(type: string, content: Content): Content {
    const request = content as { code: string; cursor_pos: number };
    switch (type) {
      case 'complete_request':
        return inCodePoints(request, (r) => ({ ...requests.handleComplete(r) }));
      case 'inspect_request':
        return inCodePoints(request, (r) => ({ ...requests.handleInspect({ ...r, detail_level: 0 }) }));
      default:
        return { ...requests.handleIsComplete(request) };
    }
  }

  captureStreams((name, text) => publish('stream', { name, text: printedAsTyped(text, compiler.placeOf) }));
  jupyter.lastWriteDisplayData = (content, update) =>
    publish(update ? 'update_display_data' : 'display_data', content);
  process.exit = (code) => {
    throw new ProcessExit(`a cell may not end the process (process.exit(${code ?? ''}))`);
  };
  process.on('unhandledRejection', (error, promise) => {
    if (running) running.rejected.set(promise, error);
    else tell(error);
  });
  process.on('rejectionHandled', (promise) => running?.rejected.delete(promise));
  process.on('uncaughtException', (error) => {
    if (running) stop(error);
    else tell(error);
  });
  // Deep enough to reach the cell below a library.
  Error.stackTraceLimit = 100;
  // Interrupts come as messages.
  process.on('SIGINT', () => {});
  shared.breakable = true;

  return {
    async handle(type, content, count) {
      const reply = type === 'execute_request' ? await execute(content, count) : answer(type, content);
      post({ kind: 'reply', content: reply });
    },
    interrupt() {
      stop(new KeyboardInterrupt('the cell was interrupted'));
      post({ kind: 'interrupted' });
    },
  };
}

/**
 * Keeps the variables of the cells in a plain object instead of tslab's proxy, which costs half a microsecond
 * at each use of a variable. The proxy inherits from it, so that tslab finds them.
 */
function replaceVariables(executor: Executor): Record<string, unknown> {
  const variables: Record<string, unknown> = {};
  Object.setPrototypeOf(executor.locals, variables);
  (globalThis as unknown as { __tslab__: { exports: object } }).__tslab__.exports = variables;
  return variables;
}
