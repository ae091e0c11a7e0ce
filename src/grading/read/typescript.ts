import { createRequire } from 'node:module';
import type TypeScript from '@tslab/typescript-for-tslab';

export type { TypeScript };

/** The compiler that tslab runs cells with: what it accepts is what the grader reads. */
export function typescript(): typeof TypeScript {
  const require = createRequire(import.meta.url);
  return createRequire(require.resolve('tslab'))('@tslab/typescript-for-tslab');
}
