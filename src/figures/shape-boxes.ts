import type { Displayable } from '../bundle.js';
import { colors } from './colors.js';
import { drawing } from './draw/drawing.js';
import { type DrawTex, typesetter } from './draw/formula.js';
import { box, formula, label } from './draw/shapes.js';

/** One array of a product: its name in TeX, its shape in letters and as drawn, and what is told apart in it. */
interface Part {
  readonly tex: string;
  readonly size: string;
  readonly rows: number;
  readonly columns: number;
  readonly marked: (row: number, column: number) => boolean;
}

const [D, DH, M] = [2, 4, 3];
const CELL = 22;
const COLUMN_WIDTH = 300;
const MIDDLE = 92;

const row = (r: number) => (i: number) => i === r;
const entry = (r: number, c: number) => (i: number, j: number) => i === r && j === c;
const all = () => true;

/** The three products of the backward pass and what each entry is made of: [left, right, result]. */
const PRODUCTS: readonly { readonly title: string; readonly parts: readonly [Part, Part, Part] }[] = [
  {
    title: 'row times column',
    parts: [
      { tex: '\\mathbf W^{(1)}', size: 'd_h\\times d', rows: DH, columns: D, marked: row(1) },
      { tex: '\\mathbf x', size: 'd\\times1', rows: D, columns: 1, marked: all },
      { tex: '\\mathbf W^{(1)}\\mathbf x', size: 'd_h\\times1', rows: DH, columns: 1, marked: entry(1, 0) },
    ],
  },
  {
    title: 'column times row: every pair once',
    parts: [
      { tex: '\\mathbf g', size: 'm\\times1', rows: M, columns: 1, marked: entry(1, 0) },
      { tex: '\\mathbf h^{s\\top}', size: '1\\times d_h', rows: 1, columns: DH, marked: entry(0, 2) },
      {
        tex: '\\mathbf g\\,\\mathbf h^{s\\top}',
        size: 'm\\times d_h',
        rows: M,
        columns: DH,
        marked: entry(1, 2),
      },
    ],
  },
  {
    title: 'a column of W, summed over the outputs',
    parts: [
      { tex: '\\mathbf W^{(2)\\top}', size: 'd_h\\times m', rows: DH, columns: M, marked: row(1) },
      { tex: '\\mathbf g', size: 'm\\times1', rows: M, columns: 1, marked: all },
      {
        tex: '\\mathbf W^{(2)\\top}\\mathbf g',
        size: 'd_h\\times1',
        rows: DH,
        columns: 1,
        marked: entry(1, 0),
      },
    ],
  },
];

/**
 * mlp/i, k, o, p: the three kinds of products in the network as boxes, g the gradient with respect to o^a; in each,
 * one entry of the result and the entries it is made of are filled.
 *
 * @example
 * ```ts
 * (await shapeBoxes()).toBundle().metadata.alt.startsWith('Three products') // → true
 * ```
 */
export async function shapeBoxes(): Promise<Displayable> {
  const set = await typesetter();
  return drawing({
    width: PRODUCTS.length * COLUMN_WIDTH,
    height: 190,
    body: PRODUCTS.map(({ title, parts }, i) => product(set, title, parts, i * COLUMN_WIDTH)).join(''),
    alt:
      'Three products drawn as boxes of cells: W1 times x, a dh by d matrix times a column; g times the row hs, which ' +
      'gives an m by dh matrix; the transpose of W2 times g. In each one entry of the result is filled, and the ' +
      'entries it is made of.',
  });
}

function product(set: DrawTex, title: string, [a, b, c]: readonly [Part, Part, Part], from: number): string {
  const gap = 26;
  const widths = [a, b, c].map(({ columns }) => columns * CELL);
  const total = widths[0] + widths[1] + widths[2] + 12 + gap;
  const left = from + (COLUMN_WIDTH - total) / 2;
  const [xa, xb] = [left, left + widths[0] + 12];
  const xc = xb + widths[1] + gap;
  return [
    label([from + COLUMN_WIDTH / 2, 18], title, { size: 13, color: colors.ink }),
    array(set, a, xa),
    array(set, b, xb),
    label([xb + widths[1] + gap / 2, MIDDLE + 5], '=', { size: 16, color: colors.ink }),
    array(set, c, xc),
  ].join('');
}

function array(set: DrawTex, { tex, size, rows, columns, marked }: Part, x: number): string {
  const top = MIDDLE - (rows * CELL) / 2;
  const cells = Array.from({ length: rows * columns }, (_, k) => {
    const [i, j] = [Math.floor(k / columns), k % columns];
    const fill = marked(i, j) ? colors.orangeTint : colors.ground;
    return box([x + (j + 0.5) * CELL, top + (i + 0.5) * CELL], CELL, CELL, fill, colors.muted);
  });
  const middle = x + (columns * CELL) / 2;
  return (
    cells.join('') +
    formula(set, [middle, top - 10], tex, 14, colors.ink) +
    formula(set, [middle, top + rows * CELL + 18], size, 11, colors.muted)
  );
}
