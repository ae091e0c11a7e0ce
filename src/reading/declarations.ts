/** What a document declares: x ∈ ℝⁿ in its formulas, and names in a line that begins with “chainrule:”. */
import { isFunctionName } from '../judge/functions.js';
import { parse, type Shape, type Size } from '../judge/language.js';
import { freeNames } from '../judge/scope.js';
import { FONTS, GREEK } from './commands.js';
import type { Names, ReadingNotation } from './names.js';
import { key, namesOf } from './names.js';
import { formulaRows, relationIn } from './rows.js';
import { plainOf } from './scripts.js';
import { type Item, is, itemsOf } from './tokens.js';

/** More names; those that are declared already stay as they are. */
export function declare(
  names: Names,
  symbols: Readonly<Record<string, Shape>>,
  alias: Readonly<Record<string, string>> = {},
): Names {
  const { notation } = names;
  return namesOf({
    ...notation,
    symbols: { ...symbols, ...notation.symbols },
    alias: { ...alias, ...notation.alias },
  });
}

/** A name for an expression from here on. */
export function define(names: Names, name: string, source: string, tex: string): Names {
  const { notation } = names;
  return namesOf({
    ...notation,
    definitions: [...(notation.definitions ?? []), [name, source]],
    alias: { ...notation.alias, [tex]: name },
  });
}

/** Without a name, and without what is defined by it: its letter is free for a new meaning. */
export function forget(names: Names, name: string): Names {
  const { notation } = names;
  const gone = new Set([name]);
  for (const [defined, source] of notation.definitions ?? [])
    if ([...freeNames(parse(source))].some((free) => gone.has(free))) gone.add(defined);
  const kept = <T>(table: Readonly<Record<string, T>> = {}, of = (key: string, _: T) => key) =>
    Object.fromEntries(Object.entries(table).filter(([key, value]) => !gone.has(of(key, value))));
  return namesOf({
    ...notation,
    symbols: kept(notation.symbols),
    definitions: (notation.definitions ?? []).filter(([defined]) => !gone.has(defined)),
    alias: kept(notation.alias, (_, target) => target),
  });
}

/** Of J(\beta), said of a name that there is, the J; anything else as it is. */
export function headOf(items: readonly Item[], names: Names): readonly Item[] {
  const open = items.findIndex((item) => is(item, 'open', '('));
  if (open <= 0 || !is(items[items.length - 1], 'close', '(')) return items;
  const args = commaSeparated(items.slice(open + 1, -1));
  return args.every((arg) => isWritten(arg, names)) ? items.slice(0, open) : items;
}

export const written = (items: readonly Item[], text: string): string =>
  text.slice(items[0].at, items[items.length - 1].end);

/**
 * A letter with its scripts → a name of the language: \delta^{(2)} is delta2, d_h is dh, \hat y is yhat. Undefined
 * for what is no name.
 */
export function nameOf(items: readonly Item[]): string | undefined {
  const [base, ...scripts] = items.filter(({ kind }) => kind !== 'space');
  const letter = base && letterOf(base);
  if (letter === undefined || scripts.some(({ kind }) => kind !== 'sub' && kind !== 'sup')) return undefined;
  const rest = scripts
    .map(({ parts }) =>
      parts[0]
        .map(plain)
        .join('')
        .replace(/[^a-zA-Z0-9]/g, ''),
    )
    .join('');
  const name = `${letter}${/^\d/.test(rest) || letter.length === 1 ? '' : '_'}${rest}`;
  return isFunctionName(name) ? `${name}_` : name;
}

function letterOf(item: Item): string | undefined {
  if (item.kind === 'letter') return item.text;
  if (item.kind !== 'command') return undefined;
  if (GREEK.has(item.text)) return item.text.replace('var', '');
  const [inner, more] = item.parts[0] ?? [];
  if (!inner || more) return undefined;
  if (item.text === 'hat' || item.text === 'widehat') return withAccent(inner, 'hat');
  if (item.text === 'tilde' || item.text === 'widetilde') return withAccent(inner, 'tilde');
  return FONTS.has(item.text) ? letterOf(inner) : undefined;
}

const withAccent = (inner: Item, accent: string): string | undefined => {
  const letter = letterOf(inner);
  return letter && `${letter}${accent}`;
};

const plain = (item: Item): string =>
  item.kind === 'letter' || item.kind === 'number'
    ? item.text
    : item.parts.map((part) => part.map(plain).join('')).join('') || (GREEK.has(item.text) ? item.text : '');

/** `x, y \in \mathbb R^n`: what is declared, and where each name stands; undefined if this is something else. */
export interface Membership {
  readonly left: readonly (readonly Item[])[];
  readonly shape: Shape;
  /** The sizes that are new with it. */
  readonly sizes: Readonly<Record<string, string>>;
}

export function membershipIn(items: readonly Item[], names: Names, text: string): Membership | undefined {
  const [row, more] = formulaRows(items);
  const cut = row?.findIndex((item) => relationIn(item) === '∈') ?? -1;
  if (more || cut <= 0 || row.filter((item) => relationIn(item) !== undefined).length > 1) return undefined;
  const left = commaSeparated(row.slice(0, cut));
  const right = row
    .slice(cut + 1)
    .filter((item) => item.kind !== 'space' && !(is(item, 'sign') && /^[.,;:]$/.test(item.text)));
  if (is(right[0], 'open', '{') && right.some((item) => item.kind === 'command' && /dots$/.test(item.text)))
    return { left, shape: 'index', sizes: {} };
  const isReal =
    (is(right[0], 'command', 'mathbb') && right[0].parts[0][0]?.text === 'R') || is(right[0], 'letter', 'R');
  if (!isReal) return undefined;
  if (right.length === 1) return { left, shape: 'scalar', sizes: {} };
  if (right.length !== 2 || !is(right[1], 'sup')) return undefined;
  const sizes: Record<string, string> = {};
  const shape = timesSeparated(right[1].parts[0]).map((part) => sizeIn(part, names, text, sizes));
  if (shape.length > 2 || shape.some((size) => size === undefined)) return undefined;
  const column = shape.length === 2 && shape[1] === 1 ? [shape[0]] : shape;
  return { left, shape: column as unknown as Shape, sizes };
}

function sizeIn(
  items: readonly Item[],
  names: Names,
  text: string,
  fresh: Record<string, string>,
): Size | undefined {
  const [only] = items;
  if (items.length === 1 && only.kind === 'number') return Number(only.text);
  const name = nameOf(items);
  if (name === undefined) return undefined;
  const known =
    names.keys.get(key(only.text, '', items[1]?.parts[0].map(plain).join('') ?? '')) ??
    (names.keys.has(name) ? names.keys.get(name) : undefined);
  if (known === undefined) fresh[name] = written(items, text);
  return known ?? name;
}

function commaSeparated(items: readonly Item[]): Item[][] {
  const lists: Item[][] = [[]];
  for (const item of items)
    if (is(item, 'sign', ',')) lists.push([]);
    else lists[lists.length - 1].push(item);
  return lists.map((list) => list.filter(({ kind }) => kind !== 'space'));
}

function timesSeparated(items: readonly Item[]): Item[][] {
  const lists: Item[][] = [[]];
  for (const item of items) {
    if (is(item, 'command', 'times') || is(item, 'letter', 'x')) lists.push([]);
    else if (item.kind !== 'space') lists[lists.length - 1].push(item);
  }
  return lists.filter((list) => list.length > 0);
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
  const letter = items[0] && (FONTS.has(items[0].text) ? (items[0].parts[0][0]?.text ?? '') : items[0].text);
  return letter === undefined ? undefined : names.keys.get(key(letter, script('sup'), script('sub')));
}

/** The notation with what a membership declares of names that it has not. */
export function declaredBy({ left, shape, sizes }: Membership, names: Names, text: string): Names {
  const symbols: Record<string, Shape> = Object.fromEntries(
    Object.keys(sizes).map((name) => [name, 'size' as const]),
  );
  const alias: Record<string, string> = Object.fromEntries(
    Object.entries(sizes).map(([name, tex]) => [tex, name]),
  );
  for (const items of left) {
    const name = nameOf(items);
    if (name === undefined || isWritten(items, names)) continue;
    symbols[name] = shape;
    alias[written(items, text)] = name;
  }
  return Object.keys(symbols).length > 0 ? declare(names, symbols, alias) : names;
}

/** `x in R^n, W in R^{m x n}, i j index, a scalar` */
export function declaredInWords(
  directive: string,
  notation: ReadingNotation = { symbols: {} },
): { readonly notation: ReadingNotation; readonly unread: readonly string[] } {
  let names = namesOf(notation);
  const unread: string[] = [];
  for (const part of directive
    .split(/[,;\n]/)
    .map((piece) => piece.trim())
    .filter(Boolean)) {
    const kind =
      /^(.*?)\s+(?:are\s+|is\s+|:\s*)?(index|indices|indexes|scalar|scalars|scalaire|scalaires|size|sizes|taille|tailles|indice)$/.exec(
        part,
      );
    const member = /^(.*?)\s+(?:in|∈)\s+R(?:\^(.*))?$/.exec(part);
    const function_ = /^(\S+)\s*=\s*(\w+)\s*\(\s*\)$/.exec(part);
    if (kind)
      names = inWords(
        kind[1],
        /^ind/.test(kind[2]) ? 'index' : /^(size|taille)/.test(kind[2]) ? 'size' : 'scalar',
        names,
      );
    else if (member) {
      const tex = `${member[1].trim().replace(/\s+/g, ',')}\\in\\mathbb{R}${member[2] ? `^{${member[2].replace(/^\{|\}$/g, '').replaceAll('×', '\\times ')}}` : ''}`;
      const found = membershipIn(itemsOf(tex), names, tex);
      if (found) names = declaredBy(found, names, tex);
      else unread.push(part);
    } else if (function_)
      names = namesOf({
        ...names.notation,
        functions: { ...names.notation.functions, [function_[1]]: function_[2] },
      });
    else unread.push(part);
  }
  return { notation: names.notation, unread };
}

function inWords(list: string, shape: Shape, names: Names): Names {
  const symbols: Record<string, Shape> = {};
  const alias: Record<string, string> = {};
  for (const tex of list.split(/\s+/)) {
    const name = nameOf(itemsOf(tex)) ?? (/^[a-zA-Z]\w*$/.test(tex) ? tex : undefined);
    if (name === undefined) continue;
    symbols[name] = shape;
    if (name !== tex) alias[tex] = name;
  }
  return declare(names, symbols, alias);
}
