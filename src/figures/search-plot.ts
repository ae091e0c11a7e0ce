import type { Column, Table } from '../bundle.js';
import { fromBest, type SearchRow } from '../train/search-rows.js';
import { colors } from './colors.js';
import { type Figure, figure } from './figure.js';
import { percent } from './six-figures.js';
import { inPercent, percentAxis } from './template.js';

/**
 * prac/e10: the best settings of a search, from the best down, with their errors in their best epoch.
 *
 * @example
 * ```ts
 * searchTable(readSearch('data/search.csv'), 3, 'The best').rows.length // → 3
 * ```
 */
export function searchTable(rows: readonly SearchRow[], count: number, caption: string): Table {
  return {
    caption,
    columns: [
      right('$d_h$'),
      left('rule and $\\eta$'),
      right('$\\lambda_{12}=\\lambda_{22}$'),
      left('inputs'),
      right('flips'),
      right('dropped'),
      right('epochs'),
      right('train error'),
      right('validation error'),
    ],
    rows: fromBest(rows)
      .slice(0, count)
      .map((row) => [
        String(row.dh),
        `${ruleOf(row)}, ${row.rate}`,
        power(row.lambda12),
        inputsOf(row),
        row.flip ? 'yes' : 'no',
        row.drop > 0 ? percentWhole(row.drop) : '–',
        String(row.epochs),
        percent(row.trainError),
        percent(row.validError),
      ]),
  };
}

/** What a search varied: its name, and the value of a setting for the axis. */
const FACTORS: readonly (readonly [name: string, of: (row: SearchRow) => string])[] = [
  ['hidden units', ({ dh }) => String(dh)],
  ['inputs', ({ inputs }) => inputs],
  ['standardised', ({ standardise }) => (standardise ? 'yes' : 'no')],
  ['flips', ({ flip }) => (flip ? 'yes' : 'no')],
  ['dropped pixels', ({ drop }) => percentWhole(drop)],
  ['rule', (row) => ruleOf(row)],
];

/** A run that fails so badly has diverged; it would squeeze all others together. */
const DIVERGED = 0.15;
const GAP = 0.025;

/**
 * prac/e10: one small plot for each factor of a search, a point for each setting: its validation error over the
 * value of the factor. Runs that diverged are left out, and the alt text says how many.
 *
 * @example
 * ```ts
 * searchFactors(readSearch('data/search.csv'), 'Fashion-MNIST').data.length > 0 // → true
 * ```
 */
export function searchFactors(rows: readonly SearchRow[], name: string): Figure {
  const shown = rows.filter(({ validError }) => validError < DIVERGED);
  if (shown.length === 0) throw new Error('searchFactors: there is no row to draw');
  const width = (1 - GAP * (FACTORS.length - 1)) / FACTORS.length;
  const axes = FACTORS.map(([title, of], i) => [
    `xaxis${suffix(i)}`,
    {
      type: 'category',
      title: { text: title },
      categoryarray: valuesOf(shown, of),
      domain: [i * (width + GAP), i * (width + GAP) + width],
      range: [-0.6, valuesOf(shown, of).length - 0.4],
    },
  ]);
  return figure({
    data: FACTORS.map(([, of], i) => ({
      type: 'scatter',
      mode: 'markers',
      showlegend: false,
      xaxis: `x${suffix(i)}`,
      yaxis: 'y',
      x: shown.map(of),
      y: shown.map(({ validError }) => inPercent(validError)),
      marker: { color: colors.valid, symbol: 'diamond-open', size: 7, line: { width: 1.3 } },
      hovertemplate: '%{y:.2f}',
    })),
    layout: {
      width: 900,
      height: 280,
      ...Object.fromEntries(axes),
      yaxis: { title: { text: 'validation error' }, tickformat: '.1f', ...percentAxis },
    },
    alt:
      `Six plots of the validation error of ${shown.length} settings on ${name}, over hidden units, kind of inputs, ` +
      `standardised or not, flips, dropped pixels and rule; ${rows.length - shown.length} diverged and left out.`,
    numbers: fromBest(rows)
      .map((row) => `${row.dh} units, ${ruleOf(row)} ${row.rate}: ${percent(row.validError)}`)
      .join('\n'),
  });
}

const suffix = (i: number): string => (i === 0 ? '' : String(i + 1));
const ruleOf = ({ nesterov }: SearchRow): string => (nesterov ? 'Nesterov' : 'Adam');
const percentWhole = (part: number): string => `${Math.round(100 * part)} %`;

function inputsOf({ inputs, standardise }: SearchRow): string {
  return [inputs, standardise ? 'standardised' : ''].filter(Boolean).join(', ');
}

function valuesOf(rows: readonly SearchRow[], of: (row: SearchRow) => string): string[] {
  return [...new Set(rows.map(of))].sort(new Intl.Collator('en', { numeric: true }).compare);
}

/** 0.00003 as 3·10⁻⁵. */
function power(value: number): string {
  if (value === 0) return '0';
  const [digits, exponent] = value.toExponential().split('e');
  return `$${digits === '1' ? '' : `${digits}\\cdot`}10^{${Number(exponent)}}$`;
}

const left = (title: string): Column => ({ title, align: 'left' });
const right = (title: string): Column => ({ title, align: 'right' });
