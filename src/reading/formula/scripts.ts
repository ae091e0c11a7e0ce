/** Letters and words with what hangs on them, and functions with their arguments. */

import { ACCENTS, FONTS, GREEK } from '../tex/commands.js';
import type { Cursor } from '../tex/cursor.js';
import { type Item, is } from '../tex/item.js';
import { ReadingError, SAID } from '../text/said.js';
import { readList } from './brackets.js';
import { readFactor, readRelation, readSum, readWhole, startsFactor } from './grammar.js';
import { key, type Script, type Tree } from './tree.js';

/** A word that is spelled here letter by letter, or the letter. */
export function readWord(c: Cursor): Tree {
  const { at, text } = c.peek() as Item;
  const spelled = c.lexicon.words.find((word) => word.length > 1 && spells(c, word));
  if (!spelled) c.take();
  else for (let k = 0; k < spelled.length; k++) c.take();
  return { is: 'name', name: spelled ?? text, at };
}

function spells(c: Cursor, word: string): boolean {
  for (let k = 0; k < word.length; k++) {
    const item = c.peek(k);
    if (!item || !/^(letter|number)$/.test(item.kind) || item.text !== word[k]) return false;
    if (k > 0 && item.at !== c.peek(k - 1)?.end) return false;
  }
  return true;
}

/** The scripts and primes after `base`, then its arguments. */
export function readScripts(base: Tree, c: Cursor, at: number): Tree {
  let sub: Script | undefined;
  let sup: Script | undefined;
  let primes = 0;
  for (;;) {
    const item = c.peek();
    if (is(item, 'prime')) {
      c.take();
      primes += 1;
    } else if (item?.kind === 'sup' && onlyPrimes(item)) {
      primes += c.take().parts[0].length;
    } else if (item?.kind === 'sub') {
      if (sub) throw new ReadingError(SAID.doubleScript(), c.at);
      if (base.is === 'group' && base.open === '[' && is(item.parts[0][0], 'sign', '+')) {
        c.take();
        return readScripts({ is: 'call', fn: { is: 'name', name: 'rect', at }, args: [base.of], at }, c, at);
      }
      sub = scriptOf(c.take(), c, true);
    } else if (is(item, 'sup')) {
      if (sup) throw new ReadingError(SAID.doubleScript(), c.at);
      sup = scriptOf(c.take(), c, false);
    } else break;
  }
  if (!sub && !sup && primes === 0) return readArguments(base, c, at);
  if (base.is === 'scripted') return readArguments(merged(base, { sub, sup, primes }, at), c, at);
  return readArguments({ is: 'scripted', base, ...(sub && { sub }), ...(sup && { sup }), primes, at }, c, at);
}

/** \mathbf{h}^s_j and {h^s}_j: scripts on a letter that has some. */
function merged(
  base: Extract<Tree, { is: 'scripted' }>,
  more: { sub?: Script; sup?: Script; primes: number },
  at: number,
): Tree {
  if (base.sub && more.sub) throw new ReadingError(SAID.doubleScript(), more.sub.at);
  const onlyTransposed = more.sup?.transposed && more.sup.plain === '';
  const sup =
    base.sup && more.sup && onlyTransposed ? { ...base.sup, transposed: true } : (more.sup ?? base.sup);
  if (base.sup && more.sup && !onlyTransposed) {
    // {W^{(2)}}^2: the power of the whole.
    return { is: 'scripted', base: { is: 'group', of: base, open: '{', at }, ...more, at };
  }
  const sub = more.sub ?? base.sub;
  return { ...base, ...(sub && { sub }), ...(sup && { sup }), primes: base.primes + more.primes };
}

const onlyPrimes = ({ parts }: Item): boolean =>
  parts[0].length > 0 && parts[0].every((item) => item.kind === 'prime' || is(item, 'command', 'prime'));

const TRANSPOSED = new Set([
  'T',
  'top',
  'intercal',
  'intercalate',
  't',
  'transpose',
  'mathsf:T',
  'mathrm:T',
  'mathtt:T',
]);

const nameIn = (item: Item): string =>
  FONTS.has(item.text) && item.kind === 'command' ? (item.parts[0] ?? []).map(nameIn).join('') : item.text;

/** The content of _{…} or ^{…}. */
function scriptOf(script: Item, c: Cursor, below: boolean): Script {
  const { at, end } = script;
  let items = script.parts[0].filter(({ kind }) => kind !== 'space');
  const nested = items.at(-1);
  let transposed = false;
  if (
    !below &&
    nested?.kind === 'sup' &&
    nested.parts[0].length === 1 &&
    isTransposition(nested.parts[0][0], c)
  ) {
    transposed = true;
    items = items.slice(0, -1);
  } else if (!below && nested && isTransposition(nested, c)) {
    transposed = true;
    items = items.slice(0, -1);
  } else if (!below && items.length > 1 && is(items[0], 'command') && isTransposition(items[0], c)) {
    transposed = true;
    items = items.slice(1);
  }
  const entrywise =
    !below && items.length > 1 && (is(items[0], 'command', 'odot') || is(items[0], 'command', 'circ'));
  if (entrywise) items = items.slice(1);
  const plain = items.map(plainOf).join('');
  const marks = { plain, at, ...(transposed && { transposed }), ...(entrywise && { entrywise }) };
  if (items.length === 0) return { ...marks, indices: [] };
  try {
    const lists = commaSeparated(items);
    const read = lists.map((list) => readWhole(c.inside(list, end, below), readRelation));
    return { ...marks, indices: read.flatMap(sideBySide), ...(read.length === 1 && { whole: read[0] }) };
  } catch (problem) {
    if (!(problem instanceof ReadingError)) throw problem;
    return { ...marks, indices: [], problem };
  }
}

function isTransposition(item: Item, c: Cursor): boolean {
  if (item.kind === 'prime') return true;
  const name = nameIn(item);
  if (item.kind === 'letter' || FONTS.has(item.text)) return name === 'T' && !c.lexicon.isName('T');
  return item.kind === 'command' && TRANSPOSED.has(item.text) && !GREEK.has(item.text);
}

export function commaSeparated(items: readonly Item[]): Item[][] {
  const lists: Item[][] = [[]];
  for (const item of items) {
    if (is(item, 'sign', ',')) lists.push([]);
    else lists[lists.length - 1].push(item);
  }
  return lists;
}

/** kj is k, j. */
export const sideBySide = (tree: Tree): readonly Tree[] =>
  tree.is === 'product' && tree.factors.slice(1).every(({ sign }) => sign === '')
    ? tree.factors.map(({ of }) => of)
    : [tree];

/** The signs of an item one after the other, without braces and fonts. */
export function plainOf(item: Item): string {
  if (item.kind === 'command' && FONTS.has(item.text)) return item.parts[0].map(plainOf).join('');
  const inner = item.parts.map((part) => part.map(plainOf).join('')).join(' ');
  if (item.kind === 'sub') return `_${inner}`;
  if (item.kind === 'sup') return `^${inner}`;
  if (item.kind === 'group') return inner;
  if (item.kind === 'close') return item.text === '(' ? ')' : item.text === '[' ? ']' : `/${item.text}`;
  return item.kind === 'command' && item.parts.length > 0 ? `\\${item.text}${inner}` : item.text;
}

/** Functions that may stand before what they are of without brackets. */
const PREFIX = new Set('log ln exp tanh sinh cosh sech softplus sigmoid max min tr Tr trace'.split(' '));

/** f(x), f(x)_i, \ln x; o_y^s(x) for a quantity; W[y,:]. */
function readArguments(tree: Tree, c: Cursor, at: number): Tree {
  const base = tree.is === 'scripted' ? tree.base : tree;
  if (base.is !== 'name') return tree;
  const next = c.peek();
  const bracket = is(next, 'open', '(') || is(next, 'open', '[') || is(next, 'open', '{');
  // S_i (1 − S_i): with an index, the quantity that has the function's name.
  const quantity =
    tree.is === 'scripted' && tree.sub && c.lexicon.isName(base.name) && !c.lexicon.takesParameter(base.name);
  if (c.lexicon.isFunction(base.name) && !quantity) {
    // ELU\alpha(z), its parameter beside it.
    if (
      tree.is === 'name' &&
      c.lexicon.takesParameter(base.name) &&
      next?.kind === 'command' &&
      GREEK.has(next.text) &&
      is(c.peek(1), 'open', '(')
    ) {
      const sub = scriptOf({ ...c.take(), kind: 'sub', parts: [[next]] }, c, true);
      return readArguments({ is: 'scripted', base, sub, primes: 0, at }, c, at);
    }
    if (bracket) return readScripts({ is: 'call', fn: tree, args: readList(c.bracketed()), at }, c, at);
    if (PREFIX.has(base.name) && startsFactor(c))
      return { is: 'call', fn: tree, args: [readPrefixed(base.name, c)], at };
    return tree;
  }
  if (is(next, 'open', '[') && sliced(c)) return readScripts(readSlice(tree, c, at), c, at);
  if (
    is(next, 'open', '(') &&
    (c.lexicon.isDefinedFunction(writtenAs(tree)) ||
      c.lexicon.isDefinedFunction(writtenAs(tree, '')) ||
      (c.lexicon.isApplied(base.name) && namesOnly(c) && !scriptedBracket(base.name, c)) ||
      numberOnly(c))
  )
    return readScripts({ is: 'call', fn: tree, args: readList(c.bracketed()), at }, c, at);
  return tree;
}

/** A letter with its scripts, or with another one above, as a notation names it: S_tau. */
export function writtenAs(tree: Tree, above?: string): string {
  const { base, sub, sup } = tree.is === 'scripted' ? tree : { base: tree, sub: undefined, sup: undefined };
  return base.is === 'name' ? key(base.name, above ?? sup?.plain ?? '', sub?.plain ?? '') : '';
}

/** \tanh \frac12 x: numbers, then one thing. */
function readPrefixed(name: string, c: Cursor): Tree {
  const at = c.at;
  const factors: Tree[] = [readFactor(c)];
  while (isNumeric(factors[factors.length - 1]) && startsFactor(c)) factors.push(readFactor(c));
  const more = c.peek();
  const goesOn =
    is(more, 'sign', '/') ||
    (startsFactor(c) && !(more?.kind === 'command' && c.lexicon.isFunction(more.text)));
  if (goesOn && factors[factors.length - 1].is !== 'series') throw new ReadingError(SAID.reach(name), c.at);
  return factors.length === 1
    ? factors[0]
    : { is: 'product', factors: factors.map((of, k) => ({ sign: k ? '' : '*', of })), at };
}

export const isNumeric = (tree: Tree): boolean =>
  tree.is === 'number' ||
  (tree.is === 'fraction' && tree.above.is === 'number' && tree.below.is === 'number');

/** Whether the bracket here holds nothing but names, between commas: those a quantity depends on. */
export function namesOnly(c: Cursor): boolean {
  return commaSeparated(c.peekBracketed()).every(
    ([letter, ...scripts]) =>
      letter !== undefined && isLetter(letter) && scripts.every(({ kind }) => /^su[bp]$/.test(kind)),
  );
}

/** L(0), L(-1): a value, and no product. */
export function numberOnly(c: Cursor): boolean {
  const items = c.peekBracketed().filter(({ kind }) => kind !== 'space');
  const [number, more] = is(items[0], 'sign', '-') ? items.slice(1) : items;
  return number?.kind === 'number' && more === undefined;
}

/** L (h)^\top and, for a scalar L, L (h)_j are products: what is applied carries no such script. */
function scriptedBracket(name: string, c: Cursor): boolean {
  const after = c.afterBracket();
  return is(after, 'sup') || is(after, 'prime') || (is(after, 'sub') && c.lexicon.isScalar(name));
}

const isLetter = (item: Item): boolean =>
  item.kind === 'letter' ||
  (item.kind === 'command' && (GREEK.has(item.text) || FONTS.has(item.text) || ACCENTS.has(item.text)));

const sliced = (c: Cursor): boolean => c.peekBracketed().some((item) => is(item, 'sign', ':'));

function readSlice(of: Tree, c: Cursor, at: number): Tree {
  const inner = c.bracketed();
  const parts = commaSeparated(inner.items).map((list) =>
    list.length === 1 && is(list[0], 'sign', ':')
      ? (':' as const)
      : readWhole(c.inside(list, inner.end), readSum),
  );
  return { is: 'slice', of, parts, at };
}

/** A letter or a word in a font; a bold or a blackboard 1 is an indicator or a vector of ones. */
export function readFont(item: Item, c: Cursor): Tree {
  const { text: font, at, end } = item;
  const inner = item.parts[0].filter(({ kind }) => kind !== 'space');
  const spelled = inner.every(({ kind }) => kind === 'letter' || kind === 'number')
    ? inner.map(({ text }) => text).join('')
    : undefined;
  const blackboard = /^math(bb|bbm|ds|bf)$|^(boldsymbol|bm|pmb|symbf)$/.test(font);
  if (spelled === '1' && blackboard) return { is: 'one', at };
  if (spelled && /^math(cal|bb|scr|frak)$/.test(font)) return { is: 'name', name: `${spelled}:${font}`, at };
  if (spelled && spelled.length > 1) return { is: 'name', name: spelled, at };
  const of = readWhole(c.inside(inner, end), readSum);
  return of.is === 'name' || of.is === 'scripted' || of.is === 'number'
    ? of
    : { is: 'group', of, open: '{', at };
}

export function readAccent(item: Item, c: Cursor): Tree {
  const accent = item.text.replace('wide', '').replace('overline', 'bar');
  const of = readWhole(c.inside(item.parts[0], item.end), readSum);
  const name = of.is === 'scripted' ? of.base : of;
  if (name.is !== 'name') throw new ReadingError(SAID.accent(accent), item.at);
  const accented: Tree = { ...name, name: `${name.name}:${accent}` };
  return of.is === 'scripted' ? { ...of, base: accented } : accented;
}
