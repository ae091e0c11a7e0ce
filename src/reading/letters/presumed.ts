/** What a letter that nothing declares is taken for: what its uses in the document ask of it. */

import { isFunctionName } from '../../judge/functions.js';
import { parse, type Shape } from '../../judge/language.js';
import { shapeOrNone } from '../../judge/shapes.js';
import { key, type Tree } from '../formula/tree.js';
import { type WrittenLetter, writtenLetter } from '../formula/written-letter.js';
import type { Names } from '../meaning/names.js';
import { GREEK } from '../tex/commands.js';
import { type Dims, isArray, isOne, type Length, markInPlace, ONE, rootOf } from './dims.js';
import { isDeclared } from './letters.js';
import { sumTo } from './membership.js';
import { type Outline, sectionAt } from './outline.js';
import { Uses } from './uses.js';

/** Names to declare, with how they are written. */
export interface Presumed {
  readonly symbols: Readonly<Record<string, Shape>>;
  readonly alias: Readonly<Record<string, string>>;
  /** Letters of which there is one for each example, with the array that holds them. */
  readonly families?: Readonly<Record<string, string>>;
}

/** What the letter of a tree is, as the section at a place uses it, else the whole document; undefined for none. */
export function presumedFor(
  tree: Tree,
  names: Names,
  outline: Outline,
  at: number,
  /** Whether it stands on the right of a definition: an index that is free there is one of the document. */
  defining: boolean,
): Presumed | undefined {
  const found = writtenLetter(tree);
  if (!found || /^[eITdD]$/.test(found.letter) || isLayer(found.letter, outline.text)) return undefined;
  const name = nameFor(found.written, names);
  if (name === undefined) return memberPresumed(found, names, outline);
  const alias = { [texOfWritten(found.written)]: name };
  const section = sectionAt(outline, at);
  const near = learned(outline, names, section);
  const whole = section === undefined ? near : learned(outline, names);
  if (near.uses.sizes.has(name) || whole.uses.sizes.has(name)) return { symbols: { [name]: 'size' }, alias };
  if (found.written === found.letter && found.indices.length === 0 && near.uses.numbering.has(found.letter))
    return defining || isClass(found.letter, outline.text)
      ? { symbols: { [name]: 'index' }, alias }
      : undefined;
  if (near.uses.applied.has(found.letter)) return undefined;
  const extent = near.uses.extents.get(found.written);
  const known = extent && isArray(extent) ? near : whole;
  return declared(known, found, name, names, outline);
}

/** Of a letter that is a number already, y_i: one for each example, beside it. */
function memberPresumed(
  { letter, indices, written }: WrittenLetter,
  names: Names,
  { text }: Outline,
): Presumed | undefined {
  const [index, more] = indices;
  const own = names.keys.get(letter);
  if (written !== letter || index?.is !== 'name' || more || own === undefined) return undefined;
  if (names.context.symbols[own] !== 'scalar' || names.notation.families?.[letter]) return undefined;
  const said = rangesIn(text, names, new Map()).get(index.name) ?? sumTo(index.name, text);
  if (said === undefined) return undefined;
  const size = names.keys.get(said) ?? said;
  const name = freshSize(`${own}s`, names);
  return {
    symbols: { ...(isDeclared(size, names) ? {} : { [size]: 'size' }), [name]: [size] },
    alias: {},
    families: { [letter]: name },
  };
}

/** Whether a letter numbers the layers of a text, z^l and z^{l-1}: of how many nothing says. */
const isLayer = (letter: string, text: string): boolean =>
  /^(l|L|ell)$/.test(letter) && /\^\s*\{\s*[[(]?\s*(l|L|\\ell)\s*[-+]\s*1/.test(text);

interface Learned {
  readonly uses: Uses;
  /** How the sizes are written. */
  readonly sizes: ReadonlyMap<string, string>;
}

function declared(
  { uses, sizes }: Learned,
  { written, letter }: WrittenLetter,
  name: string,
  names: Names,
  outline: Outline,
): Presumed {
  const extent = uses.extent(written);
  const alias: Record<string, string> = { [texOfWritten(written)]: name };
  if (!isArray(extent) && isOne(extent.rows) === undefined && isBold(letter, outline)) {
    markInPlace(extent.rows, false);
    markInPlace(extent.columns, !/^[A-Z]/.test(letter));
  }
  // The W of a layer is a matrix.
  if (/^[A-Z]\^\(\d\)$/.test(written) && isOne(extent.rows) === undefined)
    for (const length of [extent.rows, extent.columns]) markInPlace(length, false);
  const symbols: Record<string, Shape> = {};
  const size = (length: Length, which: string): string | number => {
    if (isOne(length) !== false) return 1;
    const root = rootOf(length);
    root.size ??= freshSize(`n${name}${which}`, names);
    if (/^\d+$/.test(root.size)) return Number(root.size);
    if (!isDeclared(root.size, names)) {
      symbols[root.size] = 'size';
      alias[sizes.get(root.size) ?? root.size] = root.size;
    }
    return root.size;
  };
  const [rows, columns] = [size(extent.rows, ''), size(extent.columns, 'c')];
  const shape: Shape = rows === 1 && columns === 1 ? 'scalar' : columns === 1 ? [rows] : [rows, columns];
  return { symbols: { ...symbols, [name]: shape }, alias };
}

const freshSize = (name: string, names: Names): string =>
  isDeclared(name, names) ? freshSize(`${name}n`, names) : name;

/** What a section says of its letters, in the names that are declared already. */
function learned({ text, formulas }: Outline, names: Names, section?: number): Learned {
  const sizes = new Map<string, string>();
  const uses = new Uses(
    (written) => extentOf(written, names),
    (tree) => sizeWritten(tree, names, sizes),
    rangesIn(text, names, sizes),
    (letter) => memberOf(letter, names),
  );
  const here = formulas.filter((formula) => section === undefined || formula.section === section);
  for (let pass = 0; pass < 3; pass++)
    for (const { equations } of here) for (const sides of equations) uses.learn(sides);
  return { uses, sizes };
}

function extentOf(written: string, names: Names): Dims | undefined {
  const name = names.keys.get(written) ?? names.keys.get(written.replace(/:math[a-z]*/, ''));
  const shape = name === undefined ? undefined : shapeOrNone(parse(name), names.context);
  if (!shape || names.context.symbols[name as string] === 'index') return undefined;
  return { rows: lengthOf(shape[0]), columns: lengthOf(shape[1]) };
}

const lengthOf = (size: string | number | undefined): Length =>
  size === undefined || String(size) === '1' ? ONE : { one: false, size: String(size) };

function memberOf(letter: string, names: Names): Dims | undefined {
  const name = names.notation.families?.[letter];
  const shape = name === undefined ? undefined : shapeOrNone(parse(name), names.context);
  return shape && { rows: lengthOf(shape[1]), columns: ONE };
}

function sizeWritten(tree: Tree, names: Names, sizes: Map<string, string>): string | undefined {
  if (tree.is === 'number') return tree.text;
  const found = writtenLetter(tree);
  if (!found || found.power || found.transposed) return undefined;
  const below = tree.is === 'scripted' && tree.sub ? tree.sub.plain : '';
  const known = names.keys.get(key(found.letter, '', below));
  if (known !== undefined) return names.context.symbols[known] === 'size' ? known : undefined;
  const name = nameFor(key(found.letter, '', below), names);
  if (name !== undefined) sizes.set(name, texOfWritten(key(found.letter, '', below)));
  return name;
}

const RANGE =
  /(?<![a-zA-Z\\_]|_\{)([a-z])\s*(?:=|\\in\s*\\\{)\s*1\s*,\s*(?:2\s*,\s*)?\\?(?:[lc]?dots|\.\.\.)[cbmi]?\s*,?\s*([a-zA-Z](?:_\{?[a-zA-Z]\}?)?)/g;

/** k = 1, …, K somewhere in the text. */
function rangesIn(text: string, names: Names, sizes: Map<string, string>): Map<string, string> {
  const ranges = new Map<string, string>();
  for (const [, index, size] of text.matchAll(RANGE)) {
    const written = size.replace(/[{}]/g, '');
    const name = names.keys.get(written) ?? written.replace('_', '');
    if (!sizes.has(name)) sizes.set(name, size);
    // An index that runs twice, to two sizes, says nothing.
    ranges.set(index, ranges.has(index) && ranges.get(index) !== name ? '' : name);
  }
  for (const [index, size] of ranges) if (size === '') ranges.delete(index);
  return ranges;
}

/** A name of the language for a letter with its label: h^a is ha, W^(1) is W1, ŷ is yhat. */
function nameFor(written: string, names: Names): string | undefined {
  const plain = written
    .replace(/:math[a-z]+/, '')
    .replace(/^var/, '')
    .replace(/[^a-zA-Z0-9]/g, '');
  const spelt = /^[a-z]{3,}\d/.test(plain) ? plain.replace(/(\d)/, '_$1') : plain;
  if (!/^[a-zA-Z]\w*$/.test(spelt)) return undefined;
  const name = isFunctionName(spelt) ? `${spelt}_` : spelt;
  return isDeclared(name, names) ? undefined : name;
}

/** As the letter is typed: y:hat is \hat{y}. */
function texOfWritten(written: string): string {
  const [, letter, accent, rest] = /^([a-zA-Z]+)(?::([a-z]+))?(.*)$/.exec(written) ?? [
    '',
    written,
    undefined,
    '',
  ];
  const typed = GREEK.has(letter) ? `\\${letter}` : letter.length > 1 ? `\\operatorname{${letter}}` : letter;
  const accented = accent === undefined ? typed : `\\${accent}{${typed}}`;
  return accented + rest.replace(/([\^_])(.+?)(?=_|$)/g, '$1{$2}');
}

/** “the class $y$”, “la bonne classe $c$” */
const isClass = (letter: string, text: string): boolean =>
  new RegExp(
    `(class|classe|label|étiquette|category|catégorie|target|cible)\\s*\\$\\s*${letter}\\s*(\\$|=)|\\$\\s*${letter}\\s*\\$[^.$]{0,30}(class|classe|label|étiquette)`,
    'i',
  ).test(text);

const isBold = (letter: string, { text, own }: Outline): boolean =>
  /.bold$/.test(letter) ||
  (!own.bold.has(letter) &&
    new RegExp(
      `\\\\(?:mathbf|boldsymbol|bm|vec|pmb|symbf|underline)\\s*\\{?\\s*\\\\?${letter.replace(/:.*/, '')}(?![a-zA-Z])`,
    ).test(text));
