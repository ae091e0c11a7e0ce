import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

/** The most memory that a training took. */
export interface MemoryPeak {
  readonly precision: string;
  readonly dh: number;
  readonly megabytes: number;
}

const TRAINING = resolve(import.meta.dirname, 'training.js');

export function memoryPeaks(): MemoryPeak[] {
  return ['float32', 'float64'].flatMap((precision) =>
    [128, 1024].map((dh) => {
      const printed = execFileSync(process.execPath, [TRAINING, precision, String(dh)], { encoding: 'utf8' });
      return { precision, dh, megabytes: Number(printed) };
    }),
  );
}
