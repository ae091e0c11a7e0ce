/** Functions of one number that a document defined: f(x) = x², then f(2u), f'(u), f''. */
import type { MathNode, SymbolNode } from 'mathjs';
import { parse } from '../../judge/language.js';
import { freeNames } from '../../judge/scope.js';
import type { Tree } from '../formula/tree.js';
import { ReadingError, SAID } from '../text/said.js';
import { atom, type Meaning, type Piece } from './meaning.js';
import { nameFor } from './primes.js';

/** f of an argument, or its derivative there; undefined for a name that is no such function. */
export function applied(
  name: string,
  argument: Tree,
  primes: number,
  at: number,
  m: Meaning,
): Piece | undefined {
  const variable = m.names.notation.of?.[name];
  if (variable === undefined) return undefined;
  const text = m.text(argument);
  const shape = m.shape(text) ?? [];
  const own = m.context.symbols[variable];
  if (Array.isArray(own)) {
    const isOther = text !== variable && (isName(text, m) || String(own) !== String(shape));
    return isOther || primes > 0 ? undefined : atom(slope(name, variable, text, 0, at, m));
  }
  if (shape.length > 1) throw new ReadingError(SAID.cannotRead(`${name}(…)`), at);
  if (shape.length === 0) return atom(slope(name, variable, text, primes, at, m));
  // Of a column it is taken entry by entry.
  const index = m.another('t');
  const column = primes > 0 && !isName(text, m) ? nameFor(text, at, m) : text;
  const entry = slope(name, variable, `${parenthesised(column)}[${index}]`, primes, at, m);
  return atom(`sum(${index}, 1, ${shape[0]}, ${entry}*onehot(${index}, ${shape[0]}))`);
}

/** f' alone: by what f is of. */
export function primeOfDefined(name: string, primes: number, m: Meaning): Piece | undefined {
  const variable = m.names.notation.of?.[name];
  return variable === undefined ? undefined : atom(differentiated(name, variable, primes));
}

function slope(
  name: string,
  variable: string,
  argument: string,
  primes: number,
  at: number,
  m: Meaning,
): string {
  if (argument === variable) return differentiated(name, variable, primes);
  const by =
    primes === 0 || isName(argument, m) || /^\w+\[\w+\]$/.test(argument)
      ? argument
      : nameFor(argument, at, m);
  const value = substituted(name, variable, by, m);
  return primes === 0 ? `(${value})` : differentiated(`(${value})`, by, primes);
}

const differentiated = (text: string, by: string, times: number): string =>
  times === 0 ? text : `D(${differentiated(text, by, times - 1)}, ${by})`;

const isName = (text: string, m: Meaning): boolean => /^[a-zA-Z]\w*$/.test(text) && m.declared(text);

const parenthesised = (text: string): string => (/^\w+$/.test(text) ? text : `(${text})`);

/** What a name is defined as, an argument in place of the variable; with what it depends on written out. */
function substituted(name: string, variable: string, argument: string, m: Meaning): string {
  const sources = new Map(m.context.definitions);
  const value = parse(argument);
  const write = (source: string, depth: number): MathNode =>
    parse(source).transform((node) => {
      if (node.type !== 'SymbolNode') return node;
      const { name: symbol } = node as SymbolNode;
      if (symbol === variable) return value;
      const inner = sources.get(symbol);
      const depends = inner !== undefined && depth < 20 && dependsOn(symbol, variable, sources);
      return depends ? write(inner, depth + 1) : node;
    });
  return write(sources.get(name) ?? name, 0).toString({ parenthesis: 'all' });
}

function dependsOn(name: string, variable: string, sources: ReadonlyMap<string, string>, depth = 0): boolean {
  const source = sources.get(name);
  if (source === undefined || depth > 20) return false;
  return [...freeNames(parse(source))].some(
    (free) => free === variable || dependsOn(free, variable, sources, depth + 1),
  );
}
