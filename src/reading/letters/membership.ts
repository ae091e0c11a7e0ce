/** `x, y ∈ ℝⁿ`, `xᵢ ∈ ℝᵈ, i = 1, …, n`, `λ > 0`: what a formula declares, before any name is given. */
import type { Shape, Size } from '../../judge/language.js';
import type { Names } from '../meaning/names.js';
import { DOTS } from '../tex/commands.js';
import { type Item, is } from '../tex/item.js';
import { formulaRows } from '../tex/rows.js';
import { relationIn } from '../tex/signs.js';
import { isWritten, nameOf, plain, sizeKnown, texOf } from './naming.js';

/** What is declared, and where each name stands. */
export interface Membership {
  readonly left: readonly (readonly Item[])[];
  readonly shape: Shape;
  /** The sizes that are new with it, with how they are written. */
  readonly sizes: Readonly<Record<string, string>>;
  /** What is supposed of each name: `> 0`. */
  readonly assume: readonly string[];
  /** The letters on the left are one for each value of an index that runs to this size. */
  readonly family?: { readonly size: string; readonly label?: string };
  /** The two numbers that each of them is one of. */
  readonly values?: readonly [string, string];
  /** The shape of one of them. */
  readonly each: Shape;
}

const SIGNS: Readonly<Record<string, string>> = { '>': '> 0', '≥': '>= 0', '<': '< 0', '≤': '<= 0' };

/** Undefined if this is something else than a declaration. */
export function membershipIn(items: readonly Item[], names: Names, text = ''): Membership | undefined {
  const [whole, more] = formulaRows(items);
  if (!whole || more) return undefined;
  const row = withoutEntries(whole);
  const cut = row.findIndex((item) => relationIn(item) !== undefined);
  if (cut <= 0) return undefined;
  const between = betweenIn(row);
  if (between) return between;
  const [right, rest] = firstOf(row.slice(cut + 1));
  const relation = relationIn(row[cut]);
  if (right.some((item) => relationIn(item) !== undefined)) return undefined;
  const sizes: Record<string, string> = {};
  const sign = relation && SIGNS[relation] && isNumber(right, '0');
  const set = sign
    ? { shape: 'scalar' as const, assume: [SIGNS[relation]] }
    : relation === '∈'
      ? setOf(right, names, sizes)
      : undefined;
  if (!set) return undefined;
  const listed = partsOf(unwrapped(row.slice(0, cut)));
  const family = familyOf(listed, rest, set.shape, names, text, sizes);
  if (sign && !family && listed.length === 1 && listed[0].some((item) => !isOfName(item))) return undefined;
  return {
    left: family?.left ?? listed.map(withoutSquare),
    shape: family?.shape ?? set.shape,
    each: set.shape,
    sizes,
    assume: set.assume,
    ...(family && { family }),
    ...('values' in set && { values: set.values }),
  };
}

/** 0 < α < 1: a number between two. */
function betweenIn(row: readonly Item[]): Membership | undefined {
  const cuts = row.flatMap((item, k) => (relationIn(item) === undefined ? [] : [k]));
  if (cuts.length !== 2 || row.length === 0) return undefined;
  const signs = cuts.map((k) => relationIn(row[k]));
  if (!signs.every((sign) => sign === '<' || sign === '≤')) return undefined;
  const [low, left, high] = [row.slice(0, cuts[0]), row.slice(cuts[0] + 1, cuts[1]), row.slice(cuts[1] + 1)];
  const [from, to] = [low, high].map((side) => side.map(({ text }) => text).join(''));
  if (!left.every(isOfName) || ![from, to].every((value) => NUMBER.test(value))) return undefined;
  const [above, below] = signs.map((sign) => (sign === '<' ? '' : '='));
  const assume = [`>${above} ${from}`, `<${below} ${to}`];
  return { left: [left], shape: 'scalar', each: 'scalar', sizes: {}, assume };
}

/** z = (z_1, …, z_K) ∈ ℝᴷ declares z, and says how its entries are called. */
function withoutEntries(row: readonly Item[]): readonly Item[] {
  const equal = row.findIndex((item) => relationIn(item) !== undefined);
  const next = row.findIndex((item, k) => k > equal && relationIn(item) !== undefined);
  const entries = row.slice(equal + 1, next);
  const lists =
    (is(entries[0], 'open') || is(entries[0], 'environment')) &&
    (entries.some((item) => is(item, 'sign', ',')) || is(entries[0], 'environment'));
  const belongs = equal > 0 && next > 0 && relationIn(row[next]) === '∈' && relationIn(row[equal]) === '=';
  return belongs && lists ? [...row.slice(0, equal), ...row.slice(next)] : row;
}

const isOfName = ({ kind }: Item): boolean => /^(letter|command|sub|sup|group)$/.test(kind);

/** σ² > 0 speaks of σ. */
function withoutSquare(items: readonly Item[]): readonly Item[] {
  const last = items[items.length - 1];
  const squared = items.length > 1 && is(last, 'sup') && isNumber(last.parts[0], '2');
  return squared ? items.slice(0, -1) : items;
}

const isNumber = (items: readonly Item[], text: string): boolean => {
  const [only, more] = items.filter(({ kind }) => kind !== 'space');
  return !more && is(only, 'number', text);
};

/** What stands before the first comma, wide space or word that no bracket is around, and what is behind it. */
function firstOf(items: readonly Item[]): [Item[], Item[]] {
  let depth = 0;
  const cut = items.findIndex((item) => {
    // ]0, 1[ opens with what closes elsewhere.
    if (item.kind === 'open') depth += 1;
    if (item.kind === 'close') depth -= 1;
    const separates = is(item, 'sign', ',') || is(item, 'sign', ';') || item.kind === 'words';
    return depth === 0 && separates;
  });
  const [first, rest] = cut < 0 ? [items, []] : [items.slice(0, cut), items.slice(cut + 1)];
  return [
    first.filter((item) => item.kind !== 'space' && !(is(item, 'sign') && /^[.:]$/.test(item.text))),
    [...rest],
  ];
}

/** {(x_i, y_i)} and (x_i, y_i) without their brackets. */
function unwrapped(items: readonly Item[]): readonly Item[] {
  const [first, last] = [items[0], items[items.length - 1]];
  return is(first, 'open') && is(last, 'close') ? unwrapped(items.slice(1, -1)) : items;
}

interface NumberSet {
  readonly shape: Shape;
  readonly assume: readonly string[];
  readonly values?: readonly [string, string];
}

function setOf(items: readonly Item[], names: Names, sizes: Record<string, string>): NumberSet | undefined {
  const [first, ...rest] = items;
  if (!first) return undefined;
  if (is(first, 'open', '{')) return listedSet(items, names, sizes);
  if (isInterval(items)) return { shape: 'scalar', assume: boundsOf(items) };
  const letter =
    is(first, 'command', 'mathbb') || is(first, 'command', 'mathbf') ? first.parts[0][0]?.text : first.text;
  if (letter === 'N') return { shape: 'size', assume: [] };
  if (letter === 'Z') return { shape: 'scalar', assume: [] };
  if (letter !== 'R' || rest.some((item) => item.kind !== 'sup' && item.kind !== 'sub')) return undefined;
  const below =
    rest
      .find((item) => item.kind === 'sub')
      ?.parts[0].map(({ text }) => text)
      .join('') ?? '';
  const above = rest.find((item) => item.kind === 'sup')?.parts[0] ?? [];
  const isSign = above.every((item) => is(item, 'sign') || is(item, 'command', 'ast'));
  const signs = below + (isSign ? above.map(({ text }) => text).join('') : '');
  const positive = /^(\+(\*|ast|\+)|\*\+|>0)$/.test(signs);
  const assume = positive ? ['> 0'] : /^\+$/.test(signs) ? ['>= 0'] : [];
  if (isSign) return { shape: 'scalar', assume };
  const shape = shapeIn(above, names, sizes);
  return shape && { shape, assume: [] };
}

/** {1, …, n}: an index; {0, 1}, {−1, 1}: numbers; {0, 1}^K: a column of them. */
function listedSet(
  items: readonly Item[],
  names: Names,
  sizes: Record<string, string>,
): NumberSet | undefined {
  const close = items.findIndex((item) => is(item, 'close', '{'));
  const inner = items.slice(1, close < 0 ? items.length : close);
  if (inner.some((item) => item.kind === 'command' && DOTS.has(item.text)))
    return { shape: 'index', assume: [] };
  const numbers = inner.every(
    (item) => is(item, 'number') || is(item, 'sign', ',') || is(item, 'sign', '-') || is(item, 'sign', '+'),
  );
  if (!numbers) return undefined;
  const above = items[close + 1];
  const listed = partsOf(inner).map((one) => one.map(({ text }) => text).join(''));
  const [a, b, more] = listed.filter((one) => NUMBER.test(one.replace('+', '')));
  const values = b !== undefined && more === undefined ? ([a, b] as const) : undefined;
  if (!above) return { shape: 'scalar', assume: [], ...(values && { values }) };
  const shape = is(above, 'sup') ? shapeIn(above.parts[0], names, sizes) : undefined;
  return shape && { shape, assume: [] };
}

/** [0, 1], (0, 1), ]0, 1[. */
function isInterval(items: readonly Item[]): boolean {
  const inner = items.slice(1, -1);
  return (
    /^(open|close)$/.test(items[0].kind) &&
    /^(open|close)$/.test(items[items.length - 1].kind) &&
    inner.some((item) => is(item, 'sign', ',') || is(item, 'sign', ';')) &&
    inner.every((item) => /^(number|sign|command)$/.test(item.kind))
  );
}

const NUMBER = /^-?[\d.]+$/;

/** Of an open interval between numbers what it says of a number in it. */
function boundsOf(items: readonly Item[]): string[] {
  const [open, close] = [items[0], items[items.length - 1]];
  const [low, high] = partsOf(items.slice(1, -1)).map((side) => side.map(({ text }) => text).join(''));
  const strictly = (bracket: Item, kind: string) =>
    is(bracket, kind as Item['kind'], '(') || !is(bracket, kind as Item['kind']);
  const bound = (value: string, sign: string, open: boolean) =>
    NUMBER.test(value ?? '') ? [`${sign}${open ? '' : '='} ${value}`] : [];
  return [...bound(low, '>', strictly(open, 'open')), ...bound(high, '<', strictly(close, 'close'))];
}

/** n, m × n, of a power of ℝ. */
export function shapeIn(
  items: readonly Item[],
  names: Names,
  sizes: Record<string, string>,
): Shape | undefined {
  const shape = timesSeparated(items).map((part) => sizeIn(part, names, sizes));
  if (shape.length === 0 || shape.length > 2 || shape.some((size) => size === undefined)) return undefined;
  const column = shape.length === 2 && shape[1] === 1 ? [shape[0]] : shape;
  return column as unknown as Shape;
}

function sizeIn(items: readonly Item[], names: Names, fresh: Record<string, string>): Size | undefined {
  const [only] = items;
  if (items.length === 1 && only.kind === 'number') return Number(only.text);
  const name = nameOf(items);
  if (name === undefined) return undefined;
  const known = sizeKnown(items, name, names);
  if (known === undefined) fresh[name] = texOf(items);
  return known ?? name;
}

export function partsOf(items: readonly Item[]): Item[][] {
  const lists: Item[][] = [[]];
  for (const item of items)
    if (is(item, 'sign', ',') || is(item, 'sign', ';')) lists.push([]);
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

interface Family {
  readonly left: readonly (readonly Item[])[];
  readonly shape: Shape;
  readonly size: string;
  /** The index that it was declared with. */
  readonly label?: string;
}

/** One vector or number for each example: x_i ∈ ℝᵈ, x^{(i)} ∈ ℝᵈ, x_1, …, x_n ∈ ℝᵈ. */
function familyOf(
  listed: readonly Item[][],
  rest: readonly Item[],
  shape: Shape,
  names: Names,
  text: string,
  sizes: Record<string, string>,
): Family | undefined {
  if (shape !== 'scalar' && !(Array.isArray(shape) && shape.length === 1)) return undefined;
  const dots = listed.findIndex(([item]) => is(item, 'command') && DOTS.has(item.text));
  const members = dots > 0 ? listed.slice(0, 1) : listed;
  const labels = members.map(labelOf);
  if (members.length === 0 || labels.some((label) => label === undefined)) return undefined;
  if (members.some((member) => isWritten(member, names))) return undefined;
  const last = dots > 0 ? labelOf(listed[listed.length - 1]) : undefined;
  const [label] = labels as string[];
  if (dots < 0 && !isIndex(label, names, text)) return undefined;
  const said = last ?? upTo(label, rest) ?? sumTo(label, text) ?? 'n';
  const size = sizeKnown(undefined, said, names) ?? said;
  if (size === said && names.context.symbols[said] === undefined) sizes[said] = said;
  const length = /^\d+$/.test(size) ? Number(size) : size;
  const whole = shape === 'scalar' ? [length] : [length, ...(shape as readonly Size[])];
  return {
    left: members.map((member) => member.slice(0, 1)),
    shape: whole as unknown as Shape,
    size,
    ...(dots < 0 && { label }),
  };
}

/** The i of x_i or x^{(i)}, with nothing else. */
function labelOf(items: readonly Item[]): string | undefined {
  const [, script, more] = items;
  if (!script || more || (script.kind !== 'sub' && script.kind !== 'sup')) return undefined;
  const inner = script.parts[0].map(plain).join('');
  const bare = script.kind === 'sup' ? /^[([]?(\w+)[)\]]?$/.exec(texOf(script.parts[0]))?.[1] : inner;
  if (script.kind === 'sup' && !/^[([]/.test(texOf(script.parts[0]))) return undefined;
  return bare && /^\w+$/.test(bare) ? bare : undefined;
}

function isIndex(label: string, names: Names, text: string): boolean {
  if (names.context.symbols[label] === 'index') return true;
  if (!/^[a-z]$/.test(label) || names.context.symbols[label] !== undefined) return false;
  return /^[ijk]$/.test(label) || sumTo(label, text) !== undefined;
}

/** `i = 1, \dots, n` behind a declaration. */
function upTo(label: string, rest: readonly Item[]): string | undefined {
  const tex = texOf(rest.filter(({ kind }) => kind !== 'space' && kind !== 'words'));
  return new RegExp(`${label} ?(?:=|\\\\in *\\\\\\{) ?1 ?, ?\\\\[lc]?dots ?,? ?([a-zA-Z])`).exec(tex)?.[1];
}

/** The size that sums over an index run to, somewhere in the document. */
export function sumTo(label: string, text: string): string | undefined {
  return new RegExp(
    `\\\\(?:sum|prod)(?:\\\\limits)?\\s*_\\s*\\{\\s*${label}\\s*=\\s*1\\s*\\}\\s*\\^\\s*\\{?\\s*([a-zA-Z])|${label}\\s*=\\s*1\\s*,\\s*\\\\[lc]?dots\\s*,\\s*([a-zA-Z])`,
  )
    .exec(text)
    ?.slice(1)
    .find((found) => found !== undefined);
}

/** `q, k_1, \\dots, k_n ∈ ℝᵈ` declares a vector and a family: each with the set behind them. */
export function apart(items: readonly Item[]): (readonly Item[])[] {
  const cut = items.findIndex((item) => relationIn(item) !== undefined);
  const dots = items.findIndex((item) => is(item, 'command') && DOTS.has(item.text));
  if (dots < 0 || dots > cut || is(items[0], 'open')) return [items];
  const commas = items.flatMap((item, k) => (k < dots && is(item, 'sign', ',') ? [k] : []));
  const before = commas[commas.length - 2];
  if (before === undefined) return [items];
  return [[...items.slice(0, before), ...items.slice(cut)], items.slice(before + 1)];
}
