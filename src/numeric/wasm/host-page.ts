/**
 * What the kernels need, in a page: one precision, one thread. A page opened from a file may make a shared memory,
 * but not post it to another thread.
 */
import type { Build, ThreadData, ThreadTeam } from './kernels.js';
import float64 from './kernels-float64.wasm';

export function kernelBytes({ precision, fma }: Build): BufferSource {
  if (precision !== 'float64' || fma) throw new Error('in a page there are the kernels of float64 alone');
  return float64;
}

export const cores = (): number => 1;

export function startTeam(count: number, _: ThreadData): ThreadTeam {
  if (count > 0) throw new Error('in a page the network has one thread');
  return { ended: async () => {} };
}
