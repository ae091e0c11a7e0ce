import { colors } from './colors.js';
import { FONT_STACK } from './draw/font.js';

const axis = {
  automargin: true,
  gridcolor: colors.grid,
  linecolor: colors.muted,
  showline: true,
  tickcolor: colors.muted,
  ticks: 'outside',
  ticklen: 4,
  ticklabelstandoff: 2,
  title: { standoff: 8, font: { size: 13 } },
  zeroline: false,
};

/** An axis of proportions, drawn in percent (`inPercent`), with the space that the text has before its signs. */
export const percentAxis = { ticksuffix: '\u00a0%' };

/** What stands on a percentAxis for a proportion. */
export const inPercent = (proportion: number): number => 100 * proportion;

/** The house style of all figures, in Plotly's own form for it. */
export const template = {
  layout: {
    colorway: [colors.train, colors.valid, colors.test, colors.ink, colors.other],
    font: { family: FONT_STACK, size: 13, color: colors.ink },
    legend: { orientation: 'h', x: 0.5, xanchor: 'center', y: 1.02, yanchor: 'bottom', font: { size: 13 } },
    margin: { l: 60, r: 16, t: 16, b: 44 },
    paper_bgcolor: colors.ground,
    plot_bgcolor: colors.ground,
    xaxis: axis,
    yaxis: axis,
  },
};
