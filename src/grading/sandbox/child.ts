/**
 * The process in which a submission runs: the kernel's own way of running cells, without sockets, threads,
 * child processes or a network. What it may read and write is said on its command line (see launch.ts).
 */
import { Cells } from '../../kernel/cells.js';
import { SharedState } from '../../kernel/link.js';
import { captureStreams } from '../../kernel/output.js';
import { decodeValue, encodeValue } from './codec.js';
import type { FromSandbox, ToSandbox } from './messages.js';
import { closeNetwork } from './network.js';

const send = process.send!.bind(process) as (message: FromSandbox) => void;
/** The first process of a namespace cannot send itself a signal that it does not handle. */
const end = (process as unknown as { reallyExit(code: number): never }).reallyExit.bind(process);

closeNetwork();
const cells = new Cells(new SharedState(), send, () => captureAgain());
const { exports: variables } = (globalThis as unknown as { __tslab__: { exports: Record<string, unknown> } })
  .__tslab__;

const captureAgain = captureStreams((name, text) => cells.publish('stream', { name, text }));
process.on('uncaughtException', (error) => cells.uncaught(error));
process.on('unhandledRejection', (error, promise) => cells.rejected(promise, error));
process.on('rejectionHandled', (promise) => cells.handled(promise));
for (const name of ['kill', '_kill', '_debugProcess'])
  Object.defineProperty(process, name, {
    value: () => {
      throw new Error('a submission sends no signals');
    },
  });
process.exit = () => {
  throw new Error('a cell may not end the process');
};
process.on('message', (message: ToSandbox) => {
  if (message.kind === 'run') cells.handle('execute_request', { code: message.code }, message.count);
  else if (message.kind === 'forget') cells.forget();
  else call(message.name, decodeValue(message.args) as unknown[]);
});
process.on('disconnect', () => end(1));
send({ kind: 'ready' });

async function call(name: string, args: unknown[]): Promise<void> {
  try {
    const f = variables[name];
    if (typeof f !== 'function') throw new Error(`there is no function ${name}`);
    send({ kind: 'value', value: encodeValue(await f(...args)) });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
    send({ kind: 'thrown', name: String(name), message: String(message) });
  }
}
