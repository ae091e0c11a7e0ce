import { augments, describeAugmentation } from '../train/augmentation.js';
import { fromBest, type SearchRow } from '../train/search.js';
import { textWidth } from './draw/font.js';
import { type Figure, figure } from './figure.js';
import { percent } from './six-figures.js';
import { colors } from './template.js';

/**
 * prac/e10: the settings of a search from the best down, each with its error on train and validation in its best
 * epoch. `name` is that of the data.
 */
export function searchPlot(rows: readonly SearchRow[], name: string): Figure {
  if (rows.length === 0) throw new Error('searchPlot: there is no row to draw');
  const sorted = fromBest(rows);
  const labels = sorted.map(describe);
  const dots = (label: string, part: 'train' | 'valid', symbol: string) => ({
    type: 'scatter',
    mode: 'markers',
    name: label,
    x: sorted.map((row) => row[`${part}Error`]),
    y: labels,
    marker: { color: colors[part], symbol, size: 9 },
    hovertemplate: '%{x:.2%}',
  });
  return figure({
    data: [dots('train', 'train', 'circle'), dots('validation', 'valid', 'diamond')],
    layout: {
      width: 900,
      height: 120 + 24 * rows.length,
      margin: { t: 64, l: 16 + 1.1 * Math.max(...labels.map((label) => textWidth(label, { size: 13 }))) },
      title: { text: name, xref: 'container', x: 0.02 },
      xaxis: { title: { text: 'error in the best epoch' }, tickformat: '.0%', rangemode: 'tozero' },
      yaxis: { autorange: 'reversed', automargin: false, ticks: '' },
      legend: { x: 1, xanchor: 'right' },
    },
    alt:
      `Search on ${name}: ${rows.length} settings from the best down, with their errors on train and validation. ` +
      `Best: ${labels[0]}, validation error ${percent(sorted[0].validError)}; ` +
      `worst: ${labels.at(-1)}, ${percent(sorted.at(-1)!.validError)}.`,
    numbers: sorted.map((row, i) => `${labels[i]}: ${percent(row.validError)}`).join('\n'),
  });
}

/** What tells the setting from others: '512 units, Adam 0.001, λ 1e-4, flips, 12 epochs'. */
function describe(row: SearchRow): string {
  const { dh, rate, lambda11, lambda12, lambda21, lambda22, epochs, standardise, nesterov } = row;
  return [
    `${dh} units, ${nesterov ? 'Nesterov' : 'Adam'} ${rate}`,
    lambda12 === lambda22 ? `λ ${short(lambda12)}` : `λ₁₂ ${short(lambda12)}, λ₂₂ ${short(lambda22)}`,
    lambda11 + lambda21 > 0 && `λ₁₁ ${short(lambda11)}, λ₂₁ ${short(lambda21)}`,
    !standardise && 'raw pixels',
    augments(row) && describeAugmentation(row),
    `${epochs} epochs`,
  ]
    .filter(Boolean)
    .join(', ');
}

const short = (lambda: number): string =>
  lambda > 0 && lambda < 1e-3 ? lambda.toExponential() : `${lambda}`;
