import type { Dataset } from '../data/dataset.js';
import { colors } from './colors.js';
import { type Figure, figure } from './figure.js';
import { inThousands } from './six-figures.js';

/** Side of a cell in px. */
const CELL = 44;
const AXIS = { automargin: false, showgrid: false, showline: false, ticks: '' };

/** Examples of the class `truth` that the network puts in the class `said`. */
interface Cell {
  readonly truth: number;
  readonly said: number;
  readonly count: number;
}

/**
 * The confusion matrix: true classes as rows, what the network says as columns, the number of examples in each
 * cell. The diagonal is blue and mistakes are orange, the darker the more.
 *
 * @example
 * ```ts
 * const circles = twoCircles(seeded(1), { pointsPerClass: 3 });
 * confusion(circles, circles.y).text.includes('of 6 examples 6 are') // → true
 * ```
 */
export function confusion({ name, y, classes }: Dataset, predicted: ArrayLike<number>): Figure {
  if (predicted.length !== y.length)
    throw new Error(`confusion: ${predicted.length} predictions for ${y.length} examples of ${name}`);
  const cells = cellsOf(y, predicted, classes.length);
  const size = CELL * classes.length;
  return figure({
    data: [
      {
        type: 'scatter',
        mode: 'markers+text',
        x: cells.map(({ said }) => classes[said]),
        y: cells.map(({ truth }) => classes[truth]),
        text: cells.map(({ count }) => (count === 0 ? '' : String(count))),
        marker: {
          symbol: 'square',
          size: CELL - 2,
          color: cells.map((cell) => (isHit(cell) ? colors.train : colors.valid)),
          opacity: cells.map((cell) => strength(cell, cells)),
        },
        hovertemplate: 'true: %{y}<br>network: %{x}<br>%{text}<extra></extra>',
      },
    ],
    layout: {
      width: size + 144,
      height: size + 122,
      margin: { l: 120, r: 24, t: 12, b: 110 },
      xaxis: {
        ...AXIS,
        title: { text: 'what the network says' },
        range: [-0.5, classes.length - 0.5],
        tickangle: -45,
      },
      yaxis: { ...AXIS, title: { text: 'true class' }, range: [classes.length - 0.5, -0.5] },
    },
    alt:
      `Confusion matrix on ${name}: of ${inThousands(y.length)} examples ${inThousands(total(cells.filter(isHit)))} are classified correctly.` +
      `${worstMistake(cells, classes)} ${ofCells(cells, classes.length)}`,
    numbers: classes.map((label, k) => `${label}: ${hits(cells, k)}`).join('\n'),
  });
}

function cellsOf(y: ArrayLike<number>, predicted: ArrayLike<number>, m: number): Cell[] {
  const counts = new Uint32Array(m * m);
  for (let i = 0; i < y.length; i++) counts[y[i] * m + predicted[i]]++;
  return Array.from(counts, (count, k) => ({ truth: Math.floor(k / m), said: k % m, count }));
}

function isHit({ truth, said }: Cell): boolean {
  return truth === said;
}

/** How strongly a cell is filled where its class has the most; more would hide the count that stands in it. */
export const FULLEST = 0.5;
/** An empty cell is still seen as one. */
const EMPTIEST = 0.04;

/** Hits against the most hits; mistakes against the most mistakes, by the root, so that few show too. */
function strength(cell: Cell, cells: readonly Cell[]): number {
  const alike = cells.filter((other) => isHit(other) === isHit(cell));
  const share = cell.count / Math.max(1, ...alike.map(({ count }) => count));
  return EMPTIEST + (FULLEST - EMPTIEST) * (isHit(cell) ? share : Math.sqrt(share));
}

/** How a cell is read; where all rows have one size, it is said, so that a count can be taken for a share. */
function ofCells(cells: readonly Cell[], m: number): string {
  const sizes = Array.from({ length: m }, (_, k) => total(cells.filter(({ truth }) => truth === k)));
  return sizes.every((size) => size === sizes[0])
    ? `Each row has ${inThousands(sizes[0])} examples; an empty cell stands for 0.`
    : 'An empty cell stands for 0.';
}

function total(cells: readonly Cell[]): number {
  return cells.reduce((sum, { count }) => sum + count, 0);
}

function hits(cells: readonly Cell[], k: number): string {
  const ofClass = cells.filter(({ truth }) => truth === k);
  return `${total(ofClass.filter(isHit))} of ${total(ofClass)} correct`;
}

function worstMistake(cells: readonly Cell[], classes: readonly string[]): string {
  const mistakes = cells.filter((cell) => !isHit(cell));
  const { truth, said, count } = mistakes.reduce((most, cell) => (cell.count > most.count ? cell : most));
  return count === 0
    ? ''
    : ` The most frequent mistake: ${count} of ${classes[truth]} taken for ${classes[said]}.`;
}
