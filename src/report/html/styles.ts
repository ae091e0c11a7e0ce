import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { atNight, colors } from '../../figures/colors.js';
import { REPORT_FOLDER } from '../resources.js';

/** The colours of the figures, for the pictures that the page draws itself: `var(--figure-train)`. */
const FIGURE_COLORS = Object.entries(colors)
  .map(([name, day]) => `--figure-${name}:light-dark(${day},${atNight[day]});`)
  .join('');

/** The style sheets of a page, without comments and spaces: the page has them in its only file. */
export function styles(): string {
  const sheets = ['style.css', 'live.css'].map((file) => readFileSync(join(REPORT_FOLDER, file), 'utf8'));
  return transformSync([`:root{${FIGURE_COLORS}}`, ...sheets].join('\n'), {
    loader: 'css',
    minify: true,
    charset: 'utf8',
  }).code.trim();
}
