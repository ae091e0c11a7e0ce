import { Worker } from 'node:worker_threads';
import type { Address } from './kernels.js';

/**
 * Starts `count` more threads on the network. They join when they are ready, in the middle of the training:
 * the results do not depend on how many there are. They do not keep the process alive.
 */
export function startWorkers(
  count: number,
  workerData: { module: WebAssembly.Module; memory: WebAssembly.Memory; network: Address },
): Worker[] {
  return Array.from({ length: count }, () => {
    const worker = new Worker(new URL('worker.js', import.meta.url), { workerData, execArgv: [] });
    worker.unref();
    return worker;
  });
}

/** Resolves when the dismissed workers have ended. */
export async function ended(workers: readonly Worker[]): Promise<void> {
  await Promise.all(workers.map((worker) => worker.terminate()));
}
