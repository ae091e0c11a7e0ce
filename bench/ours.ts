/** One of our engines as a contestant: node ours.js <folder> <engine> <precision> <threads> */
import { copyParameters, type EngineFactory, loopEngine, matrixEngine, wasmEngine } from '../src/index.js';
import { copyMatrix, type Precision } from '../src/numeric/matrix.js';
import { hyperparameters } from '../src/train/hyperparameters.js';
import { serve } from './contestant.js';
import { readProblem } from './problem.js';

const [folder, name, precision, threads] = process.argv.slice(2) as [string, string, Precision, string];
const factories: Record<string, EngineFactory> = {
  loop: loopEngine,
  matrix: matrixEngine,
  wasm: wasmEngine({ threads: Number(threads), wide: false }),
  'wasm-fma': wasmEngine({ threads: Number(threads), wide: false, fma: true }),
  'wasm-wide': wasmEngine({ threads: Number(threads) }),
};

const { X, y, batches, theta, dh, K, m, rate } = readProblem(folder);
const classes = Array.from({ length: m }, (_, k) => String(k));
const data = {
  name: 'bench',
  X: precision === 'float32' ? X : copyMatrix(X, precision),
  y,
  classes,
  standIn: false,
};
const split = { train: data, valid: data, test: data };
const engine = await factories[name](split, hyperparameters({ dh, K, rate, precision }));
engine.restore({ parameters: copyParameters(theta, precision), slots: [], steps: 0 });

await serve(batches, (batch) => engine.step(batch, rate));
await engine.close();
