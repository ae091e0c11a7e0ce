/** Where the kernels are, and what they were compiled from. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** The compiled kernels, beside the modules that use them. */
export const KERNELS = 'src/numeric/wasm';
export const ASSEMBLY = `${KERNELS}/assembly`;
/** The hash of the sources that they were compiled from, beside them. */
export const COMPILED_FROM = join(PROJECT, KERNELS, 'kernels.sha256');

/** A hash of the sources and of how they are compiled. */
export function hashOfSources() {
  const folder = join(PROJECT, ASSEMBLY);
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const files = [
    ...sources.sort().map((name) => join(folder, name)),
    join(PROJECT, 'tools/kernels/compile.mjs'),
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}
