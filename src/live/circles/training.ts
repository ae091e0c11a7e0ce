/** One training, told picture by picture. */

import type { Split } from '../../data/dataset.js';
import type { Parameters } from '../../mlp/parameters.js';
import { outputs } from '../../mlp/predict.js';
import { matrixOf } from '../../numeric/matrix.js';
import { descend, type Training } from '../../train/descent.js';
import { type Hyperparameters, hyperparameters, modelOf } from '../../train/hyperparameters.js';
import { wasmEngine } from '../../train/wasm-engine.js';
import { type Picture, REACH, SIDE, type Told } from './problem.js';

const GRID = matrixOf(
  Array.from({ length: SIDE * SIDE }, (_, i) => [
    -REACH + (2 * REACH * (i % SIDE)) / (SIDE - 1),
    REACH - (2 * REACH * Math.floor(i / SIDE)) / (SIDE - 1),
  ]),
);

function pictureOf(theta: Parameters, h: Hyperparameters): Picture {
  const { data } = outputs(theta, GRID, modelOf(h).activation);
  const region = Float32Array.from({ length: SIDE * SIDE }, (_, i) => data[2 * i + 1] - data[2 * i]);
  const { W1, b1 } = theta;
  const lines = Float64Array.from({ length: 3 * W1.rows }, (_, i) => {
    const unit = Math.floor(i / 3);
    return i % 3 === 2 ? b1[unit] : W1.data[2 * unit + (i % 3)];
  });
  return { region, lines };
}

/** A picture takes at most a third of the time. */
const SHARE = 2;

/** Trains, and tells what there is to draw whenever drawing has not lately taken long. Throws as `descend` does. */
export async function trainCircles(
  split: Split,
  h: Partial<Hyperparameters>,
  tell: (told: Told) => void,
): Promise<Training> {
  const complete = hyperparameters(h);
  const start = performance.now();
  let engine: Awaited<ReturnType<ReturnType<typeof wasmEngine>>> | undefined;
  let told = 0;
  let free = 0;
  const training = await descend(split, h, {
    engine: async (data, all) => {
      engine = await wasmEngine({ threads: 1 })(data, all);
      return engine;
    },
    async onEpoch(history) {
      if (!engine || performance.now() < free) return;
      const before = performance.now();
      tell({ more: history.slice(told), picture: pictureOf(engine.state().parameters, complete) });
      told = history.length;
      // gives the thread's messages their turn
      await new Promise((resume) => setTimeout(resume));
      free = performance.now() + SHARE * (performance.now() - before);
    },
  });
  const { last, parameters, best, stoppedEarly, history } = training;
  tell({
    more: history.slice(told),
    picture: pictureOf(last, complete),
    done: {
      best: best.epoch,
      stoppedEarly,
      engine: engine?.name ?? '',
      milliseconds: performance.now() - start,
      kept: pictureOf(parameters, complete),
      last: [last.W1.data, last.b1, last.W2.data, last.b2].map((numbers) => Float64Array.from(numbers)),
    },
  });
  return training;
}
