/** Columns, rows and matrices as they are listed, and parts of them. */

import type { Tree } from '../formula/tree.js';
import { ReadingError, SAID } from '../text/said.js';
import { type Listed, meaningOfColumn } from './ellipsis.js';
import { meaningOfGrid } from './grids.js';
import { atom, LEVEL, type Meaning, type Piece, within } from './meaning.js';
import { transposed } from './scripted.js';

const isGap = ({ is }: Tree): boolean => is === 'dots' || is === 'empty';

export function meaningOfMatrix({ rows, at }: Extract<Tree, { is: 'matrix' }>, m: Meaning): Piece {
  if (rows.length === 0) throw new ReadingError(SAID.missing(), at);
  if (rows.some((row) => row.some(({ is }) => is === 'dots'))) return dotted(rows, at, m);
  const width = rows[0].length;
  if (rows.some((row) => row.length !== width)) throw new ReadingError(SAID.ragged(), at);
  if (rows.some((row) => row.some(isGap))) throw new ReadingError(SAID.missing(), at);
  if (rows.length === 1 && width === 1) return bracketed(m.of(rows[0][0]));
  for (const cell of rows.flat()) {
    const shape = m.shape(m.text(cell));
    if (shape && shape.length > 0)
      throw new ReadingError(
        SAID.stacked(shape.length === 1 ? `${shape[0]} × 1` : shape.join(' × ')),
        cell.at,
        'shape',
      );
  }
  if (width === 1) return atom(`[${rows.map(([cell]) => m.text(cell)).join(', ')}]`);
  return atom(`[${rows.map((row) => `[${row.map((cell) => m.text(cell)).join(', ')}]`).join(', ')}]`);
}

const bracketed = (piece: Piece): Piece => (piece.level === LEVEL.atom ? piece : atom(`(${piece.text})`));

function dotted(rows: readonly (readonly Tree[])[], at: number, m: Meaning): Piece {
  const allDots = (row: readonly Tree[]) => row.every(isGap);
  if (rows.length === 1) return transposed(meaningOfColumn(listed(rows[0]), at, m));
  const single = rows.every((row) => allDots(row) || row.filter(({ is }) => is !== 'empty').length === 1);
  if (single) return meaningOfColumn(columnOf(rows) as Listed, at, m);
  return meaningOfGrid(
    rows.map((row) => (allDots(row) ? undefined : listed(row))),
    at,
    m,
  );
}

const listed = (row: readonly Tree[]): Listed => row.map((cell) => (cell.is === 'dots' ? undefined : cell));

/** The entries of a column; undefined if it is none. A blank cell beside one that is not says nothing. */
export function columnOf(rows: readonly (readonly Tree[])[]): Listed | undefined {
  const cells = rows.map((row) => (row.every(isGap) ? undefined : row.filter(({ is }) => is !== 'empty')));
  return cells.every((row) => row === undefined || row.length === 1)
    ? cells.map((row) => row?.[0])
    : undefined;
}

/** (a_1, …, a_n) is a column. */
export function meaningOfList({ items, at }: Extract<Tree, { is: 'list' }>, m: Meaning): Piece {
  if (items.some(({ is }) => is === 'dots')) return meaningOfColumn(listed(items), at, m);
  return meaningOfMatrix({ is: 'matrix', rows: items.map((item) => [item]), at }, m);
}

/** W[y,:], a row of it; W[:,j], a column. */
export function meaningOfSlice({ of, parts, at }: Extract<Tree, { is: 'slice' }>, m: Meaning): Piece {
  const matrix = m.of(of);
  const shape = m.shape(matrix.text);
  const [i, j] = parts;
  if (parts.length !== 2 || shape?.length !== 2 || (i === ':') === (j === ':'))
    throw new ReadingError(SAID.cannotRead(':'), at);
  if (i !== ':')
    return {
      text: `onehot(${m.text(i)}, ${shape[0]})'*${within(matrix, LEVEL.negation)}`,
      level: LEVEL.product,
    };
  return {
    text: `${within(matrix, LEVEL.product)}*onehot(${m.text(j as Tree)}, ${shape[1]})`,
    level: LEVEL.product,
  };
}
