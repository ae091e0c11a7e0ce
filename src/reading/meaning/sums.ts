/** Sums, products, Σ and Π. */
import type { IndexNode, MathNode, SymbolNode } from 'mathjs';
import type { Bilingual } from '../../bundle.js';
import { LanguageError, parse } from '../../judge/language.js';
import type { Tree } from '../formula/tree.js';
import { ReadingError, SAID } from '../text/said.js';
import { meaningOfDottedSum, type Pattern, patternOf } from './ellipsis.js';
import { columnOf } from './matrices.js';
import { atom, LEVEL, type Meaning, type Piece, within } from './meaning.js';

export function meaningOfSum(tree: Extract<Tree, { is: 'sum' }>, m: Meaning): Piece {
  if (tree.terms.some(({ of }) => of.is === 'dots')) return meaningOfDottedSum(tree, m);
  const outer = m.beside;
  m.beside = tree.terms.map(({ of }) => patternIn(of)).find((pattern) => pattern !== undefined);
  const pieces = tree.terms.map(({ of }) => m.of(of));
  m.beside = outer;
  const terms = spread(tree, pieces, m);
  const text = terms.map((piece, k) => {
    const minus = tree.terms[k].sign < 0;
    const own = within(piece, minus ? LEVEL.product : LEVEL.sum);
    return `${minus ? (k ? ' - ' : '-') : k ? ' + ' : ''}${own}`;
  });
  return { text: text.join(''), level: terms.length === 1 ? LEVEL.negation : LEVEL.sum };
}

/** Of a column with dots, where its entries stand. */
function patternIn(tree: Tree): Pattern | undefined {
  const column = tree.is === 'matrix' ? columnOf(tree.rows) : undefined;
  return column?.includes(undefined) ? patternOf(column) : undefined;
}

/** A number beside a vector is a vector of that number, and is said to be read so. */
function spread(tree: Extract<Tree, { is: 'sum' }>, pieces: readonly Piece[], m: Meaning): Piece[] {
  const numeric = (piece: Piece) => /^[\d.]+$/.test(piece.text) && piece.text !== '0';
  if (!pieces.some(numeric)) return addedAlong(pieces, m);
  const shape = pieces.map((piece) => m.shape(piece.text)).find((s) => s !== undefined && s.length > 0);
  if (!shape) return [...pieces];
  const [rows, columns] = shape;
  const ones =
    columns === undefined
      ? `ones(${rows})`
      : rows === 1
        ? `ones(${columns})'`
        : `ones(${rows})*ones(${columns})'`;
  return pieces.map((piece, k) => {
    if (!numeric(piece)) return piece;
    m.notes.push(SAID.spread(piece.text));
    return {
      text: piece.text === '1' && tree.terms[k].sign > 0 ? ones : `${piece.text}*${ones}`,
      level: LEVEL.product,
    };
  });
}

/** A row beside a matrix as long as it is added to each row of it, a column to each column, and that is said. */
function addedAlong(pieces: readonly Piece[], m: Meaning): Piece[] {
  const shapes = pieces.map((piece) => m.shape(piece.text));
  const matrix = shapes.find((shape) => shape?.length === 2 && shape[0] !== 1);
  if (!matrix) return [...pieces];
  const [rows, columns] = matrix;
  return pieces.map((piece, k) => {
    const shape = shapes[k];
    const along =
      shape?.length === 2 && shape[0] === 1 && shape[1] === columns
        ? 'row'
        : shape?.length === 1 && shape[0] === rows
          ? 'column'
          : undefined;
    if (!along) return piece;
    m.notes.push(SAID.added(piece.text, along));
    const own = within(piece, LEVEL.negation);
    const text = along === 'row' ? `ones(${rows})*${own}` : `${own}*ones(${columns})'`;
    return { text, level: LEVEL.product };
  });
}

export function meaningOfProduct(tree: Extract<Tree, { is: 'product' }>, m: Meaning): Piece {
  const [first, ...rest] = tree.factors;
  let piece = m.of(first.of);
  for (const { sign, of } of rest) {
    const next = m.of(of);
    if (sign === '.' && sameColumns(piece, next, m)) piece = atom(`dot(${piece.text}, ${next.text})`);
    else if (sign === '/')
      piece = { text: `${within(piece, LEVEL.product)}/${within(next, LEVEL.power)}`, level: LEVEL.product };
    else {
      const operator = sign === '.*' || sign === './' ? ` ${sign} ` : '*';
      piece = {
        text: `${within(piece, LEVEL.product)}${operator}${within(next, LEVEL.negation)}`,
        level: LEVEL.product,
      };
    }
  }
  return piece;
}

/** a · b of two columns is their inner product. */
function sameColumns(a: Piece, b: Piece, m: Meaning): boolean {
  const [s, t] = [m.shape(a.text), m.shape(b.text)];
  return s?.length === 1 && t?.length === 1 && s[0] === t[0];
}

export function meaningOfSeries(tree: Extract<Tree, { is: 'series' }>, m: Meaning): Piece {
  const names = tree.indices.map((index) => (index.is === 'name' ? index.name : ''));
  let body = m.bind(
    names,
    () => {
      const piece = m.of(tree.body);
      if (!tree.condition) return piece.text;
      if (tree.kind === 'prod') throw new ReadingError(SAID.noIndex(), tree.at);
      return `ind(${m.text(tree.condition)})*${within(piece, LEVEL.negation)}`;
    },
    tree.to && m.text(tree.to),
  );
  if (names.length > 1 && (tree.from || tree.to)) throw new ReadingError(SAID.noIndex(), tree.at);
  for (const name of [...names].reverse()) {
    if (m.names.notation.dataSets?.includes(name)) {
      body = overExamples(body, m) ?? raise(SAID.runs(name), tree.at);
      continue;
    }
    const from = tree.from ? m.text(tree.from) : '1';
    const to = tree.to ? m.text(tree.to) : rangeOf(name, body, m);
    if (to === undefined) throw new ReadingError(SAID.runs(name), tree.at);
    body = `${tree.kind}(${name}, ${from}, ${to}, ${body})`;
  }
  return atom(body);
}

function raise(problem: Bilingual, at: number): never {
  throw new ReadingError(problem, at);
}

/** Over all examples of a quantity there is one of for each. */
function overExamples(body: string, m: Meaning): string | undefined {
  const labels = (m.names.notation.perExample ?? []).flatMap((name) => {
    const found = new RegExp(`\\b${name}\\[(\\w+)\\]`).exec(body);
    const size = m.shape(name)?.[0];
    return found && size !== undefined ? [[found[1], size] as const] : [];
  });
  const [only] = labels;
  return only && `sum(${only[0]}, 1, ${only[1]}, ${body})`;
}

/** The size of what an index runs over, where all that it indexes has that size. */
export function rangeOf(name: string, text: string, m: Meaning): string | undefined {
  const sizes = new Set<string>();
  let tree: MathNode;
  try {
    tree = parse(text);
  } catch (error) {
    if (error instanceof LanguageError) return undefined;
    throw error;
  }
  tree.traverse((node) => {
    if (node.type === 'FunctionNode') {
      // onehot(i, n) has an entry for each i.
      const { fn, args } = node as unknown as { fn: { name: string }; args: MathNode[] };
      if (fn.name === 'onehot' && args[0].toString() === name) sizes.add(args[1].toString());
    }
    if (node.type !== 'AccessorNode') return;
    const { object, index } = node as unknown as { object: MathNode; index: IndexNode };
    index.dimensions.forEach((at, k) => {
      if (at.type !== 'SymbolNode' || (at as SymbolNode).name !== name) return;
      const size = m.shape(object.toString())?.[k];
      if (size !== undefined) sizes.add(String(size));
    });
  });
  // Over two sizes at once it is an error, which the judge names.
  return [...sizes][0];
}
