import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Dataset } from '../src/data/dataset.js';
import { rowsOf } from '../src/data/split.js';
import { randomMatrix, relu, seeded } from '../src/index.js';
import type { Matrix, Precision } from '../src/numeric/matrix.js';
import type { LabelledRows } from '../src/numeric/wasm/faults.js';
import { type PlacedExamples, WasmNetwork } from '../src/numeric/wasm/network.js';

/** GFLOP/s of one product of K × d by d × dh; a multiplication by 0 counts, also where it is left out. */
export interface ProductRate {
  readonly name: string;
  readonly K: number;
  readonly d: number;
  readonly dh: number;
  readonly gflops: number | undefined;
}

const SIZES = [
  [100, 784, 128],
  [100, 784, 1024],
  [1000, 784, 1024],
];
const ROUNDS = 5;

/** Our forward pass (product, activation, a last layer of one unit) on dense inputs and on images, beside NumPy's bare product. */
export async function products(images: Dataset, python: string, script: string): Promise<ProductRate[]> {
  const rates: ProductRate[] = [];
  for (const precision of ['float32', 'float64'] as const) {
    for (const [K, d, dh] of SIZES) {
      for (const threads of new Set([1, availableParallelism()])) {
        const best = { dense: 0, images: 0, blas: 0 };
        const network = networkOf(precision, K, d, dh, threads);
        const dense = network.place(denseRows(K, d));
        const sparse = network.place(unlabelled(rowsOf(images, 0, K).X));
        const blas = startBlas(python, [resolve(script), ...[K, d, dh].map(String), precision], threads);
        for (let round = 0; round < ROUNDS; round++) {
          best.dense = Math.max(best.dense, rateOf(network, dense, dh));
          best.images = Math.max(best.images, rateOf(network, sparse, dh));
          best.blas = Math.max(best.blas, await blas.rate());
        }
        await network.close();
        blas.end();
        const suffix = `${precision}, ${threads} threads`;
        rates.push({ name: `wasm ${suffix}`, K, d, dh, gflops: best.dense });
        rates.push({ name: `wasm ${suffix}, images`, K, d, dh, gflops: best.images });
        rates.push({ name: `NumPy ${suffix}`, K, d, dh, gflops: best.blas || undefined });
      }
    }
  }
  return rates;
}

function networkOf(precision: Precision, K: number, d: number, dh: number, threads: number): WasmNetwork {
  const activation = relu;
  const layers = [{ outputs: dh, activation }, { outputs: 1 }];
  return new WasmNetwork({ precision, inputs: d, layers, update: { rule: 'sgd' }, capacity: K, threads });
}

function denseRows(K: number, d: number): LabelledRows {
  const random = seeded('bench/product');
  return unlabelled(randomMatrix(K, d, () => 1 - random()));
}

/** All of the only class that a last layer of one unit knows. */
const unlabelled = (X: Matrix): LabelledRows => ({ X, y: new Uint8Array(X.rows) });

function rateOf(network: WasmNetwork, examples: PlacedExamples, dh: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 20; i++) {
    const start = performance.now();
    network.evaluate(examples);
    best = Math.min(best, performance.now() - start);
  }
  return (2 * examples.count * network.spec.inputs * dh) / best / 1e6;
}

/** NumPy's rates, 0 if it is not on the machine. */
function startBlas(python: string, args: string[], threads: number) {
  const env = { ...process.env, OPENBLAS_NUM_THREADS: String(threads), MKL_NUM_THREADS: String(threads) };
  const child = spawn(python, args, { env, stdio: ['pipe', 'pipe', 'ignore'] });
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ready = lines.next();
  return {
    async rate(): Promise<number> {
      if ((await ready).done) return 0;
      child.stdin.write('go\n');
      return Number((await lines.next()).value ?? 0);
    },
    end: () => child.stdin.end(),
  };
}
