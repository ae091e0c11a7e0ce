/** One vector or number for each example: x_i, x^{(i)}, x_{ij}; and the row of a matrix, as a column. */
import { isLabel } from '../formula/labels.js';
import type { Script, Tree } from '../formula/tree.js';
import { ReadingError, SAID } from '../text/said.js';
import { atom, type Meaning, type Piece } from './meaning.js';

type Scripted = Extract<Tree, { is: 'scripted' }>;

/** What a letter of a family says with its scripts, and what of them is still a power; undefined for any other. */
export function memberOf(
  tree: Scripted,
  letter: string,
  m: Meaning,
): { piece: Piece; sup?: Script } | undefined {
  const name = m.names.notation.families?.[letter];
  if (name === undefined || !m.declared(name)) return undefined;
  const { sub, sup } = tree;
  const below = sub?.indices ?? [];
  if (sup && isLabel(sup)) return { piece: memberAt(name, [unbracketed(sup.whole), ...below], sup.at, m) };
  if (below.length === 0) return undefined;
  // x_j of a vector x beside the x_i of all examples.
  const label = m.names.notation.labels?.[letter];
  const [index] = below;
  const other =
    index.is === 'name' && index.name !== label && m.rangeBound(index.name) !== String(m.shape(name)?.[0]);
  if (label !== undefined && below.length === 1 && other && m.rank(m.nameWritten(letter) ?? '') === 1)
    return undefined;
  return { piece: memberAt(name, below, sub?.at ?? tree.at, m), ...(sup && { sup }) };
}

function memberAt(name: string, indices: readonly (Tree | undefined)[], at: number, m: Meaning): Piece {
  const rank = m.rank(name) ?? 0;
  const texts = indices.map((index) => index && m.text(index));
  if (texts.includes(undefined) || texts.length > rank)
    throw new ReadingError(SAID.indices(name, rank, texts.length), at, 'shape');
  if (texts.length === rank) return atom(`${name}[${texts.join(',')}]`);
  return rowPiece(name, texts[0] as string, at, m);
}

const unbracketed = (tree: Tree | undefined): Tree | undefined =>
  tree?.is === 'group' ? unbracketed(tree.of) : tree;

/** x_{ij} and x_i of a matrix X, where x itself is nothing. */
export function ofCapital(tree: Scripted, letter: string, m: Meaning): Piece | undefined {
  const capital = letter.toUpperCase();
  const { sub } = tree;
  if (!/^[a-z]$/.test(letter) || !sub || sub.indices.length === 0 || m.rank(capital) !== 2) return undefined;
  if (!m.declared(capital)) return undefined;
  const [first, second, more] = sub.indices.map((index) => m.text(index));
  if (more !== undefined) return undefined;
  return second === undefined ? rowPiece(capital, first, tree.at, m) : atom(`${capital}[${first},${second}]`);
}

/** X of the matrix of the x_{ij}, or of one x_i for each of its rows, where X itself is nothing. */
export function ofEntries({ sub, primes }: Scripted, letter: string, m: Meaning): Piece | undefined {
  const small = letter.toLowerCase();
  if (!/^[A-Z]$/.test(letter) || sub || primes > 0) return undefined;
  const name = m.names.notation.families?.[small] ?? small;
  return m.declared(name) && m.rank(name) === 2 ? atom(name) : undefined;
}

/** The row of a matrix, or its column where the sum around runs over its columns, as a column. */
export function rowPiece(name: string, index: string, at: number, m: Meaning): Piece {
  const [rows, columns] = m.shape(name) ?? [];
  const range = m.rangeBound(index);
  const isColumn = range !== undefined && range === String(columns) && range !== String(rows);
  const note = isColumn ? SAID.column(name, index) : SAID.row(name, index);
  m.notes.push(note);
  m.rowDoubt ??= new ReadingError(note, at);
  return isColumn
    ? atom(`(${name}*onehot(${index}, ${columns}))`)
    : atom(`(onehot(${index}, ${rows})'*${name})'`);
}

/** Of the text of a row the matrix, the size and the index. */
export function rowIn(text: string): { index: string; size: string; name: string } | undefined {
  const [, index, size, name] = /^\(onehot\((.*), (\w+)\)'\*([a-zA-Z]\w*)\)'$/.exec(text) ?? [];
  return name === undefined ? undefined : { index, size, name };
}
