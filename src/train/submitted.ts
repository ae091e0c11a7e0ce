/** What the trainings ask of functions, weights and logs that somebody else has made; each error says what is wrong. */
import type { Dataset, Split } from '../data/dataset.js';
import { relu } from '../mlp/activations.js';
import type { Parameters } from '../mlp/parameters.js';
import { evaluate } from '../mlp/predict.js';
import { PARTS, type Part } from './history.js';

/**
 * The proportion of the examples that the weights of a ReLU network get wrong. W1: dh × d, b1: dh, W2: m × dh, b2: m,
 * where d and m are those of the data. Throws if the weights are of other shapes or not finite.
 *
 * @example
 * ```ts
 * const theta = initParameters({ d: 2, dh: 3, m: 2 }, seeded(1));
 * errorOfWeights(theta, twoCircles(seeded(1))) < 1 // → true
 * ```
 */
export function errorOfWeights(theta: Parameters, data: Dataset): number {
  const { W1, b1, W2, b2 } = theta ?? {};
  const [d, m, dh] = [data.X.cols, data.classes.length, b1?.length];
  const shape = ({ rows, cols, data }: Parameters['W1']) => `${rows} × ${cols}, ${data?.length} numbers`;
  for (const [name, W, rows, cols] of [
    ['W1', W1, dh, d],
    ['W2', W2, m, dh],
  ] as const) {
    if (W?.rows !== rows || W.cols !== cols || W.data?.length !== rows * cols)
      throw new Error(`${name} is ${W ? shape(W) : 'missing'}; expected ${rows} × ${cols}`);
  }
  if (b2?.length !== m) throw new Error(`b2 has ${b2?.length} numbers; expected ${m}`);
  if (![W1.data, b1, W2.data, b2].every((values) => values.every(Number.isFinite)))
    throw new Error('a weight is not finite');
  return evaluate(theta, data, relu).error;
}

/**
 * The proportion of the examples whose class is not the one that was said. Throws unless a class of the data was said
 * for each of them.
 *
 * @example
 * ```ts
 * const circles = twoCircles(seeded(1), { pointsPerClass: 2 });
 * errorOfClasses(circles.y, circles) // → 0
 * ```
 */
export function errorOfClasses(said: unknown, { y, classes }: Dataset): number {
  const list = said as ArrayLike<unknown> | undefined;
  if (list?.length !== y.length) throw new Error(`${list?.length ?? 'no'} classes for ${y.length} examples`);
  let wrong = 0;
  for (let i = 0; i < y.length; i++) {
    const k = list[i];
    if (!(Number.isInteger(k) && (k as number) >= 0 && (k as number) < classes.length))
      throw new Error(`example ${i + 1}: ${k} is no class; they are 0 … ${classes.length - 1}`);
    if (k !== y[i]) wrong++;
  }
  return wrong / y.length;
}

/** Of `{ train, valid, test }`, each with its error and its loss: those of theta on the split. */
export function expectSixFigures(found: unknown, theta: Parameters, split: Split): void {
  for (const part of PARTS) {
    const right = evaluate(theta, split[part], relu);
    for (const figure of ['error', 'loss'] as const) {
      const value = (found as Record<Part, Record<string, number>> | undefined)?.[part]?.[figure];
      if (typeof value !== 'number') throw new Error(`there is no ${part}.${figure} in what was returned`);
      if (!(Math.abs(value - right[figure]) <= 1e-9 * Math.max(1, right[figure])))
        throw new Error(`${part}.${figure}: ${value} is not right`);
    }
  }
}

/**
 * The log of a training reads: CSV with an epoch 1, 2, … in each line, and columns `train error`, `train loss`,
 * `valid error`, `valid loss`, `test error`, `test loss` among others; lines that begin with # are comments.
 */
export function expectLog(text: unknown): void {
  if (typeof text !== 'string') throw new Error('the log is no text');
  const [head = '', ...lines] = text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const names = head.split(',').map((name) => name.trim().toLowerCase());
  const columnOf = (name: string): number => {
    if (names.includes(name)) return names.indexOf(name);
    throw new Error(`the log has no column '${name}'; its columns: ${names.join(', ')}`);
  };
  const epoch = columnOf('epoch');
  const columns = PARTS.flatMap((part) => ['error', 'loss'].map((figure) => columnOf(`${part} ${figure}`)));
  if (lines.length === 0) throw new Error('the log has no epoch');
  for (const [i, line] of lines.entries()) {
    const fields = line.split(',').map((field) => (field.trim() === '' ? Number.NaN : Number(field)));
    if (fields[epoch] !== i + 1) throw new Error(`line ${i + 1} of the log is not epoch ${i + 1}: ${line}`);
    const wrong = columns.find(
      (at, c) => !(fields[at] >= 0 && fields[at] <= (c % 2 === 0 ? 1 : Number.MAX_VALUE)),
    );
    if (wrong !== undefined)
      throw new Error(`epoch ${i + 1} of the log: ${names[wrong]} is not right: ${line}`);
  }
}
