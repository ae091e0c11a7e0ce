import { type Figure, figure } from './figure.js';
import { colors } from './template.js';

/** Error (proportion of wrong classes) and average loss on one part of the data. */
export interface ErrorAndLoss {
  readonly error: number;
  readonly loss: number;
}

/** The 6 figures of one epoch (prac/e09). */
export interface EpochFigures {
  readonly epoch: number;
  readonly train: ErrorAndLoss;
  readonly valid: ErrorAndLoss;
  readonly test: ErrorAndLoss;
}

const PARTS = ['train', 'valid', 'test'] as const;
type Part = (typeof PARTS)[number];

/** The lines can be told apart without colour too. */
const DASH = { train: 'solid', valid: 'dash', test: 'dot' };
const NAMES = { train: 'train', valid: 'validation', test: 'test' };

/**
 * prac/e10: two plots, error and average loss against the epoch, on train, validation and test, with the epoch
 * of the least validation error marked. `name` says on what data, where a reader cannot see it.
 */
export function curves(epochs: readonly EpochFigures[], name = ''): Figure {
  if (epochs.length === 0) throw new Error('curves: there is no epoch to draw');
  const best = epochs.reduce((least, epoch) => (epoch.valid.error < least.valid.error ? epoch : least));
  return figure({
    data: PARTS.flatMap((part) => [curve(epochs, part, 'error', ''), curve(epochs, part, 'loss', '2')]),
    layout: {
      width: 800,
      height: 340,
      xaxis: { title: { text: 'epoch' }, domain: [0, 0.455] },
      xaxis2: { title: { text: 'epoch' }, domain: [0.545, 1], anchor: 'y2' },
      yaxis: { title: { text: 'error' }, tickformat: '.0%', rangemode: 'tozero' },
      yaxis2: { title: { text: 'average loss' }, rangemode: 'tozero', anchor: 'x2' },
      shapes: ['', '2'].map((plot) => bestLine(best.epoch, plot)),
      annotations: [bestLabel(best.epoch)],
      legend: { y: 1.1 },
    },
    alt:
      `Two plots against the epoch (1 to ${epochs.at(-1)!.epoch}): error and average loss on train, validation and test` +
      `${name && ` of ${name}`}. The validation error is least at epoch ${best.epoch}: ${percent(best.valid.error)}.`,
    numbers: PARTS.map((part) => `${NAMES[part]}: ${sixFigures(best[part])}`).join('\n'),
  });
}

function curve(epochs: readonly EpochFigures[], part: Part, figureOf: keyof ErrorAndLoss, plot: string) {
  return {
    type: 'scatter',
    mode: 'lines',
    name: NAMES[part],
    legendgroup: part,
    showlegend: plot === '',
    x: epochs.map(({ epoch }) => epoch),
    y: epochs.map((epoch) => finiteOrGap(epoch[part][figureOf])),
    xaxis: `x${plot}`,
    yaxis: `y${plot}`,
    line: { color: colors[part], dash: DASH[part], width: 2 },
    hovertemplate: figureOf === 'error' ? '%{y:.2%}' : '%{y:.4f}',
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

function bestLabel(epoch: number) {
  return {
    text: `least validation error: epoch ${epoch}`,
    font: { size: 12, color: colors.muted },
    showarrow: false,
    x: epoch,
    xanchor: 'auto',
    y: 1,
    yref: 'y domain',
    yanchor: 'bottom',
  };
}

function sixFigures({ error, loss }: ErrorAndLoss): string {
  return `error ${percent(error)}, average loss ${loss.toFixed(4)}`;
}

function percent(proportion: number): string {
  return `${(100 * proportion).toFixed(2)} %`;
}
