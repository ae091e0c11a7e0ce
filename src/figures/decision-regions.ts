import type { Dataset } from '../data/dataset.js';
import { withoutMarkup } from '../html.js';
import { mostProbable } from '../mlp/predict.js';
import { type Matrix, matrixOf, rowOf } from '../numeric/matrix.js';
import { colors } from './colors.js';
import { type Figure, figure } from './figure.js';
import { panelLayout, plotName } from './panel-grid.js';

/** A trained network and what sets it apart from its neighbours, e.g. `λ₁₂ = 0.01`. */
export interface RegionPanel {
  readonly title: string;
  /** The pre-activations Oa of the output layer: X: K × 2 → K × 2, `(X) => outputs(theta, X, act)`. */
  readonly oa: (X: Matrix) => Matrix;
}

export interface RegionOptions {
  /** Panels in a row; 3 unless told. */
  readonly columns?: number;
  /** Points of the grid a side on which the network is asked. */
  readonly resolution?: number;
  /** The radius of the best possible boundary, a circle about the origin, drawn for comparison. */
  readonly circle?: number;
}

/** More points than this a class are thinned out evenly. */
const POINTS_SHOWN = 200;
/** Told apart by shape as well as by colour. */
const POINTS = [
  { color: colors.train, symbol: 'circle-open', size: 6, line: { width: 1.4 } },
  { color: colors.valid, symbol: 'x-thin', size: 6, line: { width: 1.6, color: colors.valid } },
];

/**
 * prac/e05: where each network puts each of two classes in the plane, with the training points: small plots with
 * common axes, train and validation error over each.
 *
 * @example
 * ```ts
 * const circles = splitAtRandom(twoCircles(seeded(1)), { valid: 100, test: 100 }, seeded(2));
 * const theta = initParameters({ d: 2, dh: 3, m: 2 }, seeded(1));
 * const panel = { title: 'not trained', oa: (X) => outputs(theta, X, relu) };
 * decisionRegions(circles, [panel]).data.length > 0 // → true
 * ```
 */
export function decisionRegions(
  { train, valid }: { readonly train: Dataset; readonly valid: Dataset },
  panels: readonly RegionPanel[],
  { columns = 3, resolution = 41, circle }: RegionOptions = {},
): Figure {
  if (panels.length === 0) throw new Error('decisionRegions: there is no panel to draw');
  if (train.X.cols !== 2 || train.classes.length !== 2)
    throw new Error(`decisionRegions: needs points of the plane in two classes, not ${train.name}`);
  const reach = 1.15 * Math.max(...Array.from(train.X.data, Math.abs));
  const grid = squareGrid(reach, resolution);
  const results = panels.map(({ oa }) => `train ${errorOf(oa, train)}, valid ${errorOf(oa, valid)}`);
  return figure({
    data: panels.flatMap(({ oa }, i) => {
      const axes = { xaxis: `x${plotName(i)}`, yaxis: `y${plotName(i)}` };
      return [regions(oa, grid, axes), ...[0, 1].map((label) => points(train, label, axes, i === 0))];
    }),
    layout: {
      ...panelLayout({
        count: panels.length,
        columns: Math.min(columns, panels.length),
        side: 200,
        range: [-reach, reach],
        axisTitles: ['x<sub>1</sub>', 'x<sub>2</sub>'],
        titles: panels.map(({ title }, i) => [title, results[i]]),
      }),
      shapes: circle === undefined ? [] : panels.map((_, i) => circleOf(circle, i)),
    },
    alt:
      `Decision regions of ${panels.length} networks on ${train.name}, with the training points and the errors: ` +
      `${panels.map(({ title }, i) => `${withoutMarkup(title)}: ${results[i]}`).join('; ')}.`,
  });
}

function circleOf(radius: number, i: number) {
  const line = { color: colors.ink, width: 1, dash: 'dot' };
  const [from, to] = [-radius, radius];
  return {
    type: 'circle',
    xref: `x${plotName(i)}`,
    yref: `y${plotName(i)}`,
    x0: from,
    x1: to,
    y0: from,
    y1: to,
    line,
  };
}

type Axes = { readonly xaxis: string; readonly yaxis: string };
type Grid = { readonly from: number; readonly step: number; readonly side: number; readonly X: Matrix };

/** side × side points of [−reach, reach]², row by row from below. */
function squareGrid(reach: number, side: number): Grid {
  const step = (2 * reach) / (side - 1);
  const at = (i: number) => -reach + i * step;
  const points = Array.from({ length: side * side }, (_, k) => [at(k % side), at(Math.floor(k / side))]);
  return { from: -reach, step, side, X: matrixOf(points) };
}

/** The classes meet where oa₁ − oa₀, the log odds of class 1, is 0: for ReLU a polygon, found exactly where linear. */
function regions(oa: RegionPanel['oa'], { from, step, side, X }: Grid, axes: Axes) {
  const Oa = oa(X);
  const logOdds = Array.from({ length: Oa.rows }, (_, k) => rowOf(Oa, k)[1] - rowOf(Oa, k)[0]);
  const rounded = logOdds.map((z) => Number(z.toPrecision(3)));
  return {
    type: 'contour',
    ...axes,
    x0: from,
    dx: step,
    y0: from,
    dy: step,
    z: Array.from({ length: side }, (_, row) => rounded.slice(row * side, (row + 1) * side)),
    contours: { start: 0, end: 0, size: 1, coloring: 'fill' },
    colorscale: [
      [0, colors.blueTint],
      [0.5, colors.blueTint],
      [0.5, colors.orangeTint],
      [1, colors.orangeTint],
    ],
    zmin: -1,
    zmax: 1,
    line: { width: 1.5, color: colors.ink, smoothing: 0 },
    showscale: false,
    hoverinfo: 'skip',
  };
}

function points({ X, y, classes }: Dataset, label: number, axes: Axes, showlegend: boolean) {
  const rows = Array.from(y.keys()).filter((i) => y[i] === label);
  const every = Math.ceil(rows.length / POINTS_SHOWN);
  const shown = rows.filter((_, i) => i % every === 0).map((i) => rowOf(X, i));
  return {
    type: 'scatter',
    mode: 'markers',
    name: classes[label],
    legendgroup: classes[label],
    showlegend,
    ...axes,
    x: shown.map((x) => x[0]),
    y: shown.map((x) => x[1]),
    marker: POINTS[label],
    hoverinfo: 'skip',
  };
}

function errorOf(oa: RegionPanel['oa'], { X, y }: Dataset): string {
  const wrong = mostProbable(oa(X)).filter((label, i) => label !== y[i]).length;
  return `${((100 * wrong) / X.rows).toFixed(1)} %`;
}
