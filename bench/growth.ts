import type { Dataset } from '../src/data/dataset.js';
import { minibatches } from '../src/data/minibatches.js';
import { rowsOf } from '../src/data/split.js';
import { seeded, wasmEngine } from '../src/index.js';
import { hyperparameters } from '../src/train/hyperparameters.js';

/** Seconds of an epoch with the WASM engine, as one size grows and the others stay. */
export interface GrowthPoint {
  readonly grows: 'K' | 'dh' | 'n';
  readonly K: number;
  readonly dh: number;
  readonly n: number;
  readonly seconds: number;
}

const BASE = { K: 100, dh: 128 };
const STEPS = {
  K: [1, 10, 100, 1000],
  dh: [16, 32, 64, 128, 256, 512, 1024],
  n: [6250, 12500, 25000, 50000],
};

export async function growth(data: Dataset): Promise<GrowthPoint[]> {
  const points: GrowthPoint[] = [];
  for (const grows of ['K', 'dh', 'n'] as const) {
    for (const value of STEPS[grows]) {
      const size = { ...BASE, n: Math.min(data.X.rows, STEPS.n[1]), [grows]: value };
      if (size.n <= data.X.rows) points.push({ grows, ...size, seconds: await bestEpoch(data, size) });
    }
  }
  return points;
}

async function bestEpoch(data: Dataset, { K, dh, n }: { K: number; dh: number; n: number }): Promise<number> {
  const train = rowsOf(data, 0, n);
  const split = { train, valid: train, test: train };
  const engine = await wasmEngine()(split, hyperparameters({ K, dh, precision: 'float32' }));
  const batches = minibatches(n, K, seeded('bench/growth'));
  let best = Number.POSITIVE_INFINITY;
  for (let lap = 0; lap < 4; lap++) {
    const start = performance.now();
    for (const batch of batches) engine.step(batch, 0.01);
    best = Math.min(best, performance.now() - start);
    // threads that have just started join between two laps
    await new Promise(setImmediate);
  }
  await engine.close();
  return best / 1000;
}
