/**
 * The kernel of the notebooks: tslab, speaking the Jupyter protocol in full. Started by
 * jupyter/kernels/tslab/kernel.json with the path of the connection file. This thread runs the cells;
 * server.ts, in a thread of its own, talks to the front end and can stop a busy cell.
 */
import { Worker } from 'node:worker_threads';
import { startCells } from './cells.js';
import { SharedState, type ToCells, type ToServer } from './link.js';

const [connectionFile] = process.argv.slice(2);
if (connectionFile === undefined) {
  console.error('usage: main.js connection-file');
  process.exit(2);
}
const exit = process.exit.bind(process);
const shared = new SharedState();
const server = new Worker(new URL('./server.js', import.meta.url), {
  workerData: { connectionFile, buffer: shared.buffer },
});
server.on('error', (error) => {
  console.error(error);
  exit(1);
});

const cells = startCells(shared, (message: ToServer) => {
  shared.sent();
  server.postMessage(message);
});
server.on('message', (message: ToCells) => {
  if (message.kind === 'request') cells.handle(message.type, message.content, message.count);
  else if (message.kind === 'interrupt') cells.interrupt();
  else exit(0);
});
