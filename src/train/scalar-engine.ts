import { fitScaling, foldScaling, standardise } from '../data/standardise.js';
import { penalty } from '../mlp/elastic-net.js';
import { batchByLoop } from '../mlp/loop.js';
import { batchByMatrix } from '../mlp/matrix.js';
import type { Batch } from '../mlp/model.js';
import {
  blocksOf,
  copyParameters,
  type Gradients,
  gradientBlocksOf,
  initParameters,
  type Parameters,
  zeroGradients,
} from '../mlp/parameters.js';
import { evaluate } from '../mlp/predict.js';
import { gatherRows, inPrecision } from '../numeric/matrix.js';
import { seeded } from '../numeric/random.js';
import type { LabelledRows } from '../numeric/wasm/faults.js';
import type { Engine, EngineFactory } from './engine.js';
import { modelOf } from './hyperparameters.js';
import { type UpdateRule, updateRule } from './updates.js';

/**
 * Trains with the version that loops over the examples of a minibatch (prac/e03).
 *
 * @example
 * ```ts
 * const circles = splitAtRandom(twoCircles(seeded(1)), { valid: 100, test: 100 }, seeded(2));
 * (await train(circles, { dh: 2, epochs: 1 }, { engine: loopEngine })).history.length // → 1
 * ```
 */
export const loopEngine: EngineFactory = scalarEngine('loop', batchByLoop);

/**
 * Trains with the version that multiplies matrices (prac/e06).
 *
 * @example
 * ```ts
 * const circles = splitAtRandom(twoCircles(seeded(1)), { valid: 100, test: 100 }, seeded(2));
 * (await train(circles, { dh: 2, epochs: 1 }, { engine: matrixEngine })).history.length // → 1
 * ```
 */
export const matrixEngine: EngineFactory = scalarEngine('matrix', batchByMatrix);

/** The engine around any function that gives the gradients of a minibatch. */
function scalarEngine(name: string, batchGradients: Batch): EngineFactory {
  return (split, h): Engine => {
    const { X, y, classes } = split.train;
    const model = modelOf(h);
    // the training part alone says how: validation and test must not leak into it
    const scaling = h.standardise ? fitScaling(X) : undefined;
    const rule = updateRule(h.update);

    const sizes = { d: X.cols, dh: h.dh, m: classes.length };
    let parameters = initParameters(sizes, seeded(`${h.seed}/init`), h.precision);
    let slots = Array.from({ length: rule.slots }, () => zerosLike(parameters));
    let steps = 0;

    const stepOn = (examples: LabelledRows, rate: number) => {
      const given = inPrecision(examples.X, h.precision);
      const rows = scaling ? standardise(given, scaling) : given;
      const { risk, gradients } = batchGradients(parameters, rows, examples.y, model);
      steps++;
      updateInPlace(rule, parameters, gradients, slots, rate, steps);
      return risk;
    };

    return {
      name,
      step: (batch, rate) => stepOn({ X: gatherRows(X, batch), y: Array.from(batch, (i) => y[i]) }, rate),
      stepOn,
      evaluate(part) {
        const theta = scaling ? foldScaling(parameters, scaling) : parameters;
        return evaluate(theta, split[part], model.activation);
      },
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

/** θ and the slots ← after the t-th update, block by block: W1, b1, W2, b2. */
function updateInPlace(
  rule: UpdateRule,
  theta: Parameters,
  gradients: Gradients,
  slots: readonly Parameters[],
  rate: number,
  t: number,
): void {
  const grads = gradientBlocksOf(gradients);
  const remembered = slots.map(blocksOf);
  for (const [i, { values }] of blocksOf(theta).entries()) {
    const slotsOfBlock = remembered.map((blocks) => blocks[i].values);
    rule.stepInPlace(values, grads[i].values, slotsOfBlock, rate, t);
  }
}

function zerosLike(theta: Parameters): Parameters {
  const { gradW1, gradb1, gradW2, gradb2 } = zeroGradients(theta);
  return { W1: gradW1, b1: gradb1, W2: gradW2, b2: gradb2 };
}
