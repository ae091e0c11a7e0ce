import type { Dataset, Split } from '../data/dataset.js';
import { penalty } from '../mlp/elastic-net.js';
import { batchByLoop } from '../mlp/loop.js';
import { batchByMatrix } from '../mlp/matrix.js';
import type { Batch } from '../mlp/model.js';
import {
  blocksOf,
  copyParameters,
  gradientBlocksOf,
  initParameters,
  type Parameters,
  zeroGradients,
} from '../mlp/parameters.js';
import { evaluate } from '../mlp/predict.js';
import { copyMatrix, gatherRows, type Precision, precisionOf } from '../numeric/matrix.js';
import { seeded } from '../numeric/random.js';
import type { Engine, EngineFactory } from './engine.js';
import { modelOf } from './hyperparameters.js';
import { updateRule } from './updates.js';

/** Trains with the version that loops over the examples of a minibatch (prac/e03). */
export const loopEngine: EngineFactory = scalarEngine('loop', batchByLoop);

/** Trains with the version that multiplies matrices (prac/e06). */
export const matrixEngine: EngineFactory = scalarEngine('matrix', batchByMatrix);

/** The engine around any function that gives the gradients of a minibatch. */
export function scalarEngine(name: string, batchGradients: Batch): EngineFactory {
  return (given, h): Engine => {
    const split = inPrecision(given, h.precision);
    const { X, y, classes } = split.train;
    const model = modelOf(h);
    const rule = updateRule(h.update);

    const sizes = { d: X.cols, dh: h.dh, m: classes.length };
    let parameters = initParameters(sizes, seeded(`${h.seed}/init`), h.precision);
    let slots = Array.from({ length: rule.slots }, () => zerosLike(parameters));
    let steps = 0;

    return {
      name,
      step(batch, rate) {
        const labels = Array.from(batch, (i) => y[i]);
        const { risk, gradients } = batchGradients(parameters, gatherRows(X, batch), labels, model);
        steps++;
        const remembered = slots.map(blocksOf);
        const grads = gradientBlocksOf(gradients);
        for (const [i, { values }] of blocksOf(parameters).entries()) {
          const slotsOfBlock = remembered.map((blocks) => blocks[i].values);
          rule.stepInPlace(values, grads[i].values, slotsOfBlock, rate, steps);
        }
        return risk;
      },
      evaluate: (part) => evaluate(parameters, split[part], model.activation),
      penalty: () => penalty(parameters, model.lambda),
      state: () => ({
        parameters: copyParameters(parameters),
        slots: slots.map((s) => copyParameters(s)),
        steps,
      }),
      restore(state) {
        parameters = copyParameters(state.parameters);
        slots = state.slots.map((s) => copyParameters(s));
        steps = state.steps;
      },
      close() {},
    };
  };
}

function zerosLike(theta: Parameters): Parameters {
  const { gradW1, gradb1, gradW2, gradb2 } = zeroGradients(theta);
  return { W1: gradW1, b1: gradb1, W2: gradW2, b2: gradb2 };
}

/** The data in the precision of the parameters: itself, where it is that already. */
function inPrecision(split: Split, precision: Precision): Split {
  const converted = (data: Dataset): Dataset =>
    precisionOf(data.X.data) === precision ? data : { ...data, X: copyMatrix(data.X, precision) };
  return { train: converted(split.train), valid: converted(split.valid), test: converted(split.test) };
}
