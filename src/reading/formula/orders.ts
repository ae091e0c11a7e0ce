/** What a fraction of differentials is taken of and by: ∂²f over ∂x ∂y, d² over dx². */
import { type Item, is } from '../tex/item.js';
import type { Tree } from './tree.js';

/** Beyond this order nobody writes a derivative out. */
const MAX_ORDER = 4;

export interface Orders {
  readonly sign: '∂' | 'd';
  /** What is differentiated, where it stands above. */
  readonly of: readonly Item[];
  /** By what, from the outermost; none where the counts above and below do not agree. */
  readonly by?: readonly (readonly Item[])[];
}

/** Undefined for a quotient; of a letter d it is a derivative only where d stands above and below. */
export function ordersIn(above: readonly Item[], below: readonly Item[]): Orders | undefined {
  const sign = differential(above[0]);
  if (!sign) return undefined;
  const power = powerOf(above[1]);
  const below_ = differential(below[0]) === sign && below.length > 1 && !isScript(below[1]);
  if (sign === 'd' && !below_) return undefined;
  if (isScript(above[1]) && power === undefined) return sign === '∂' ? { sign, of: [] } : undefined;
  const of = above.slice(power === undefined ? 1 : 2);
  const order = power ?? 1;
  if (!below_ || order > MAX_ORDER) return { sign, of };
  const pieces = order === 1 ? [below.slice(1)] : piecesOf(below, sign);
  const by = counted(pieces, order);
  return { sign, of, ...(by && { by }) };
}

export const isScript = (item: Item | undefined): boolean => is(item, 'sub') || is(item, 'sup');

function differential(item: Item | undefined): '∂' | 'd' | undefined {
  if (is(item, 'command', 'partial')) return '∂';
  const upright = is(item, 'command', 'mathrm') && item?.parts[0].length === 1 ? item.parts[0][0] : item;
  return is(upright, 'letter', 'd') ? 'd' : undefined;
}

const powerOf = (item: Item | undefined): number | undefined =>
  is(item, 'sup') && item?.parts[0].length === 1 && is(item.parts[0][0], 'number')
    ? Number(item.parts[0][0].text)
    : undefined;

function piecesOf(below: readonly Item[], sign: '∂' | 'd'): Item[][] {
  const pieces: Item[][] = [];
  for (const item of below)
    if (differential(item) === sign) pieces.push([]);
    else pieces[pieces.length - 1].push(item);
  return pieces;
}

/** Where there are as many as the order says, a ² belongs to the variable: ∂μ ∂σ². Else it counts: ∂x² ∂y. */
function counted(pieces: readonly Item[][], order: number): Item[][] | undefined {
  if (pieces.some((piece) => piece.length === 0)) return undefined;
  if (pieces.length === order) return transposedLast(pieces);
  const all = pieces.flatMap((piece) => {
    const last = piece[piece.length - 1];
    const times = powerOf(last) ?? 1;
    const one = times > 1 ? piece.slice(0, -1) : piece;
    return Array.from({ length: Math.min(times, MAX_ORDER) }, () => one);
  });
  return all.length === order ? all : undefined;
}

/** ∂²f/∂x∂yᵀ has a row for each entry of x: ∂/∂yᵀ is taken last. */
const transposedLast = (pieces: readonly Item[][]): Item[][] => {
  const last = pieces[pieces.length - 1];
  const above = last[last.length - 1];
  const transposes = is(above, 'sup') && powerOf(above) === undefined && last.length > 1;
  return transposes ? [last, ...pieces.slice(0, -1)] : [...pieces];
};

/** ∂/∂xᵀ is by x. */
export function withoutTranspose(tree: Tree): Tree {
  if (tree.is !== 'scripted' || !tree.sup?.transposed || tree.sup.plain !== '') return tree;
  const { sup, ...rest } = tree;
  return rest.sub || rest.primes > 0 ? rest : rest.base;
}
