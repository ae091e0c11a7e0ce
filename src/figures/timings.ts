import { withoutMarkup } from '../html.js';
import { colors } from './colors.js';
import { type Figure, figure } from './figure.js';

/** What was measured, and how long it took. */
export interface Timing {
  readonly name: string;
  readonly seconds: number;
}

/**
 * prac/e08: durations as bars, each with its value and how many times faster it is than the first, e.g. the loop.
 * `timed` says what was, for those who cannot see the bars.
 *
 * @example
 * ```ts
 * timings([{ name: 'loop', seconds: 2 }, { name: 'matrix', seconds: 1 }], 'An epoch').text // → 'An epoch: loop 2 s, matrix 1 s (2.0× faster).'
 * ```
 */
export function timings(rows: readonly Timing[], timed: string): Figure {
  const wrong = rows.find(({ seconds }) => !(seconds > 0));
  if (wrong || rows.length === 0)
    throw new Error(
      `timings: ${wrong ? `${wrong.name} took ${wrong.seconds} s` : 'there is no timing to draw'}`,
    );
  const labels = rows.map(
    ({ seconds }, i) => duration(seconds) + (i === 0 ? '' : ` (${ratio(rows[0].seconds / seconds)})`),
  );
  return figure({
    data: [
      {
        type: 'bar',
        orientation: 'h',
        x: rows.map(({ seconds }) => seconds),
        y: rows.map(({ name }) => name),
        marker: { color: colors.train },
        hoverinfo: 'skip',
      },
      {
        // Not a text of the bars: that would be centred by the width it has in the house font, and lie on the bar in
        // a wider one.
        type: 'scatter',
        mode: 'markers+text',
        x: rows.map(({ seconds }) => seconds),
        y: rows.map(({ name }) => name),
        text: labels,
        textposition: 'middle right',
        marker: { size: 8, opacity: 0 },
        cliponaxis: false,
        hoverinfo: 'skip',
      },
    ],
    layout: {
      width: 720,
      height: 82 + 44 * rows.length,
      margin: { r: 140 },
      xaxis: { title: { text: 'seconds' }, rangemode: 'tozero' },
      yaxis: { autorange: 'reversed', showgrid: false, ticks: '' },
      bargap: 0.4,
      showlegend: false,
    },
    alt: `${withoutMarkup(timed)}: ${rows.map(({ name }, i) => `${withoutMarkup(name)} ${labels[i]}`).join(', ')}.`,
  });
}

function duration(seconds: number): string {
  return `${Number(seconds.toPrecision(3))} s`;
}

function ratio(faster: number): string {
  return faster >= 1 ? `${shortNumber(faster)}× faster` : `${shortNumber(1 / faster)}× slower`;
}

function shortNumber(value: number): string {
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}
