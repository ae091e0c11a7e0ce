import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dataset } from '../src/data/dataset.js';
import { shuffled } from '../src/data/minibatches.js';
import {
  blocksOf,
  fashionMnist,
  initParameters,
  type Matrix,
  type Parameters,
  seeded,
} from '../src/index.js';

/** The task that every contestant gets: the same data, order, initial weights, batch size and update. */
export interface Problem {
  readonly data: string;
  /** Examples in an epoch: the first n of the order. */
  readonly n: number;
  readonly d: number;
  readonly dh: number;
  readonly m: number;
  readonly K: number;
  readonly rate: number;
}

/** Files of a problem: raw numbers, little-endian, as every contestant can read them. */
const FILES = { X: 'X.f32', y: 'y.u8', order: 'order.u32' };

/** The training part of Fashion-MNIST (or the stand-in) and an order of its rows, written into a new folder. */
export async function writeData(): Promise<{ folder: string; data: Dataset; remove: () => void }> {
  const { train } = await fashionMnist();
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-bench-'));
  writeFileSync(join(folder, FILES.X), Float32Array.from(train.X.data));
  writeFileSync(join(folder, FILES.y), train.y);
  writeFileSync(join(folder, FILES.order), shuffled(train.X.rows, seeded('bench/order')));
  return { folder, data: train, remove: () => rmSync(folder, { recursive: true }) };
}

/** A folder with the problem's numbers and initial weights; the data stay in its parent. */
export function writeProblem(parent: string, problem: Problem): string {
  const folder = join(parent, `dh${problem.dh}-K${problem.K}-n${problem.n}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'problem.json'), JSON.stringify(problem));
  for (const { name, values } of blocksOf(initParameters(problem, seeded('bench/init'), 'float32')))
    writeFileSync(join(folder, `${name}.f32`), values);
  return folder;
}

export interface LoadedProblem extends Problem {
  readonly X: Matrix;
  readonly y: Uint8Array;
  /** The minibatches of an epoch. */
  readonly batches: readonly Uint32Array[];
  readonly theta: Parameters;
}

export function readProblem(folder: string): LoadedProblem {
  const problem: Problem = JSON.parse(readFileSync(join(folder, 'problem.json'), 'utf8'));
  const { n, d, dh, m, K } = problem;
  const bytes = (name: string) => new Uint8Array(readFileSync(join(folder, name))).buffer;
  const floats = (name: string) => new Float32Array(bytes(name));
  const y = new Uint8Array(bytes(join('..', FILES.y)));
  const order = new Uint32Array(bytes(join('..', FILES.order))).subarray(0, n);
  return {
    ...problem,
    X: { rows: y.length, cols: d, data: floats(join('..', FILES.X)) },
    y,
    batches: Array.from({ length: Math.ceil(n / K) }, (_, i) => order.subarray(i * K, (i + 1) * K)),
    theta: {
      W1: { rows: dh, cols: d, data: floats('W1.f32') },
      b1: floats('b1.f32'),
      W2: { rows: m, cols: dh, data: floats('W2.f32') },
      b2: floats('b2.f32'),
    },
  };
}
