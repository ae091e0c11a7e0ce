import type { Column, Table } from '../bundle.js';
import { mlp } from '../derivation/lines/notation.js';
import { typeset } from '../derivation/typeset/typeset.js';
import { parse } from '../judge/language.js';
import { elu, leakyRelu, relu } from '../mlp/activations.js';
import type { LineName } from '../mlp/line-tags.js';
import { type Backward, bprop, type Forward, fprop, inputGradient } from '../mlp/loop.js';
import { blocksOf, copyParameters, gradientBlocksOf, type Parameters } from '../mlp/parameters.js';
import { type Matrix, matrixOf } from '../numeric/matrix.js';
import { formulasOf, type HomeworkVariant } from './network/formulas.js';

/** One line: what is computed, the shapes of the factors, and the numbers. */
interface Step {
  readonly left: LineName;
  readonly shapes: string;
  readonly value: string;
}

export interface Worked {
  readonly table: Table;
  /** The loss before the step of descent and after it. */
  readonly losses: readonly [before: number, after: number];
}

/** Small whole numbers, so that everything up to the softmax can be checked in the head. d = 2, dh = 3, m = 3. */
const THETA: Parameters = {
  W1: matrixOf([
    [1, 0],
    [0, 1],
    [-1, 0],
  ]),
  b1: Float64Array.of(0, -1, 0),
  W2: matrixOf([
    [1, 0, 1],
    [0, 1, 0],
    [-1, 1, 2],
  ]),
  b2: Float64Array.of(0, 0, 1),
};
const X = Float64Array.of(1, 3);

const ETA = 0.1;

/** The hidden activation as code. */
const CODE = { relu, 'leaky relu': leakyRelu(0.1), elu: elu(1) };

/**
 * fprop, bprop and one step of descent of a network with d = 2, dh = 3, m = 3, on one example of class 1, in numbers.
 * Leaky ReLU has α = 0.1, ELU α = 1.
 *
 * @example
 * ```ts
 * workedNetwork('relu', 'In numbers').table.caption // → 'In numbers'
 * ```
 */
export function workedNetwork(variant: HomeworkVariant, caption: string): Worked {
  const activation = CODE[variant];
  const formulas = formulasOf(variant);
  const kept = fprop(THETA, X, 0, activation);
  const back = bprop(THETA, X, 0, kept, activation);
  const next = descended(THETA, back);
  const after = fprop(next, X, 0, activation).L;
  const tex = (source: string) => typeset(parse(source), mlp(variant)).tex;
  const rows = steps(kept, back).map(({ left, shapes, value }) => [
    `$\\displaystyle ${tex(left)} = ${tex(formulas[left])}$`,
    `$${shapes}$`,
    `$${value}$`,
  ]);
  const step = `$\\displaystyle \\mathbf W^{(1)} - ${ETA}\\,${tex('gradW1')}$`;
  rows.push([step, '$3\\times2$', `$${matrix(next.W1)}$`]);
  rows.push([
    '$L$ after this step, taken for all of $\\theta$',
    '$1$',
    `$${number(after)} < ${number(kept.L)}$`,
  ]);
  return {
    table: { caption, columns: ['formula', 'shapes', 'value'].map(left), rows },
    losses: [kept.L, after],
  };
}

const left = (title: string): Column => ({ title, align: 'left' });

/** θ − η ∂L/∂θ */
function descended(theta: Parameters, back: Backward): Parameters {
  const next = copyParameters(theta);
  const gradients = gradientBlocksOf(back);
  for (const [b, { values }] of blocksOf(next).entries())
    values.forEach((_, i) => {
      values[i] -= ETA * gradients[b].values[i];
    });
  return next;
}

function matrix({ rows, cols, data }: Matrix): string {
  const lines = Array.from({ length: rows }, (_, i) =>
    Array.from({ length: cols }, (_, j) => number(data[i * cols + j])).join(' & '),
  );
  return `\\begin{pmatrix}${lines.join(' \\\\ ')}\\end{pmatrix}`;
}

/** Two decimals, or none where it is whole; no minus before a zero. */
function number(value: number): string {
  const rounded = Math.abs(value) < 0.005 ? 0 : value;
  return Number.isInteger(rounded) ? String(rounded) : rounded.toFixed(2);
}

function steps(kept: Forward, back: Backward): Step[] {
  const { ha, hs, oa, os, L } = kept;
  const { gradoa, gradW2, gradhs, gradha, gradW1 } = back;
  const column = (v: ArrayLike<number>) => matrix(matrixOf(Array.from(v, (entry) => [entry])));
  const gradx = inputGradient(THETA, back);
  return [
    { left: 'ha', shapes: '(3\\times2)(2\\times1)+3\\times1', value: column(ha) },
    { left: 'hs', shapes: '3\\times1', value: column(hs) },
    { left: 'oa', shapes: '(3\\times3)(3\\times1)+3\\times1', value: column(oa) },
    { left: 'os', shapes: '3\\times1', value: column(os) },
    { left: 'L', shapes: '1', value: number(L) },
    { left: 'gradoa', shapes: '3\\times1', value: column(gradoa) },
    { left: 'gradW2', shapes: '(3\\times1)(1\\times3)', value: matrix(gradW2) },
    { left: 'gradhs', shapes: '(3\\times3)(3\\times1)', value: column(gradhs) },
    { left: 'gradha', shapes: '3\\times1\\odot3\\times1', value: column(gradha) },
    { left: 'gradW1', shapes: '(3\\times1)(1\\times2)', value: matrix(gradW1) },
    { left: 'gradx', shapes: '(2\\times3)(3\\times1)', value: column(gradx) },
  ];
}
