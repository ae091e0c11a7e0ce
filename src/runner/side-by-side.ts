import { statSync } from 'node:fs';
import { cores } from '#kernels';
import { hasTag, readNotebook } from '../homework/nbformat.js';

/** A kernel takes up to 1 GB. */
const MOST = 4;

/**
 * Does the work for each notebook and gives the results in their order. Notebooks run side by side, one per core, the
 * largest file first, as what has much to show takes long and nothing is to wait for the last; after them, each alone,
 * those that measure a time or what else depends on the machine. After a failure none is begun any more; it is thrown
 * when those at work have ended.
 */
export async function runSideBySide<T>(
  paths: readonly string[],
  work: (path: string, index: number) => Promise<T>,
): Promise<T[]> {
  const timed = paths.map(isTimed);
  const results: T[] = [];
  const errors: unknown[] = [];
  const workThrough = async (queue: number[]): Promise<void> => {
    for (let i = queue.shift(); i !== undefined && errors.length === 0; i = queue.shift()) {
      try {
        results[i] = await work(paths[i], i);
      } catch (error) {
        errors.push(error);
      }
    }
  };
  const [alone, together] = [true, false].map((kind) => [...paths.keys()].filter((i) => timed[i] === kind));
  const sizes = paths.map(sizeOf);
  together.sort((i, j) => sizes[j] - sizes[i]);
  await Promise.all(Array.from({ length: Math.min(cores(), MOST) }, () => workThrough(together)));
  await workThrough(alone);
  if (errors.length > 0) throw errors[0];
  return results;
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** One that cannot be read is the work's to refuse. */
function isTimed(path: string): boolean {
  try {
    return readNotebook(path).cells.some((cell) => hasTag(cell, 'nbval-ignore-output'));
  } catch {
    return false;
  }
}
