/** From what is written to names of the language: \delta^{(2)} is delta2, d_h is dh, \hat y is yhat. */
import { isFunctionName } from '../../judge/functions.js';
import { plainOf } from '../formula/scripts.js';
import { key } from '../formula/tree.js';
import type { Names } from '../meaning/names.js';
import { ACCENTS, FONTS, GREEK } from '../tex/commands.js';
import type { Item } from '../tex/item.js';

/** A letter with its scripts → a name of the language. Undefined for what is no name. */
export function nameOf(items: readonly Item[]): string | undefined {
  const [base, ...scripts] = items.filter(({ kind }) => kind !== 'space');
  const letter = base && letterOf(base);
  if (letter === undefined || scripts.some(({ kind }) => kind !== 'sub' && kind !== 'sup')) return undefined;
  const rest = scripts
    .map(({ parts }) =>
      parts[0]
        .map((item) => MARKS[item.text] ?? plain(item))
        .join('')
        .replace(/[^a-zA-Z0-9]/g, ''),
    )
    .join('');
  const name = `${letter}${/^\d/.test(rest) || letter.length === 1 ? '' : '_'}${rest}`;
  return isFunctionName(name) ? `${name}_` : name;
}

/** Signs above or below a letter that are part of its name. */
const MARKS: Readonly<Record<string, string>> = {
  '*': 'star',
  ast: 'star',
  star: 'star',
  dagger: 'dagger',
  '+': 'plus',
  '-': 'minus',
};

function letterOf(item: Item): string | undefined {
  if (item.kind === 'letter') return item.text;
  if (item.kind !== 'command') return undefined;
  if (GREEK.has(item.text)) return item.text.replace('var', '');
  const [inner, more] = item.parts[0] ?? [];
  if (!inner || more) return undefined;
  if (item.text === 'hat' || item.text === 'widehat') return withAccent(inner, 'hat');
  if (item.text === 'tilde' || item.text === 'widetilde') return withAccent(inner, 'tilde');
  if (item.text === 'bar' || item.text === 'overline') return withAccent(inner, 'bar');
  return FONTS.has(item.text) ? letterOf(inner) : undefined;
}

const withAccent = (inner: Item, accent: string): string | undefined => {
  const letter = letterOf(inner);
  return letter && `${letter}${accent}`;
};

export const plain = (item: Item): string =>
  item.kind === 'letter' || item.kind === 'number'
    ? item.text
    : item.parts.map((part) => part.map(plain).join('')).join('') || (GREEK.has(item.text) ? item.text : '');

/** Items as TeX again. */
export function texOf(items: readonly Item[]): string {
  return items.map((item, k) => texOfItem(item, items[k + 1])).join('');
}

function texOfItem(item: Item, next: Item | undefined): string {
  const { kind, text, parts } = item;
  if (kind === 'sub' || kind === 'sup') return `${kind === 'sub' ? '_' : '^'}{${texOf(parts[0])}}`;
  if (kind === 'group') return `{${texOf(parts[0])}}`;
  if (kind === 'prime') return "'";
  if (kind === 'letter' && text.length > 1) return `\\operatorname{${text}}`;
  if (kind === 'open') return text === '{' ? '\\{' : text;
  if (kind === 'close') return text === '(' ? ')' : text === '[' ? ']' : text === '{' ? '\\}' : text;
  if (kind !== 'command') return text;
  const spaced = parts.length === 0 && next !== undefined && next.kind === 'letter' ? ' ' : '';
  return `\\${text}${parts.map((part) => `{${texOf(part)}}`).join('')}${spaced}`;
}

/** Whether the notation has a name that is written so. */
export const isWritten = (items: readonly Item[], names: Names): boolean =>
  nameWritten(items, names) !== undefined;

/** The name of the notation that is written so. */
export function nameWritten(items: readonly Item[], names: Names): string | undefined {
  const script = (kind: 'sup' | 'sub') =>
    items
      .find((item) => item.kind === kind)
      ?.parts[0].map(plainOf)
      .join('') ?? '';
  const letter = items[0] && letterKey(items[0]);
  return letter === undefined ? undefined : names.keys.get(key(letter, script('sup'), script('sub')));
}

/** A letter as the grammar names it: y:hat, L:mathcal. */
export function letterKey(item: Item): string | undefined {
  const [inner] = item.parts[0] ?? [];
  if (item.kind !== 'command' || !inner) return item.text;
  const letter = letterKey(inner);
  if (/^math(cal|bb|scr|frak)$/.test(item.text)) return `${letter}:${item.text}`;
  const accent = item.text.replace('wide', '').replace('overline', 'bar');
  return ACCENTS.has(item.text) ? `${letter}:${accent}` : letter;
}

/** The size of the notation that is written so, or has this name. */
export function sizeKnown(
  items: readonly Item[] | undefined,
  name: string,
  names: Names,
): string | undefined {
  const written =
    items && names.keys.get(key(items[0].text, '', items[1]?.parts[0].map(plain).join('') ?? ''));
  return written ?? names.keys.get(name);
}
