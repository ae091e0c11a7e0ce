import type { Evaluation } from '../mlp/predict.js';
import { bestOf, type EpochRecord, PARTS, type Part } from '../train/history.js';
import { colors } from './colors.js';
import { type Figure, figure } from './figure.js';
import { percent } from './six-figures.js';
import { inPercent, percentAxis } from './template.js';

/** The lines can be told apart without colour too. */
const DASH = { train: 'solid', valid: 'dash', test: 'dot' };
const NAMES = { train: 'train', valid: 'validation', test: 'test' };

/** The height of the legend, over the label of the best epoch. */
const ABOVE = 1.1;

/**
 * prac/e10: two plots, error and average loss (without the penalty) against the epoch, on train, validation and
 * test of the named data, with the epoch of the best validation error marked.
 *
 * @example
 * ```ts
 * const circles = splitAtRandom(twoCircles(seeded(1)), { valid: 100, test: 100 }, seeded(2));
 * const { history } = await train(circles, { dh: 2, epochs: 2 });
 * curves(history, 'two circles').text.includes('(1 to 2)') // → true
 * ```
 */
export function curves(history: readonly EpochRecord[], name: string): Figure {
  const best = bestOf(history);
  if (!best) throw new Error('curves: there is no epoch to draw');
  return figure({
    data: PARTS.flatMap((part) => [curve(history, part, 'error', ''), curve(history, part, 'loss', '2')]),
    layout: {
      width: 800,
      height: 340,
      xaxis: { ...epochAxis(history), domain: [0, 0.455] },
      xaxis2: { ...epochAxis(history), domain: [0.545, 1], anchor: 'y2' },
      yaxis: { title: { text: 'error' }, ...percentAxis, rangemode: 'tozero' },
      yaxis2: { title: { text: 'average loss' }, rangemode: 'tozero', anchor: 'x2' },
      shapes: ['', '2'].map((plot) => bestLine(best.epoch, plot)),
      annotations: [bestLabel(best.epoch, history)],
      legend: { x: 1, xanchor: 'right', y: ABOVE },
    },
    alt:
      `Two plots against the epoch (1 to ${history.at(-1)!.epoch}): error and average loss on train, validation and ` +
      `test of ${name}. The best validation error is that of epoch ${best.epoch}: ${percent(best.valid.error)}.`,
    numbers: PARTS.map((part) => `${NAMES[part]}: ${errorAndLoss(best[part])}`).join('\n'),
  });
}

/** From the first epoch to the last; with few, Plotly would also mark halves of them. */
function epochAxis(history: readonly EpochRecord[]) {
  const [first, last] = [history[0].epoch, history.at(-1)!.epoch];
  const range = last > first ? { range: [first, last] } : {};
  return { title: { text: 'epoch' }, ...range, ...(history.length <= 10 ? { dtick: 1 } : {}) };
}

function curve(history: readonly EpochRecord[], part: Part, measure: keyof Evaluation, plot: string) {
  const scale = measure === 'error' ? inPercent : (loss: number) => loss;
  return {
    type: 'scatter',
    // A line through one point would not be seen.
    mode: history.length > 1 ? 'lines' : 'markers',
    name: NAMES[part],
    legendgroup: part,
    showlegend: plot === '',
    x: history.map(({ epoch }) => epoch),
    y: history.map((record) => finiteOrGap(scale(record[part][measure]))),
    xaxis: `x${plot}`,
    yaxis: `y${plot}`,
    line: { color: colors[part], dash: DASH[part], width: 2 },
    hovertemplate: measure === 'error' ? '%{y:.2f}' : '%{y:.4f}',
  };
}

/** A diverging loss leaves a gap in its curve. */
function finiteOrGap(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function bestLine(epoch: number, plot: string) {
  const line = { color: colors.muted, width: 1 };
  return {
    type: 'line',
    x0: epoch,
    x1: epoch,
    xref: `x${plot}`,
    y0: 0,
    y1: 1,
    yref: `y${plot} domain`,
    line,
  };
}

function bestLabel(epoch: number, history: readonly EpochRecord[]) {
  const third = Math.floor((3 * history.findIndex((record) => record.epoch === epoch)) / history.length);
  return {
    text: `best validation error: epoch ${epoch}`,
    font: { size: 12, color: colors.muted },
    showarrow: false,
    x: epoch,
    xanchor: ['left', 'center', 'right'][third],
    y: 1,
    yref: 'y domain',
    yanchor: 'bottom',
  };
}

function errorAndLoss({ error, loss }: Evaluation): string {
  return `error ${percent(error)}, average loss ${loss.toFixed(4)}`;
}
