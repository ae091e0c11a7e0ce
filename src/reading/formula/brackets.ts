/** What brackets and bars hold. */
import { type Cursor, shown } from '../tex/cursor.js';
import { type Item, is } from '../tex/item.js';
import { ReadingError, SAID } from '../text/said.js';
import { readEnvironment } from './environments.js';
import { comparison, readRelation, readSum, readWhole } from './grammar.js';
import type { Tree } from './tree.js';

export function readBrackets(c: Cursor): Tree {
  const open = c.peek() as Item;
  const { at, text } = open;
  const inner = open.kind === 'sign' ? c.barred() : c.bracketed();
  switch (text) {
    case '|':
      return { is: 'absolute', of: readWhole(inner, readSum), at };
    case '‖':
      return readNorm(readWhole(inner, readSum), c, at);
    case '⌊':
      return { is: 'floor', of: readWhole(inner, readSum), at };
    case '⟨':
      return innerProduct(readList(inner), c, at);
    case '⟦':
      return { is: 'indicator', condition: readWhole(inner, readRelation), at };
    case '{':
      return casesByHand(inner, at) ?? { is: 'group', of: readWhole(inner, readRelation), open: '{', at };
    case '(':
    case '[':
      return inRoundOrSquare(inner, text, at);
    default:
      throw new ReadingError(SAID.cannotRead(shown(open)), at);
  }
}

function inRoundOrSquare(inner: Cursor, open: string, at: number): Tree {
  if (open === '[' && holdsRelation(inner))
    return { is: 'indicator', condition: readWhole(inner, readRelation), at };
  const items = readList(inner);
  return items.length > 1 ? { is: 'list', items, at } : { is: 'group', of: items[0], open, at };
}

const holdsRelation = (c: Cursor): boolean => c.items.some((item) => comparison(item) !== undefined);

/** Expressions between commas. */
export function readList(c: Cursor): Tree[] {
  const items = [readSum(c)];
  while (is(c.peek(), 'sign', ',') || is(c.peek(), 'sign', ';')) {
    c.take();
    items.push(readSum(c));
  }
  if (!c.done) throw c.unexpected();
  return items;
}

/** \left\{ \begin{array}{ll} … \end{array} \right. */
function casesByHand(inner: Cursor, at: number): Tree | undefined {
  const [only, more] = inner.items;
  if (!is(only, 'environment') || more) return undefined;
  return readEnvironment({ ...only, text: 'cases', at }, inner);
}

/** ⟨a, b⟩; with an F below it is that of matrices, which is none other. */
function innerProduct(items: readonly Tree[], c: Cursor, at: number): Tree {
  const below = c.peek();
  if (is(below, 'sub') && is((below as Item).parts[0][0], 'letter', 'F')) c.take();
  if (items.length !== 2) throw new ReadingError(SAID.cannotRead('\\langle'), at);
  return { is: 'call', fn: { is: 'name', name: 'dot', at }, args: items, at };
}

/** ‖x‖₂², ‖x‖² , ‖x‖₁; without a subscript it is the norm 2. */
function readNorm(of: Tree, c: Cursor, at: number): Tree {
  const below = c.peek();
  const first = is(below, 'sub') ? c.take() : undefined;
  const above = is(c.peek(), 'sup') ? (c.peek() as Item).parts[0] : [];
  const squared = above.length === 1 && is(above[0], 'number', '2');
  if (squared) c.take();
  const second = !first && is(c.peek(), 'sub') ? c.take() : undefined;
  const p = (first ?? second)?.parts[0].map(({ text }) => text).join('') ?? '2';
  return { is: 'norm', of, p: squared ? `${p} squared` : p, at };
}
