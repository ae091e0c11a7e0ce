/** Curves against the epoch, as SVG that takes the colours of the page. */
import type { Language } from '../bundle.js';
import type { EpochRecord } from '../train/history.js';

export type Measure = 'error' | 'loss';

const [WIDTH, HEIGHT] = [360, 170];
const PLOT = { left: 44, right: 12, top: 24, bottom: 26 };

const LINES = [
  { part: 'train', dash: '', name: { en: 'train', fr: 'entraînement' } },
  { part: 'valid', dash: '6 4', name: { en: 'validation', fr: 'validation' } },
  { part: 'test', dash: '1 4', name: { en: 'test', fr: 'test' } },
] as const;

/** The error or the loss of each part; `best` is the epoch that early stopping keeps. */
export function chart(
  history: readonly EpochRecord[],
  measure: Measure,
  { title, epochs, language, best }: { title: string; epochs: number; language: Language; best?: number },
): string {
  const top = ceiling(
    Math.max(...history.flatMap((record) => LINES.map(({ part }) => record[part][measure])), 1e-6),
  );
  const x = (epoch: number) =>
    PLOT.left + ((epoch - 1) / Math.max(epochs - 1, 1)) * (WIDTH - PLOT.left - PLOT.right);
  const y = (value: number) =>
    PLOT.top + (1 - Math.min(value, top) / top) * (HEIGHT - PLOT.top - PLOT.bottom);
  const label = (value: number) =>
    measure === 'error' ? `${Number((100 * value).toPrecision(2))} %` : String(Number(value.toPrecision(2)));
  const grid = [0, 0.5, 1].map((share) => {
    const at = y(share * top).toFixed(1);
    return `<path class="grid" d="M${PLOT.left},${at}H${WIDTH - PLOT.right}"/><text x="${PLOT.left - 6}" y="${at}" dy="4" text-anchor="end">${label(share * top)}</text>`;
  });
  const curves = LINES.map(({ part, dash }) => {
    const points = history.map(
      (record) => `${x(record.epoch).toFixed(1)},${y(record[part][measure]).toFixed(1)}`,
    );
    return `<polyline class="curve ${part}" stroke-dasharray="${dash}" points="${points.join(' ')}"/>`;
  });
  const names = LINES.map(({ part, dash, name }, i) => {
    const after = LINES.slice(i).reduce((sum, line) => sum + legendWidth(line.name[language]), 0);
    return `<g transform="translate(${WIDTH - after},10)"><path class="curve ${part}" stroke-dasharray="${dash}" d="M0,0h18"/><text x="22" y="4">${name[language]}</text></g>`;
  });
  const mark = best
    ? `<path class="best" d="M${x(best).toFixed(1)},${PLOT.top}V${HEIGHT - PLOT.bottom}"/>`
    : '';
  const axis = [1, epochs].map(
    (epoch) => `<text x="${x(epoch)}" y="${HEIGHT - 8}" text-anchor="middle">${epoch}</text>`,
  );
  return `<text class="title" x="0" y="14">${title}</text>${names.join('')}${grid.join('')}${mark}${curves.join('')}${axis.join('')}`;
}

/** Of a name with its stroke before it and a space after it; letters are about as wide as this on average. */
const legendWidth = (name: string): number => 22 + 5.5 * name.length + 12;

/** 1, 2 or 5 times a power of ten, at least the value. */
function ceiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((factor) => factor * power >= value) ?? 10) * power;
}
