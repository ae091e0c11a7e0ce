import { createRequire } from 'node:module';
import type { Table } from '../bundle.js';
import type { Derivation } from '../derivation/derivation.js';
import {
  ACTIVATION_NAMES,
  type Activation,
  activationNamed,
  describeActivation,
  variantOf,
} from '../mlp/activations.js';
import { bprop, fprop, inputGradient } from '../mlp/loop.js';
import { bpropBatch, fpropBatch, inputGradientBatch } from '../mlp/matrix.js';
import { initParameters, type Sizes } from '../mlp/parameters.js';
import { hasSources, lineTagged } from '../mlp/source.js';
import { type Floats, type Matrix, toRows } from '../numeric/matrix.js';
import { type Rng, randomMatrix, seeded, uniform } from '../numeric/random.js';
import { relativeError } from './compare.js';

/*
 * From the proof to the code: the very expression that a derivation reached is evaluated on random inputs and
 * compared with what the shipped bprop computes there.
 */

/** The gradients of one example, by the name that formulas and code share. */
export type GradientName =
  | 'gradoa'
  | 'gradW2'
  | 'gradb2'
  | 'gradhs'
  | 'gradha'
  | 'gradW1'
  | 'gradb1'
  | 'gradx';

/** A column (n × 1) or a matrix, as lists of rows. */
type Rows = readonly (readonly number[])[];

/** A proven formula against the shipped code, for one activation. */
export interface FormulaRow {
  readonly formula: string;
  readonly activation: string;
  /** How many random networks and examples were tried. */
  readonly trials: number;
  /** Largest relative error of an entry against loop.ts and against matrix.ts with K = 1. */
  readonly loopError: number;
  readonly matrixError: number;
}

/** Rounding of a few sums in float64. */
const TOLERANCE = 1e-12;
const TRIALS = 20;
const ALPHA = 0.3;
/** By the name of the variant of the notation. */
const VARIANTS: ReadonlyMap<string, Activation> = new Map(
  ACTIVATION_NAMES.map((name) => [variantOf(name), activationNamed(name, ALPHA)]),
);
/** Those in two pieces: the hidden activations of the homework. */
const PIECEWISE = [...VARIANTS].filter(([, { bends }]) => bends).map(([variant]) => variant);

/**
 * The answer of the derivation, a formula in matrix form for the gradient `name`, against bprop: on random networks
 * of random sizes, for the activation of the derivation's notation or, where the formula holds for every one
 * (`variants` not given), for all that are in two pieces.
 */
export function formulaAgainstCode(
  proven: Derivation,
  name: GradientName,
  variants: readonly string[] = PIECEWISE,
): FormulaRow[] {
  const formula = answerOf(proven);
  return variants.map((variant) => {
    const activation = VARIANTS.get(variant);
    if (!activation) throw new Error(`no activation '${variant}'; known: ${[...VARIANTS.keys()].join(', ')}`);
    const rng = seeded(`${formula}/${variant}`);
    const errors = Array.from({ length: TRIALS }, () => trial(formula, name, activation, rng));
    return {
      ...{ formula, activation: describeActivation(activation), trials: TRIALS },
      loopError: Math.max(...errors.map(({ loop }) => loop)),
      matrixError: Math.max(...errors.map(({ matrix }) => matrix)),
    };
  });
}

/** The comparison with the two live lines it is about, where their sources are here: `tags` in loop.ts and in matrix.ts. */
export function formulaTable(
  rows: readonly FormulaRow[],
  tags: readonly [loop: string, matrix: string],
): Table {
  const left = (title: string) => ({ title, align: 'left' as const });
  const right = (title: string) => ({ title, align: 'right' as const });
  return {
    caption: `The formula ${rows[0].formula} against ${hasSources() ? linesTagged(tags) : 'the code of the network'}`,
    columns: [
      left('activation'),
      right('networks'),
      right('error of the loop'),
      right('error of the matrix line'),
    ],
    rows: rows.map(({ activation, trials, loopError, matrixError }) => [
      activation,
      String(trials),
      errorText(loopError),
      errorText(matrixError),
    ]),
  };
}

/** The error a cell should throw if formula and code differ; undefined if they agree. */
export function formulaFailure(rows: readonly FormulaRow[]): Error | undefined {
  const wrong = rows.find((row) => !(Math.max(row.loopError, row.matrixError) <= TOLERANCE));
  return wrong && new Error(`${wrong.formula} is not what bprop computes for ${wrong.activation}`);
}

function errorText(error: number): string {
  return error <= TOLERANCE ? `≤ ${TOLERANCE}` : error.toExponential(1);
}

function answerOf({ id, record }: Derivation): string {
  const answer = record.lines.find((line) => line.answer);
  if (!answer) throw new Error(`the derivation of ${id} reaches no answer`);
  return answer.source;
}

function trial(formula: string, name: GradientName, act: Activation, rng: Rng) {
  const size = () => 2 + Math.floor(4 * rng());
  const sizes: Sizes = { d: size(), dh: size(), m: size() };
  const theta = initParameters(sizes, rng);
  const X = randomMatrix(1, sizes.d, () => uniform(rng, -1, 1));
  const y = Math.floor(sizes.m * rng());

  const kept = fprop(theta, X.data, y, act);
  const back = bprop(theta, X.data, y, kept, act);
  const byLoop = { ...back, gradx: inputGradient(theta, back) };
  const batch = bpropBatch(theta, X, [y], fpropBatch(theta, X, [y], act), act);
  const byMatrix = {
    ...batch,
    ...{ gradoa: batch.GradOa.data, gradhs: batch.GradHs.data, gradha: batch.GradHa.data },
    gradx: inputGradientBatch(theta, batch).data,
  };

  const values = { x: X.data, ...theta, ...kept, ...byLoop };
  const known = Object.entries(values).flatMap(([symbol, value]) =>
    typeof value === 'number' || symbol === name ? [] : [[symbol, rowsOf(value)] as const],
  );
  const expected = evaluated(formula, { ...Object.fromEntries(known), ...sizes, y: y + 1, alpha: act.alpha });
  return {
    loop: largestError(rowsOf(byLoop[name]), expected),
    matrix: largestError(rowsOf(byMatrix[name]), expected),
  };
}

/** A vector stands as a column. */
function rowsOf(value: Floats | Matrix): Rows {
  return 'rows' in value ? toRows(value) : Array.from(value, (v) => [v]);
}

/** The formula by mathjs's own arithmetic, which shares nothing with ours. Classes count from 1, as on paper. */
function evaluated(formula: string, values: Readonly<Record<string, unknown>>): Rows {
  const math = createRequire(import.meta.url)('mathjs');
  const scope = Object.entries(values).map(([symbol, v]) => [symbol, Array.isArray(v) ? math.matrix(v) : v]);
  const functions = {
    onehot: (y: number, m: number) => math.matrix(Array.from({ length: m }, (_, k) => [Number(k === y - 1)])),
    ind: (condition: unknown) => math.number(condition),
    exp: (v: unknown) => math.map(v, math.exp),
  };
  return math.evaluate(formula, { ...Object.fromEntries(scope), ...functions }).toArray();
}

function largestError(actual: Rows, expected: Rows): number {
  if (actual.length !== expected.length || actual[0].length !== expected[0].length)
    return Number.POSITIVE_INFINITY;
  return Math.max(...actual.flatMap((row, i) => row.map((value, j) => relativeError(value, expected[i][j]))));
}

function linesTagged(tags: readonly [loop: string, matrix: string]): string {
  const [loop, matrix] = [lineTagged(tags[0], 'loop.ts'), lineTagged(tags[1], 'matrix.ts')];
  return `${loop.place} and ${matrix.place}: ${matrix.code.trim()}`;
}
