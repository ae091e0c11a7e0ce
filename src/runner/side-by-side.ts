import { statSync } from 'node:fs';
import { cores } from '#kernels';
import { readNotebook } from '../homework/nbformat.js';
import { hasTag } from '../homework/notebook.js';

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
  const files = paths.map(lookInto);
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
  const [alone, together] = [true, false].map((kind) =>
    [...paths.keys()].filter((i) => files[i].timed === kind),
  );
  together.sort((i, j) => files[j].size - files[i].size);
  await Promise.all(Array.from({ length: Math.min(cores(), MOST) }, () => workThrough(together)));
  await workThrough(alone);
  if (errors.length > 0) throw errors[0];
  return results;
}

/** Of a notebook's file; one that cannot be read is the work's to refuse. */
function lookInto(path: string): { readonly timed: boolean; readonly size: number } {
  try {
    const timed = readNotebook(path).cells.some((cell) => hasTag(cell, 'nbval-ignore-output'));
    return { timed, size: statSync(path).size };
  } catch {
    return { timed: false, size: 0 };
  }
}
