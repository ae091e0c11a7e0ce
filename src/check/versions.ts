import type { Batch, Model } from '../mlp/model.js';
import { entriesOf, gradientBlocksOf, type Parameters } from '../mlp/parameters.js';
import type { Labels } from '../mlp/softmax.js';
import type { Matrix } from '../numeric/matrix.js';

/** One gradient by two versions of the code. */
export interface VersionRow {
  /** As gradW1[2,1]. */
  readonly parameter: string;
  readonly first: number;
  readonly second: number;
  /** |first − second| relative to the largest gradient of the same block by the second version. */
  readonly difference: number;
}

/**
 * prac/e07-same-gradients: the gradients of two versions on the same minibatch, parameter by parameter.
 *
 * @example
 * ```ts
 * const theta = initParameters({ d: 2, dh: 3, m: 2 }, seeded(1));
 * const X = randomMatrix(4, 2, seeded(2));
 * const model = { activation: tanh, lambda: elasticNet({}) };
 * compareVersions(theta, X, [0, 1, 1, 0], model, [batchByLoop, batchByMatrix]).length > 3 // → true
 * ```
 */
export function compareVersions(
  theta: Parameters,
  X: Matrix,
  y: Labels,
  model: Model,
  [first, second]: readonly [Batch, Batch],
): VersionRow[] {
  const ofFirst = gradientBlocksOf(first(theta, X, y, model).gradients);
  const ofSecond = gradientBlocksOf(second(theta, X, y, model).gradients);
  return ofFirst.flatMap((block, k) => {
    const other = ofSecond[k].values;
    const largest = Math.max(...Array.from(other, Math.abs));
    return entriesOf([block]).map(({ name, values, index }) => {
      const [a, b] = [values[index], other[index]];
      return { parameter: name, first: a, second: b, difference: a === b ? 0 : Math.abs(a - b) / largest };
    });
  });
}
