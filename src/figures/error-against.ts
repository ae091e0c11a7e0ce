import { colors } from './colors.js';
import { type Figure, figure } from './figure.js';
import { percent } from './six-figures.js';
import { inPercent, percentAxis } from './template.js';

/** How the error depends on one hyperparameter: for each of its values the error of every seed. */
export interface ErrorAgainst {
  /** Of the hyperparameter, for the axis. */
  readonly title: string;
  readonly values: readonly (string | number)[];
  /** Proportions, [value][seed]. */
  readonly train: readonly (readonly number[])[];
  readonly valid: readonly (readonly number[])[];
}

export interface Floor {
  /** The least error that any classifier can have, a proportion. */
  readonly error: number;
  readonly name: string;
}

const SYMBOLS = { train: 'circle', valid: 'diamond' };
const DASH = { train: 'solid', valid: 'dash' };
const NAMES = { train: 'train', valid: 'validation' };
/** Between two plots, as a part of the whole width. */
const GAP = 0.06;

/**
 * prac/e05: plots side by side with one vertical axis: the mean over the seeds on train and validation, from the
 * least to the greatest as a bar, and the error below which nothing can be gained.
 *
 * @example
 * ```ts
 * const plot = { title: 'dh', values: [2, 4], train: [[0.2], [0.1]], valid: [[0.3], [0.2]] };
 * errorAgainst([plot], { error: 0.05, name: 'least error' }, 'The error falls.').alt // → 'The error falls.'
 * ```
 */
export function errorAgainst(plots: readonly ErrorAgainst[], floor: Floor, alt: string): Figure {
  const width = (1 - GAP * (plots.length - 1)) / plots.length;
  const axes = plots.map(({ title, values }, i) => [
    `xaxis${nameOf(i)}`,
    {
      type: 'category',
      title: { text: title },
      domain: [i * (width + GAP), i * (width + GAP) + width],
      range: [-0.4, values.length - 0.6],
    },
  ]);
  return figure({
    data: plots.flatMap((plot, i) => [means(plot, 'train', i), means(plot, 'valid', i)]),
    layout: {
      width: 900,
      height: 330,
      ...Object.fromEntries(axes),
      yaxis: { title: { text: 'error' }, ...percentAxis, rangemode: 'tozero' },
      shapes: [floorLine(floor)],
      annotations: [floorLabel(floor)],
    },
    alt,
    numbers: plots
      .map(({ title, values, train, valid }) =>
        values
          .map(
            (value, v) =>
              `${title} ${value}: train ${percent(mean(train[v]))}, validation ${percent(mean(valid[v]))}`,
          )
          .join('\n'),
      )
      .join('\n'),
  });
}

const nameOf = (i: number): string => (i === 0 ? '' : String(i + 1));

/**
 * The arithmetic mean; NaN of no values.
 *
 * @example
 * ```ts
 * mean([1, 2, 6]) // → 3
 * ```
 */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function means(plot: ErrorAgainst, part: 'train' | 'valid', i: number) {
  const centre = plot[part].map(mean);
  return {
    type: 'scatter',
    mode: 'lines+markers',
    name: NAMES[part],
    legendgroup: part,
    showlegend: i === 0,
    xaxis: `x${nameOf(i)}`,
    yaxis: 'y',
    x: plot.values.map(String),
    y: centre.map(inPercent),
    error_y: {
      type: 'data',
      symmetric: false,
      array: plot[part].map((errors, v) => inPercent(Math.max(...errors) - centre[v])),
      arrayminus: plot[part].map((errors, v) => inPercent(centre[v] - Math.min(...errors))),
      thickness: 1,
      width: 3,
    },
    line: { color: colors[part], dash: DASH[part], width: 1.5 },
    marker: { color: colors[part], symbol: SYMBOLS[part], size: 7 },
  };
}

function floorLine({ error }: Floor) {
  const line = { color: colors.ink, width: 1.2, dash: 'dot' };
  return { type: 'line', xref: 'paper', x0: 0, x1: 1, y0: inPercent(error), y1: inPercent(error), line };
}

/** On the left, where the first plot's error is high and nothing else is near the line. */
function floorLabel({ error, name }: Floor) {
  return {
    text: `${name} ${percent(error)}`,
    xref: 'paper',
    x: 0,
    xanchor: 'left',
    y: inPercent(error),
    yanchor: 'top',
    showarrow: false,
    font: { size: 12, color: colors.ink },
  };
}
