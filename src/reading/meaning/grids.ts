/** Matrices with dots: from their corners, with an odd diagonal if need be. */

import { same, type Tree } from '../formula/tree.js';
import { ReadingError, SAID } from '../text/said.js';
import type { Listed } from './ellipsis.js';
import { isSize, name } from './ellipsis.js';
import { alike, fill, generalise, type Pairing } from './generalise.js';
import { atom, LEVEL, type Meaning, type Piece, within } from './meaning.js';

interface Grid {
  /** The entry at row `r` and column `c`; on the diagonal, if it differs there. */
  readonly off: Tree;
  readonly diagonal?: Tree;
  readonly rows: Tree;
  readonly columns: Tree;
}

const isOne = (tree: Tree): boolean => tree.is === 'number' && tree.text === '1';
const hole = (which: 'r' | 'c', at: number): Tree => ({ is: 'hole', hole: which, at });

/** 1 against a size, always the same one. */
class Count {
  size: Tree | undefined;
  constructor(private readonly which: 'r' | 'c') {}

  pair: Pairing = (a, b) => {
    if (!isOne(a) || !isSize(b)) return undefined;
    this.size ??= b;
    return same(b, this.size) ? hole(this.which, a.at) : undefined;
  };
}

function gridOf(a: Tree, b: Tree, c: Tree, d: Tree): Grid | undefined {
  return evenly(a, b, c, d) ?? withDiagonal(a, b, c, d);
}

/** Along the first and the last row, then down. */
function evenly(a: Tree, b: Tree, c: Tree, d: Tree): Grid | undefined {
  const [rows, columns] = [new Count('r'), new Count('c')];
  const [top, bottom] = [generalise(a, b, columns.pair), generalise(c, d, columns.pair)];
  const off = top && bottom && generalise(top, bottom, rows.pair);
  return off && rows.size && columns.size ? { off, rows: rows.size, columns: columns.size } : undefined;
}

/** The other two corners show what is off the diagonal, the first and the last entry what is on it. */
function withDiagonal(a: Tree, b: Tree, c: Tree, d: Tree): Grid | undefined {
  const [rows, columns, along] = [new Count('r'), new Count('c'), new Count('r')];
  const off = generalise(b, c, (x, y) => rows.pair(x, y) ?? columns.pair(y, x));
  const diagonal = generalise(a, d, along.pair);
  const height = rows.size ?? along.size;
  const width = columns.size ?? height;
  return off && diagonal && height && width ? { off, diagonal, rows: height, columns: width } : undefined;
}

/** rows: undefined where a row is all dots, and in a row where dots stand. */
export function meaningOfGrid(rows: readonly (Listed | undefined)[], at: number, m: Meaning): Piece {
  const written = rows.flatMap((row) => (row ? [row] : []));
  const [first, last] = [written[0], written[written.length - 1]];
  const [a, b, c, d] = [first?.[0], first?.[first.length - 1], last?.[0], last?.[last.length - 1]];
  if (!a || !b || !c || !d) throw new ReadingError(SAID.corner(), at);
  const grid = gridOf(a, b, c, d);
  if (!grid) throw new ReadingError(alike(a, c) && alike(b, d) ? SAID.sameEnds() : SAID.noPattern(), at);
  const exceptions = exceptionsTo(grid, rows, first, at);
  const [height, width] = [m.text(grid.rows), m.text(grid.columns)];
  const [r, s] = [m.another('t'), m.another('t')];
  const entry = m.bind([r, s], () => {
    const places = { r: name(r, at), c: name(s, at) };
    const off = m.of(fill(grid.off, places));
    return grid.diagonal
      ? `(${r} == ${s} ? (${m.text(fill(grid.diagonal, places))}) : (${off.text}))`
      : within(off, LEVEL.atom);
  });
  const unit = (p: string, q: string) => `(onehot(${p}, ${height})*onehot(${q}, ${width})')`;
  const matrix = `sum(${r}, 1, ${height}, sum(${s}, 1, ${width}, ${entry}*${unit(r, s)}))`;
  const instead = exceptions.map(
    ({ p, q, of, expected }) => ` + (${m.text(of)} - (${m.text(expected)}))*${unit(m.text(p), m.text(q))}`,
  );
  const text = [matrix, ...instead].join('');
  return instead.length === 0 ? atom(text) : { text, level: LEVEL.sum };
}

interface Exception {
  readonly p: Tree;
  readonly q: Tree;
  readonly of: Tree;
  readonly expected: Tree;
}

function exceptionsTo(
  grid: Grid,
  rows: readonly (Listed | undefined)[],
  first: Listed,
  at: number,
): Exception[] {
  const down = rows.map((row) => row !== undefined);
  const across = first.map((entry) => entry !== undefined);
  return rows.flatMap((row, i) =>
    (row ?? []).flatMap((of, j): Exception[] => {
      if (!of) return [];
      const layout = row?.length === first.length ? across : (row ?? []).map((entry) => entry !== undefined);
      const [p, q] = [placeIn(down, i, grid.rows), placeIn(layout, j, grid.columns)];
      if (!p || !q) throw new ReadingError(SAID.noPattern(), at);
      const expected = fill(grid.diagonal && same(p, q) ? grid.diagonal : grid.off, { r: p, c: q });
      return alike(of, expected) ? [] : [{ p, q, of, expected }];
    }),
  );
}

/** Counted from the start before the dots, from the end after them. */
function placeIn(entries: readonly boolean[], k: number, size: Tree): Tree | undefined {
  const dots = entries.flatMap((entry, i) => (entry ? [] : [i]));
  const number = (value: number): Tree => ({ is: 'number', text: String(value), at: size.at });
  if (dots.length === 0 || k < dots[0]) return number(k + 1);
  const back = entries.length - 1 - k;
  if (k < dots[dots.length - 1]) return undefined;
  const from: Tree = {
    is: 'sum',
    terms: [
      { sign: 1, of: size },
      { sign: -1, of: number(back) },
    ],
    at: size.at,
  };
  return back === 0 ? size : from;
}
