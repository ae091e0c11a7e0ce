import { FONT_STACK } from './draw/font.js';

/** Colours that stay apart for colour-blind readers (Okabe and Ito's palette), named by what they show. */
export const colors = {
  train: '#0072b2',
  valid: '#d55e00',
  test: '#009e73',
  ink: '#222222',
  muted: '#6b6b6b',
  grid: '#e6e6e6',
  /** A connection of the network. */
  edge: '#bdbdbd',
  /** Light enough to lie under points and text. */
  blueTint: '#cfe3f1',
  orangeTint: '#f8dfcf',
} as const;

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
    colorway: [colors.train, colors.valid, colors.test, '#cc79a7', '#e69f00', '#56b4e9', '#222222'],
    font: { family: FONT_STACK, size: 13, color: colors.ink },
    legend: { orientation: 'h', x: 0.5, xanchor: 'center', y: 1.02, yanchor: 'bottom', font: { size: 13 } },
    margin: { l: 60, r: 16, t: 16, b: 44 },
    paper_bgcolor: '#ffffff',
    plot_bgcolor: '#ffffff',
    xaxis: axis,
    yaxis: axis,
  },
};
