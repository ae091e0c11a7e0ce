/** npm run bench: our engines beside their peers, in turns, on the machine it runs on. Prints and writes JSON. */
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { resolve } from 'node:path';
import { type Contestant, contest, type Result } from './contest.js';
import { growth } from './growth.js';
import { memoryPeaks } from './memory.js';
import { type Problem, writeData, writeProblem } from './problem.js';
import { products } from './products.js';
import { epochTable, goalTable, growthTable, memoryTable, productTable } from './tables.js';

const PEERS = resolve(import.meta.dirname, '../../bench/peers');
const RESULTS = resolve(import.meta.dirname, '../../bench/results.json');
/** For the kernels with 256-bit registers. */
const NODE_24 = resolve(import.meta.dirname, '../../bench/node_modules/node/bin/node');
const LAPS = Number(process.env.BENCH_LAPS ?? 7);
const PYTHON = process.env.PYTHON ?? 'python3';
/** The loop and the scalar matrix version do this part of an epoch, in one lap. */
const SHARE = 1 / 20;

function ours(folder: string, engine: string, precision: string, threads: number): Contestant {
  const args = [resolve(import.meta.dirname, 'ours.js'), folder, engine, precision, String(threads)];
  const name = engine.startsWith('wasm')
    ? `${engine} ${precision}, ${threads} threads`
    : `${engine} ${precision}`;
  return { name, command: process.execPath, args };
}

function peer(name: string, script: string, folder: string, threads: number, ...rest: string[]): Contestant {
  const [t, args] = [String(threads), [resolve(PEERS, script), folder, ...rest]];
  const env = { OPENBLAS_NUM_THREADS: t, OMP_NUM_THREADS: t, MKL_NUM_THREADS: t };
  return { name: `${name}, ${threads} threads`, command: PYTHON, args, env };
}

async function epochs(data: string, problem: Problem, log: (text: string) => void): Promise<Result[]> {
  const folder = writeProblem(data, problem);
  const part = writeProblem(data, { ...problem, n: Math.round(problem.n * SHARE) });
  const T = availableParallelism();
  const slow = { laps: 1, share: SHARE };
  const contestants: Contestant[] = [
    { ...ours(part, 'loop', 'float64', 1), ...slow },
    { ...ours(part, 'matrix', 'float64', 1), ...slow },
    { ...ours(part, 'matrix', 'float32', 1), ...slow },
    ours(folder, 'wasm', 'float64', 1),
    ours(folder, 'wasm', 'float64', T),
    ours(folder, 'wasm', 'float32', 1),
    ours(folder, 'wasm', 'float32', T),
    ours(folder, 'wasm-fma', 'float32', T),
    { ...ours(folder, 'wasm-wide', 'float64', T), command: NODE_24 },
    { ...ours(folder, 'wasm-wide', 'float32', T), command: NODE_24 },
    peer('NumPy float64', 'numpy_mlp.py', folder, 1, 'float64'),
    peer('NumPy float64', 'numpy_mlp.py', folder, T, 'float64'),
    peer('NumPy float32', 'numpy_mlp.py', folder, 1, 'float32'),
    peer('NumPy float32', 'numpy_mlp.py', folder, T, 'float32'),
    peer('PyTorch float32', 'torch_mlp.py', folder, 1, '1'),
    peer('PyTorch float32', 'torch_mlp.py', folder, T, String(T)),
    peer('scikit-learn float32', 'sklearn_mlp.py', folder, T),
    {
      name: 'TF.js wasm float32',
      command: process.execPath,
      args: [resolve(import.meta.dirname, 'tfjs.js'), folder],
      laps: 3,
    },
  ];
  return contest(contestants, LAPS, log);
}

const log = (text: string) => process.stderr.write(`${text}\n`);
const { folder, data, remove } = await writeData();
try {
  const [n, d] = [data.X.rows, data.X.cols];
  const epochsOf: Record<number, Result[]> = {};
  for (const dh of [128, 1024]) {
    log(`${data.name}, n = ${n}, K = 100, dh = ${dh}`);
    epochsOf[dh] = await epochs(
      folder,
      { data: data.name, n, d, dh, m: data.classes.length, K: 100, rate: 0.1 },
      log,
    );
    console.log(epochTable(data.name, n, dh, epochsOf[dh]));
  }
  console.log(goalTable(epochsOf));
  const rates = await products(data, PYTHON, resolve(PEERS, 'gemm.py'));
  console.log(productTable(rates));
  const grown = await growth(data);
  console.log(growthTable(grown));
  const memory = memoryPeaks();
  console.log(memoryTable(memory));
  const machine = { cpu: cpus()[0].model, cores: availableParallelism(), node: process.version };
  const results = {
    data: data.name,
    machine,
    laps: LAPS,
    epochs: epochsOf,
    products: rates,
    growth: grown,
    memory,
  };
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
} finally {
  remove();
}
