/**
 * Items → tree. Juxtaposition binds tighter than ⊙, ⊙ tighter than + and −; Σ reaches to the next + or −. Where a
 * reader would have to guess, the grammar refuses. What a letter with its scripts is, is left to the notation.
 */

import { ACCENTS, DOTS, FONTS, GREEK } from '../tex/commands.js';
import { Cursor, type Lexicon } from '../tex/cursor.js';
import { type Item, is } from '../tex/item.js';
import { ReadingError, SAID } from '../text/said.js';
import { readBrackets } from './brackets.js';
import { reaching, readDerivative, readFraction } from './calculus.js';
import { readEnvironment } from './environments.js';
import { readOnes } from './ones.js';
import { readAccent, readFont, readScripts, readWord } from './scripts.js';
import { readSeries } from './series.js';
import type { Factor, Term, Tree } from './tree.js';

/** The tree of one expression. Throws ReadingError where it stops making sense. */
export function treeOf(items: readonly Item[], lexicon: Lexicon, end: number): Tree {
  return readWhole(new Cursor(items, lexicon, end, 0), readSum);
}

/** The tree of a relation such as k ≠ y, or of an expression. */
export function relationOf(items: readonly Item[], lexicon: Lexicon, end: number): Tree {
  return readWhole(new Cursor(items, lexicon, end, 0), readRelation);
}

export function readWhole(c: Cursor, read: (c: Cursor) => Tree): Tree {
  const tree = read(c);
  if (!c.done) throw c.unexpected();
  return tree;
}

const RELATION_SIGNS: Readonly<Record<string, string>> = {
  '=': '==',
  '<': '<',
  '>': '>',
  neq: '!=',
  ne: '!=',
  le: '<=',
  leq: '<=',
  leqslant: '<=',
  ge: '>=',
  geq: '>=',
  geqslant: '>=',
  lt: '<',
  gt: '>',
};

/** The comparison an item is, as the language writes it. */
export const comparison = (item: Item | undefined): string | undefined =>
  item && /^(sign|command)$/.test(item.kind) && Object.hasOwn(RELATION_SIGNS, item.text)
    ? RELATION_SIGNS[item.text]
    : undefined;

export function readRelation(c: Cursor): Tree {
  const at = c.at;
  const sides = [readSum(c)];
  const signs: string[] = [];
  for (let sign = comparison(c.peek()); sign; sign = comparison(c.peek())) {
    c.take();
    signs.push(sign);
    sides.push(readSum(c));
  }
  return signs.length > 0 ? { is: 'relation', signs, sides, at } : sides[0];
}

export function readSum(c: Cursor): Tree {
  return c.nested(() => {
    const at = c.at;
    const terms: Term[] = [{ sign: readSign(c), of: readHadamard(c) }];
    while (is(c.peek(), 'sign', '+') || is(c.peek(), 'sign', '-')) {
      const sign = c.take().text === '+' ? 1 : -1;
      terms.push(...dotsApart(sign, readHadamard(c)));
    }
    return terms.length === 1 && terms[0].sign === 1 ? terms[0].of : { is: 'sum', terms, at };
  });
}

/** A sign in front, or several. */
function readSign(c: Cursor): 1 | -1 {
  let sign: 1 | -1 = 1;
  while (is(c.peek(), 'sign', '+') || is(c.peek(), 'sign', '-'))
    if (c.take().text === '-') sign = sign === 1 ? -1 : 1;
  return sign;
}

/** x_1 + \dots x_n: the dots are a term of their own. */
function dotsApart(sign: 1 | -1, of: Tree): Term[] {
  if (of.is !== 'product' || of.factors[0].of.is !== 'dots') return [{ sign, of }];
  const [dots, ...rest] = of.factors;
  const last: Tree = rest.length === 1 ? rest[0].of : { ...of, factors: rest };
  return [
    { sign, of: dots.of },
    { sign: 1, of: last },
  ];
}

const ENTRYWISE: Readonly<Record<string, '.*' | './'>> = { odot: '.*', circ: '.*', oslash: './' };

/** AB ⊙ C is (AB) ⊙ C. */
function readHadamard(c: Cursor): Tree {
  const at = c.at;
  const factors: Factor[] = [{ sign: '*', of: readProduct(c) }];
  for (let item = c.peek(); item?.kind === 'command' && item.text in ENTRYWISE; item = c.peek()) {
    c.take();
    factors.push({ sign: ENTRYWISE[item.text], of: readProduct(c) });
  }
  return factors.length === 1 ? factors[0].of : { is: 'product', factors, at };
}

/** What a Σ is of, to the next + or −. */
export function readHadamardSigned(c: Cursor): Tree {
  const at = c.at;
  if (readSign(c) === 1) return readHadamard(c);
  return { is: 'sum', terms: [{ sign: -1, of: readHadamard(c) }], at };
}

export function readProduct(c: Cursor): Tree {
  const at = c.at;
  const factors: Factor[] = [{ sign: '*', of: readFactor(c) }];
  for (let slash = false; ; ) {
    const sign = multiplication(c);
    if (sign === undefined && !startsFactor(c)) break;
    if (sign === undefined) refuseAmbiguous(c, factors, slash);
    const next = sign === undefined ? readFactor(c) : readSigned(c);
    factors.push({ sign: sign ?? '', of: next });
    slash = sign === '/' || (slash && sign === undefined);
  }
  const all = reaching(factors);
  return all.length === 1 ? all[0].of : { is: 'product', factors: all, at };
}

/** The sign of a product or quotient, which is taken. */
function multiplication(c: Cursor): Factor['sign'] | undefined {
  const item = c.peek();
  if (is(item, 'sign', '*') || is(item, 'command', 'times') || is(item, 'command', 'ast'))
    return c.take() && '*';
  if (is(item, 'command', 'cdot') || is(item, 'command', 'bullet')) return c.take() && '.';
  if (is(item, 'sign', '/') || is(item, 'command', 'div')) return c.take() && '/';
  return undefined;
}

/** 2 \times -3: a sign after a sign of multiplication. */
function readSigned(c: Cursor): Tree {
  const at = c.at;
  if (readSign(c) === 1) return readFactor(c);
  return { is: 'sum', terms: [{ sign: -1, of: readFactor(c) }], at };
}

/** Side by side, what could be read in two ways: x2, 2 3, 2 ½, a/bc. */
function refuseAmbiguous(c: Cursor, factors: readonly Factor[], slash: boolean): void {
  const item = c.peek() as Item;
  const before = factors[factors.length - 1].of;
  const mixed =
    before.is === 'number' &&
    is(item, 'command') &&
    /^[dtc]?frac$/.test(item.text) &&
    /^\d+$/.test(item.parts[0].map((x) => x.text).join(''));
  if (
    item.kind === 'number' &&
    !c.below &&
    !isIndicator(c) &&
    (before.is === 'number' || before.is === 'name')
  )
    throw new ReadingError(SAID.numberAfter(), item.at);
  if (mixed) throw new ReadingError(SAID.numberAfter(), item.at);
  const clear =
    is(item, 'command', 'sum') ||
    is(item, 'command', 'prod') ||
    (before.is === 'number' && is(item, 'open', '('));
  if (slash && !clear) throw new ReadingError(SAID.slash(), item.at);
}

/** x 1_{x>0}, x 1[x > 0] */
function isIndicator(c: Cursor): boolean {
  const [one, below] = [c.peek(), c.peek(1)];
  const inside = (items: readonly Item[]): boolean =>
    items.some((item) => comparison(item) !== undefined || item.parts.some(inside));
  return (
    is(one, 'number', '1') && (holdsCondition(c, 1) || (is(below, 'sub') && inside(below?.parts[0] ?? [])))
  );
}

/** Whether a bracket follows that holds a comparison. */
export const holdsCondition = (c: Cursor, ahead = 0): boolean =>
  c.peek(ahead)?.kind === 'open' &&
  /^[([{]$/.test(c.peek(ahead)?.text ?? '') &&
  c.peekBracketed(ahead).some((item) => comparison(item) !== undefined);

const NO_FACTOR = new Set(
  'times cdot ast bullet div odot circ oslash in to mid over implies iff Rightarrow Leftrightarrow rightarrow leftarrow mapsto approx sim propto equiv wedge vee lor land cup cap setminus pm mp \\ cr'.split(
    ' ',
  ),
);

export function startsFactor(c: Cursor): boolean {
  const item = c.peek();
  if (!item) return false;
  switch (item.kind) {
    case 'letter':
    case 'number':
    case 'group':
    case 'open':
    case 'environment':
      return true;
    case 'words':
      return c.lexicon.words.includes(item.text) || c.lexicon.isName(item.text);
    case 'sign':
      return item.text === '|' || item.text === '‖';
    case 'command':
      return !NO_FACTOR.has(item.text) && comparison(item) === undefined;
    default:
      return false;
  }
}

/** One thing with its scripts and, if it is a function, its arguments. */
export function readFactor(c: Cursor): Tree {
  return c.nested(() => {
    const at = c.at;
    const tree = readPrimary(c);
    return tree.is === 'one' ? readOnes(tree, c) : readScripts(tree, c, at);
  });
}

function readPrimary(c: Cursor): Tree {
  const item = c.peek();
  if (!item) throw new ReadingError(SAID.missing(), c.at);
  const { at } = item;
  switch (item.kind) {
    case 'number':
      c.take();
      return item.text === '1' && (is(c.peek(), 'sub') || holdsCondition(c))
        ? { is: 'one', at }
        : { is: 'number', text: item.text, at };
    case 'letter':
      return readWord(c);
    case 'words':
      if (!c.lexicon.words.includes(item.text) && !c.lexicon.isName(item.text))
        throw new ReadingError(SAID.words(item.text), at);
      c.take();
      return { is: 'name', name: item.text, at };
    case 'group': {
      c.take();
      const of = readWhole(c.inside(item.parts[0], item.end), readSum);
      return /^(name|scripted|number|one)$/.test(of.is) ? of : { is: 'group', of, open: '{', at };
    }
    case 'open':
      return readBrackets(c);
    case 'environment':
      c.take();
      return readEnvironment(item, c);
    case 'sign':
      if (item.text === '|' || item.text === '‖') return readBrackets(c);
      throw c.unexpected();
    case 'command':
      c.take();
      return readCommand(item, c);
    default:
      throw c.unexpected();
  }
}

function readCommand(item: Item, c: Cursor): Tree {
  const { text: name, at, parts } = item;
  const part = (k: number) => readWhole(c.inside(parts[k], item.end), readSum);
  if (/^[dtc]?frac$/.test(name)) return readFraction(item, c);
  if (name === 'sqrt')
    return { is: 'root', of: part(parts.length - 1), ...(parts.length > 1 && { degree: part(0) }), at };
  if (name === 'sum' || name === 'prod') return readSeries(name, c, at);
  if (name === 'partial' || name === 'nabla') return readDerivative(name, c, at);
  if (name === 'underbrace' || name === 'overbrace') return readBraced(part(0), c, at);
  if (name === 'underline') return { is: 'group', of: part(0), open: '{', at };
  if (FONTS.has(name)) return readFont(item, c);
  if (ACCENTS.has(name)) return readAccent(item, c);
  if (DOTS.has(name)) return { is: 'dots', at };
  if (name === 'arg') throw new ReadingError(SAID.cannotRead('\\arg'), at);
  if (c.lexicon.words.includes(name) || GREEK.has(name)) return { is: 'name', name, at };
  throw new ReadingError(SAID.unknownCommand(name), at);
}

/** \underbrace{…}_{m \times 1} */
function readBraced(of: Tree, c: Cursor, at: number): Tree {
  const below = c.peek();
  const labelled = below?.kind === 'sub' || below?.kind === 'sup';
  if (labelled) c.take();
  return { is: 'braced', of, ...(labelled && { label: below.parts[0] }), at };
}
