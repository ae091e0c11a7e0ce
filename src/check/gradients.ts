import { type DeepModel, deepBatch, deepBlocksOf, type Layer } from '../mlp/deep.js';
import { type Penalty, penaltiesOf } from '../mlp/elastic-net.js';
import { batchByMatrix } from '../mlp/matrix.js';
import type { Batch, Model } from '../mlp/model.js';
import { type Block, gradientBlocksOf, type Parameters } from '../mlp/parameters.js';
import type { Labels } from '../mlp/softmax.js';
import type { Matrix } from '../numeric/matrix.js';
import type { CheckRow } from './compare.js';
import { type CheckOptions, checkSubject } from './layers.js';

/**
 * impl/grad-check for the MLP: the gradient of every parameter by `batch`, the version under test, and by three
 * other routes, for one minibatch X: K × d (a single example is K = 1). θ must be float64.
 *
 * @example
 * ```ts
 * const theta = initParameters({ d: 2, dh: 3, m: 2 }, seeded(1));
 * const model = { activation: tanh, lambda: elasticNet({}) };
 * const X = randomMatrix(4, 2, seeded(2));
 * gradientFailure(checkGradients(theta, X, [0, 1, 1, 0], model)) // → undefined
 * ```
 */
export function checkGradients(
  { W1, b1, W2, b2 }: Parameters,
  X: Matrix,
  y: Labels,
  { activation, lambda }: Model,
  { batch = batchByMatrix, ...options }: CheckOptions & { readonly batch?: Batch } = {},
): CheckRow[] {
  const subject = {
    layers: [
      { W: W1, b: b1 },
      { W: W2, b: b2 },
    ],
    activations: [activation],
    penalties: penaltiesOf(lambda),
    unitName: () => 'ha',
    batch([one, two]: readonly Layer[], [first, second]: readonly Penalty[]) {
      const theta = { W1: one.W, b1: one.b, W2: two.W, b2: two.b };
      const lambda = { lambda11: first.l1, lambda12: first.l2, lambda21: second.l1, lambda22: second.l2 };
      const { risk, penalty, gradients } = batch(theta, X, y, { activation, lambda });
      return { risk, penalty, gradient: flatten(gradientBlocksOf(gradients)) };
    },
  };
  return checkSubject(subject, X, y, options);
}

/**
 * The same for the L-layer network of the deep sheet.
 *
 * @example
 * ```ts
 * const theta = initDeep([2, 3, 3, 2], seeded(1));
 * const X = randomMatrix(4, 2, seeded(2));
 * gradientFailure(checkDeepGradients(theta, X, [0, 1, 1, 0], { activations: [tanh, tanh] })) // → undefined
 * ```
 */
export function checkDeepGradients(
  theta: readonly Layer[],
  X: Matrix,
  y: Labels,
  { activations, penalties = theta.map(() => ({ l1: 0, l2: 0 })) }: DeepModel,
  { batch = deepBatch, ...options }: CheckOptions & { readonly batch?: typeof deepBatch } = {},
): CheckRow[] {
  const subject = {
    layers: theta,
    activations,
    penalties,
    unitName: (k: number) => `z${k + 1}`,
    batch(layers: readonly Layer[], penalties: DeepModel['penalties']) {
      const { risk, penalty, gradients } = batch(layers, X, y, { activations, penalties });
      return { risk, penalty, gradient: flatten(deepBlocksOf(gradients)) };
    },
  };
  return checkSubject(subject, X, y, options);
}

/** The values of all blocks, one after the other. */
function flatten(blocks: readonly Block[]): number[] {
  return blocks.flatMap(({ values }) => Array.from(values));
}
