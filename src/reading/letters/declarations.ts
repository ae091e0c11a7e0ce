/** What a document declares: x ∈ ℝⁿ in its formulas, and names in a line that begins with “chainrule:”. */
import { parse, type Shape } from '../../judge/language.js';
import { freeNames } from '../../judge/scope.js';
import type { Names, ReadingNotation } from '../meaning/names.js';
import { namesOf } from '../meaning/names.js';
import { type Item, is } from '../tex/item.js';
import { itemsOf } from '../tex/tokens.js';
import { isDeclared } from './letters.js';
import { type Membership, membershipIn, partsOf } from './membership.js';
import { isWritten, letterKey, nameOf, texOf } from './naming.js';

/** More names; those that are declared already stay as they are. */
export function declare(
  names: Names,
  symbols: Readonly<Record<string, Shape>>,
  alias: Readonly<Record<string, string>> = {},
  assume: readonly string[] = [],
): Names {
  const { notation } = names;
  return namesOf({
    ...notation,
    symbols: { ...symbols, ...notation.symbols },
    alias: { ...alias, ...notation.alias },
    ...(assume.length > 0 && { assume: [...(notation.assume ?? []), ...assume] }),
  });
}

/** The names with arrays that hold one of a letter for each example. */
export const withFamilies = (
  names: Names,
  families: Readonly<Record<string, string>> = {},
  label?: string,
): Names => {
  const labels =
    label === undefined ? {} : Object.fromEntries(Object.keys(families).map((letter) => [letter, label]));
  const { notation } = names;
  return namesOf({
    ...notation,
    families: { ...notation.families, ...families },
    labels: { ...notation.labels, ...labels },
  });
};

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
    ...(notation.assume && { assume: notation.assume.filter((said) => !gone.has(said.split(' ')[0])) }),
    alias: kept(notation.alias, (_, target) => target),
    families: kept(notation.families, (_, target) => target),
    of: kept(notation.of),
  });
}

/** A letter, and what it is written to depend on: J and β of J(\beta). */
export interface Head {
  readonly head: readonly Item[];
  readonly args: readonly (readonly Item[])[];
}

/** Of J(\beta) the J and what stands in its parentheses, whatever that is; anything else as it is. */
export function headWritten(items: readonly Item[]): Head {
  const open = items.findIndex((item) => is(item, 'open', '('));
  return open > 0 && is(items[items.length - 1], 'close', '(')
    ? { head: items.slice(0, open), args: partsOf(items.slice(open + 1, -1)) }
    : { head: items, args: [] };
}

/** The same, if it is said of names that there are. */
export function headOf(items: readonly Item[], names: Names): Head {
  const found = headWritten(items);
  const written = (arg: readonly Item[]) =>
    isWritten(arg, names) || (/^su[bp]$/.test(arg.at(-1)?.kind ?? '') && isWritten(arg.slice(0, -1), names));
  return found.args.every(written) ? found : { head: items, args: [] };
}

/** The notation with what a membership declares of names that it has not. */
export function declaredBy({ left, shape, sizes, assume, family, values }: Membership, names: Names): Names {
  const symbols: Record<string, Shape> = Object.fromEntries(
    Object.keys(sizes).map((name) => [name, 'size' as const]),
  );
  const alias: Record<string, string> = Object.fromEntries(
    Object.entries(sizes).map(([name, tex]) => [tex, name]),
  );
  const supposed: string[] = [];
  const members: Record<string, string> = {};
  for (const items of left) {
    const own = nameOf(items);
    // x_i ∈ ℝᵈ beside an x: one for each example, which x is none of.
    const beside = family && own !== undefined && !names.notation.families?.[letterKey(items[0]) ?? ''];
    const name = beside && isDeclared(own, names) ? besides(own, names) : own;
    if (name === undefined || (name === own && isWritten(items, names))) continue;
    const stacked = rowsOf(name, shape, names);
    if (stacked !== undefined) return define(names, name, stacked, texOf(items));
    symbols[name] = shape;
    if (name === own) alias[texOf(items)] = name;
    // σ > 0 is said of numbers; of the entries of an array the judge takes no such thing.
    if (shape === 'scalar') supposed.push(...assume.map((bound) => `${name} ${bound}`));
    if (family) members[letterKey(items[0]) ?? ''] = name;
  }
  if (Object.keys(symbols).length === 0) return names;
  const declared = declare(names, symbols, alias, supposed);
  const named = values ? withValues(declared, Object.keys(symbols), values) : declared;
  return family ? withFamilies(named, members, family.label) : named;
}

function withValues(names: Names, of: readonly string[], values: readonly [string, string]): Names {
  const { notation } = names;
  const given = of.filter((name) => notation.symbols[name] !== 'size').map((name) => [name, values] as const);
  return namesOf({ ...notation, values: { ...notation.values, ...Object.fromEntries(given) } });
}

/** A name for an array beside what has the letter's name. */
export const besides = (name: string, names: Names): string =>
  isDeclared(`${name}s`, names) ? besides(`${name}s`, names) : `${name}s`;

/** Of X the array of the x_i, where there is one x_i for each row of it, or for each column. */
function rowsOf(name: string, shape: Shape, { notation }: Names): string | undefined {
  const array = notation.families?.[name.toLowerCase()];
  const of = array === undefined ? undefined : notation.symbols[array];
  if (!/^[A-Z]$/.test(name) || !Array.isArray(of) || !Array.isArray(shape) || of.length !== 2)
    return undefined;
  if (String(of) === String(shape)) return array;
  return String([...of].reverse()) === String(shape) ? `${array}'` : undefined;
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
      const found = membershipIn(itemsOf(tex), names);
      if (found) names = declaredBy(found, names);
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
