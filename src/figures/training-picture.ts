import type { EpochRecord } from '../train/history.js';
import { chart } from './chart.js';
import { colors } from './colors.js';
import { FONT_STACK } from './draw/font.js';
import { pictureHtml } from './draw/interactive.js';
import { percent } from './six-figures.js';

/** The newest epoch in words. */
export function newestEpoch(history: readonly EpochRecord[]): string {
  const { epoch, train, valid, test } = history[history.length - 1];
  const [a, b, c] = [train, valid, test].map(({ error }) => percent(error));
  return `epoch ${epoch}: error ${a} train, ${b} validation, ${c} test`;
}

const STYLE =
  `text{font:11px ${FONT_STACK};fill:${colors.muted}}.title{font-size:13px;font-weight:600;fill:${colors.ink}}` +
  `.grid{stroke:${colors.edge}}.curve{fill:none;stroke-width:1.8}.best{stroke:${colors.muted};stroke-dasharray:2 3}` +
  `.train{stroke:${colors.train}}.valid{stroke:${colors.valid}}.test{stroke:${colors.test}}`;

/**
 * Error and average loss so far, of `epochs` that there will be at most, as HTML: a picture that is made in a
 * millisecond, for while a network trains. `curves` makes the figure that is kept.
 */
export function trainingPicture(history: readonly EpochRecord[], epochs: number): string {
  const plot = (measure: 'error' | 'loss', title: string, x: number) =>
    `<g transform="translate(${x},4)">${chart(history, measure, { title, epochs, language: 'en' })}</g>`;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="748" height="178" viewBox="0 0 748 178"><style>${STYLE}</style>` +
    `<rect width="748" height="178" fill="${colors.ground}"/>${plot('error', 'Error', 6)}${plot('loss', 'Average loss', 382)}</svg>`;
  return pictureHtml(svg, newestEpoch(history));
}
