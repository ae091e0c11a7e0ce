import { withoutMarkup } from '../html.js';
import { mean } from './error-against.js';
import { type Figure, figure } from './figure.js';

/** A cost at several sizes. */
export interface Growth {
  readonly name: string;
  readonly sizes: readonly number[];
  readonly costs: readonly number[];
}

export interface GrowthOptions {
  /** What grows, for those who cannot see the lines. */
  readonly title: string;
  readonly size: string;
  readonly cost: string;
}

/**
 * How costs grow, both axes logarithmic, where cost = c·sizeᵖ is a line of slope p; each name carries the fitted p.
 * Throws if a size or cost is not positive, or there are fewer than two.
 *
 * @example
 * ```ts
 * const square = { name: 'squares', sizes: [1, 2, 4], costs: [1, 4, 16] };
 * growth([square], { title: 'Growth', size: 'n', cost: 'steps' }).text.includes('slope 2.00') // → true
 * ```
 */
export function growth(series: readonly Growth[], { title, size, cost }: GrowthOptions): Figure {
  const fits = series.map((one) => `${one.name}: slope ${slope(one).toFixed(2)}`);
  return figure({
    data: series.map(({ sizes, costs }, i) => ({
      type: 'scatter',
      mode: 'lines+markers',
      name: fits[i],
      x: sizes,
      y: costs,
      marker: { size: 7, symbol: SYMBOLS[i % SYMBOLS.length] },
    })),
    layout: {
      width: 640,
      height: 420,
      showlegend: true,
      legend: { orientation: 'v', x: 0.02, xanchor: 'left', y: 0.98, yanchor: 'top' },
      xaxis: { title: { text: size }, type: 'log', tickvals: unique(series.flatMap(({ sizes }) => sizes)) },
      yaxis: { title: { text: cost }, type: 'log', dtick: 1, tickformat: '~g' },
    },
    alt: `${withoutMarkup(title)}: ${withoutMarkup(cost)} against ${withoutMarkup(size)}, both axes logarithmic. ${withoutMarkup(fits.join('; '))}.`,
  });
}

const SYMBOLS = ['circle', 'square', 'diamond', 'triangle-up', 'cross'];

/** Least-squares slope of log cost against log size. */
function slope({ name, sizes, costs }: Growth): number {
  if (sizes.length < 2 || sizes.length !== costs.length || ![...sizes, ...costs].every((value) => value > 0))
    throw new Error(`growth: ${name}: needs two or more positive sizes, each with a positive cost`);
  const [x, y] = [sizes.map(Math.log), costs.map(Math.log)];
  const [meanX, meanY] = [mean(x), mean(y)];
  const above = mean(x.map((value, i) => (value - meanX) * (y[i] - meanY)));
  return above / mean(x.map((value) => (value - meanX) ** 2));
}

function unique(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
