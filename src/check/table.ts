import type { Column, Table } from '../bundle.js';
import { type CheckRow, isInBand } from './compare.js';
import type { VersionRow } from './versions.js';

/**
 * The comparison as a table: one row per parameter, the homework's ratio among the columns.
 *
 * @example
 * ```ts
 * const theta = initParameters({ d: 2, dh: 3, m: 2 }, seeded(1));
 * const X = randomMatrix(4, 2, seeded(2));
 * const model = { activation: tanh, lambda: elasticNet({}) };
 * const rows = checkGradients(theta, X, [0, 1, 1, 0], model);
 * comparisonTable(rows, 'Gradients').rows.length === rows.length // → true
 * ```
 */
export function comparisonTable(rows: readonly CheckRow[], caption: string): Table {
  return {
    caption: `${caption}: ${summaryOf(rows)}`,
    columns: [
      left('parameter'),
      right('bprop'),
      right('forward difference'),
      right('ratio'),
      right('central difference'),
      right('its error'),
      right('exact (dual numbers)'),
      right('error of bprop'),
      left('verdict'),
    ],
    rows: rows.map((row) => [
      parameterTex(row.parameter),
      value(row.bprop),
      value(row.forward),
      row.bprop === 0 && row.forward === 0 ? '0/0' : row.ratio.toFixed(6),
      value(row.central),
      error(row.centralError),
      value(row.exact),
      error(row.exactError),
      verdict(row),
    ]),
  };
}

/** `W1[2,3]`, or `gradW1[2,3]` for its gradient, as an element of the matrix; any other name as it is. */
function parameterTex(name: string): string {
  const [, letter, layer, indices] = /^(?:grad)?(W|b)(\d)\[([\d,]+)\]$/.exec(name) ?? [];
  return letter ? `$${letter}^{(${layer})}_{${indices}}$` : name;
}

/** The verdict in words: where a kink is, and where the ratio says nothing because both numbers are nearly 0. */
function verdict({ verdict, kinks, ratio }: CheckRow): string {
  if (kinks.length > 0) return `${verdict}: ${kinks.join(', ')}`;
  return verdict === 'agrees' && !isInBand(ratio) ? 'agrees, both near 0' : verdict;
}

/**
 * "43 of 44 parameters agree, 1 at a kink"; of those that there are not, nothing is said.
 *
 * @example
 * ```ts
 * const theta = initParameters({ d: 2, dh: 3, m: 2 }, seeded(1));
 * const X = randomMatrix(4, 2, seeded(2));
 * const model = { activation: tanh, lambda: elasticNet({}) };
 * summaryOf(checkGradients(theta, X, [0, 1, 1, 0], model)) // → '17 of 17 parameters agree'
 * ```
 */
export function summaryOf(rows: readonly CheckRow[]): string {
  const count = (verdict: CheckRow['verdict']) => rows.filter((row) => row.verdict === verdict).length;
  const others = [
    [count('kink'), 'at a kink'],
    [count('differs'), 'differ'],
  ] as const;
  return [
    `${count('agrees')} of ${rows.length} parameters agree`,
    ...others.flatMap(([number, said]) => (number > 0 ? [`${number} ${said}`] : [])),
  ].join(', ');
}

/**
 * The error a cell should throw if a gradient is wrong, naming the parameters; undefined if none is.
 *
 * @example
 * ```ts
 * const theta = initParameters({ d: 2, dh: 3, m: 2 }, seeded(1));
 * const X = randomMatrix(4, 2, seeded(2));
 * const model = { activation: tanh, lambda: elasticNet({}) };
 * gradientFailure(checkGradients(theta, X, [0, 1, 1, 0], model)) // → undefined
 * ```
 */
export function gradientFailure(rows: readonly CheckRow[]): Error | undefined {
  const wrong = rows.filter(({ verdict }) => verdict === 'differs').map(({ parameter }) => parameter);
  return wrong.length > 0 ? new Error(`wrong gradient for ${wrong.join(', ')}`) : undefined;
}

/**
 * Two versions' gradients side by side.
 *
 * @example
 * ```ts
 * const theta = initParameters({ d: 2, dh: 3, m: 2 }, seeded(1));
 * const X = randomMatrix(4, 2, seeded(2));
 * const model = { activation: tanh, lambda: elasticNet({}) };
 * const both = compareVersions(theta, X, [0, 1, 1, 0], model, [batchByLoop, batchByMatrix]);
 * versionsTable(both, ['loop', 'matrix'], 'Two versions').caption // → 'Two versions'
 * ```
 */
export function versionsTable(
  rows: readonly VersionRow[],
  [first, second]: [string, string],
  caption: string,
): Table {
  return {
    caption,
    columns: [left('parameter'), right(first), right(second), right('relative difference')],
    rows: rows.map(({ parameter, first, second, difference }) => [
      parameterTex(parameter),
      value(first),
      value(second),
      error(difference),
    ]),
  };
}

const left = (title: string): Column => ({ title, align: 'left' });
const right = (title: string): Column => ({ title, align: 'right' });

function value(x: number): string {
  return x === 0 ? '0' : Math.abs(x) < 1e-4 ? x.toExponential(6) : x.toFixed(9);
}

function error(x: number): string {
  return x === 0 ? '0' : x.toExponential(1);
}
