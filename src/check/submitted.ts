/**
 * What the gradient experiments ask of functions that somebody else has written: each `expect…` throws and says which
 * number is wrong. The values are measured by `fprop` and by dual numbers, for ReLU and without a penalty. Vectors may
 * be arrays of any kind, matrices a Matrix or an array of rows.
 */
import { relu } from '../mlp/activations.js';
import { fprop } from '../mlp/loop.js';
import {
  blocksOf,
  copyParameters,
  entriesOf,
  initParameters,
  type Parameters,
  type Sizes,
} from '../mlp/parameters.js';
import { outputs } from '../mlp/predict.js';
import { type Labels, meanCrossEntropy } from '../mlp/softmax.js';
import type { Floats, Matrix } from '../numeric/matrix.js';
import { randomMatrix, seeded, uniform } from '../numeric/random.js';
import { isInBand } from './compare.js';
import { exactRiskGradient } from './exact.js';

/** Parameters with biases that are not 0, and K examples, X: K × d, whose classes y are all there if K ≥ m. */
export interface SampleProblem {
  readonly theta: Parameters;
  readonly X: Matrix;
  readonly y: number[];
}

/**
 * The sample of this seed: the same numbers each time.
 *
 * @example
 * ```ts
 * sampleProblem({ d: 2, dh: 3, m: 2, K: 4 }, 'seed').X.rows // → 4
 * ```
 */
export function sampleProblem({ d, dh, m, K }: Sizes & { readonly K: number }, seed: string): SampleProblem {
  const rng = seeded(seed);
  const theta = initParameters({ d, dh, m }, rng);
  const draw = () => uniform(rng, -1, 1);
  const [b1, b2] = [theta.b1.map(draw), theta.b2.map(draw)];
  return {
    theta: { ...theta, b1, b2 },
    X: randomMatrix(K, d, draw),
    y: Array.from({ length: K }, (_, i) => (i + 1) % m),
  };
}

/** Of one example x: d, class y: oa, os: m and the loss L. */
export function expectForward(found: unknown, theta: Parameters, x: Floats, y: number): void {
  const right = fprop(theta, x, y, relu);
  for (const name of ['oa', 'os'] as const) expectNumbers(name, memberOf(found, name), [...right[name]]);
  expectNumbers('L', [memberOf(found, 'L')], [right.L]);
}

/** Of the mean loss of X: K × d: gradW1: dh × d, gradb1: dh, gradW2: m × dh, gradb2: m. */
export function expectGradients(found: unknown, theta: Parameters, X: Matrix, y: Labels): void {
  const exact = exactGradient(theta, X, y);
  let at = 0;
  for (const { name, values, cols } of blocksOf(theta)) {
    const gradient = memberOf(found, `grad${name}`);
    expectShape(`grad${name}`, gradient, values.length, cols);
    expectNumbers(`grad${name}`, gradient, exact.slice(at, at + values.length));
    at += values.length;
  }
}

/** Of the mean loss: one forward or central difference for each parameter, in the order W1, b1, W2, b2, row by row. */
export function expectDifferences(
  found: unknown,
  theta: Parameters,
  X: Matrix,
  y: Labels,
  epsilon: number,
): void {
  const forward = differencesOf(theta, X, y, (loss) => (loss(epsilon) - loss(0)) / epsilon);
  const central = differencesOf(theta, X, y, (loss) => (loss(epsilon) - loss(-epsilon)) / (2 * epsilon));
  if (isNear(numbersOf(found), central)) return;
  expectNumbers('the differences, W1, b1, W2, b2', found, forward);
}

/**
 * Of what is shown of a small network: its theta, its examples X: K × d with classes y, and `rows` with the gradient
 * and the difference of each parameter, in the order W1, b1, W2, b2.
 */
export function expectSideBySide(found: unknown, { d, dh, K }: { d: number; dh: number; K: number }): void {
  const theta = memberOf(found, 'theta') as Parameters;
  const X = memberOf(found, 'X') as Matrix;
  const y = numbersOf(memberOf(found, 'y')) ?? [];
  const m = numbersOf(memberOf(theta, 'b2'))?.length ?? 0;
  if (m < 2 || m > 10) throw new Error(`theta.b2 has ${m} numbers; expected one for each of 2 to 10 classes`);
  expectShape('theta.W1', memberOf(theta, 'W1'), dh * d, d);
  expectShape('theta.b1', memberOf(theta, 'b1'), dh);
  expectShape('theta.W2', memberOf(theta, 'W2'), m * dh, dh);
  expectShape('X', X, K * d, d);
  if (y.length !== K) throw new Error(`y has ${y.length} classes, not ${K}`);
  const rows = memberOf(found, 'rows');
  if (!Array.isArray(rows)) throw new Error('rows is no array');
  const column = (name: string) => rows.map((row) => memberOf(row, name) as number);
  const [gradients, differences] = [column('gradient'), column('difference')];
  const exact = exactGradient(theta, X, y);
  expectNumbers('gradient, W1, b1, W2, b2', gradients, exact);
  if (differences.length !== exact.length || !differences.every(Number.isFinite))
    throw new Error('there is not a finite difference for each parameter');
  if (exact.every((g) => g === 0)) throw new Error('every gradient is 0: this network shows nothing');
  if (differences.every((difference, p) => difference === gradients[p]))
    throw new Error('the differences are the gradients themselves, to the last bit');
  const off = differences.findIndex((f, p) => !isInBand(exact[p] / f) && Math.abs(exact[p] - f) > 1e-4);
  if (off >= 0)
    throw new Error(`row ${off + 1}: the difference ${differences[off]} is not within 1 % of the gradient`);
}

function exactGradient({ W1, b1, W2, b2 }: Parameters, X: Matrix, y: Labels): number[] {
  const layers = [
    { W: W1, b: b1 },
    { W: W2, b: b2 },
  ];
  return exactRiskGradient({ layers, activations: [relu], penalties: [] }, X, y);
}

/** A difference for each parameter, of the mean loss as a function of how far that one is moved. */
function differencesOf(
  theta: Parameters,
  X: Matrix,
  y: Labels,
  difference: (loss: (by: number) => number) => number,
): number[] {
  return entriesOf(blocksOf(theta)).map((_, p) =>
    difference((by) => {
      const moved = copyParameters(theta);
      const { values, index } = entriesOf(blocksOf(moved))[p];
      values[index] += by;
      return meanCrossEntropy(outputs(moved, X, relu), y);
    }),
  );
}

function memberOf(value: unknown, name: string): unknown {
  const member = (value as Record<string, unknown> | null | undefined)?.[name];
  if (member === undefined) throw new Error(`there is no ${name} in what was returned`);
  return member;
}

/** The numbers of a vector or a matrix, row by row; undefined if it is neither. */
function numbersOf(value: unknown): number[] | undefined {
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>);
  if (Array.isArray(value)) {
    const parts = value.map((item) => (typeof item === 'number' ? [item] : numbersOf(item)));
    return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
  }
  const { data } = (value ?? {}) as { data?: unknown };
  return data === undefined ? undefined : numbersOf(data);
}

function expectShape(name: string, found: unknown, length: number, cols = 1): void {
  const numbers = numbersOf(found);
  if (!numbers) throw new Error(`${name} is no vector or matrix of numbers`);
  const own = Array.isArray(found) ? numbersOf(found[0])?.length : (found as Partial<Matrix>).cols;
  if (numbers.length !== length || (own ?? 1) !== cols) {
    const shape = (n: number, c: number) => `${n / c} × ${c}`;
    throw new Error(`${name} is ${shape(numbers.length, own ?? 1)}, not ${shape(length, cols)}`);
  }
}

/** Relative to the largest of them: rounding may add up in another order. */
function isNear(found: readonly number[] | undefined, right: readonly number[]): boolean {
  const scale = Math.max(1e-3, ...right.map(Math.abs));
  return found?.length === right.length && right.every((r, i) => Math.abs(found[i] - r) <= 1e-9 * scale);
}

function expectNumbers(name: string, found: unknown, right: readonly number[]): void {
  const numbers = numbersOf(found);
  if (!numbers) throw new Error(`${name} is no number, vector or matrix of numbers`);
  if (numbers.length !== right.length)
    throw new Error(`${name} has ${numbers.length} numbers, not ${right.length}`);
  if (isNear(numbers, right)) return;
  const distances = right.map((r, i) => Math.abs(numbers[i] - r));
  const at = Math.max(
    0,
    distances.findIndex((d) => !(d < Math.max(...distances))),
  );
  throw new Error(`${name}, number ${at + 1}: ${numbers[at]} is not right`);
}
