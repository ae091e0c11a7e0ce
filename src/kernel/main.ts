/**
 * The kernel of the notebooks: tslab, speaking the Jupyter protocol in full. Started by
 * jupyter/kernels/tslab/kernel.json with the path of the connection file. This thread runs the cells; the
 * other, server.ts, talks to the front end and can stop a busy cell.
 */
import { Worker } from 'node:worker_threads';
import { Cells } from './cells.js';
import { keepOwnDescriptors } from './descriptors.js';
import { printedAsTyped } from './failure.js';
import { SharedState, type ToCells, type ToServer } from './link.js';
import { captureStreams } from './output.js';
import { readConnection, report, type StartError } from './start.js';

class KeyboardInterrupt extends Error {
  override name = 'KeyboardInterrupt';
}

class ProcessExit extends Error {
  override name = 'ProcessExit';
}

/** A kernel without a cell for so long (ms) after its start loads what most first cells ask for. */
const IDLE = 2000;

const [connectionFile] = process.argv.slice(2);
if (connectionFile === undefined) {
  report('usage: main.js connection-file');
  process.exit(2);
}
const exit = process.exit.bind(process);
try {
  readConnection(connectionFile);
} catch (error) {
  // Said at once, not when the compiler is warm.
  report(error);
  exit((error as StartError).exitCode);
}

const shared = new SharedState();
const workerData = { connectionFile, buffer: shared.buffer };
const server = new Worker(new URL('./server.js', import.meta.url), { workerData });
// Without that thread nobody hears the kernel any more.
server.on('error', (error) => {
  report(error);
  exit((error as Partial<StartError>).exitCode ?? 1);
});
server.on('exit', (code) => {
  report(`the kernel's server has ended (${code})`);
  exit(1);
});

const post = (message: ToServer): void => shared.send(message, () => server.postMessage(message));
const cells = new Cells(shared, post, () => captureAgain());
cells.compiler.warm();
server.on('message', (message: ToCells) => {
  if (message.kind === 'request') cells.handle(message.type, message.content, message.count);
  else if (message.kind === 'exit') exit(0);
  else {
    cells.stop(new KeyboardInterrupt('the cell was interrupted'));
    post({ kind: 'interrupted', order: message.order });
  }
});

const captureAgain = captureStreams((name, text) => {
  const placed = printedAsTyped(text, (...position) => cells.compiler.placeOf(...position));
  cells.publish('stream', { name, text: placed });
});
keepOwnDescriptors();
process.on('uncaughtException', (error) => cells.uncaught(error));
process.on('unhandledRejection', (error, promise) => cells.rejected(promise, error));
process.on('rejectionHandled', (promise) => cells.handled(promise));
// Interrupts come as messages.
process.on('SIGINT', () => {});
process.exit = (code) => {
  throw new ProcessExit(`a cell may not end the process (process.exit(${code ?? ''}))`);
};
// Deep enough to reach the cell below a library.
Error.stackTraceLimit = 100;
shared.breakable = true;
post({ kind: 'ready' });
setTimeout(() => cells.expectPackage(), IDLE);
