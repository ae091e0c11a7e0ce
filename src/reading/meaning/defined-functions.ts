/** Functions that a document defined: f(x) = x², then f(2u), f'(u), f''; J(w) = ‖w‖², then J(w + h). */
import type { FunctionNode, MathNode, SymbolNode } from 'mathjs';
import { parse } from '../../judge/language.js';
import { freeNames } from '../../judge/scope.js';
import { writtenAs } from '../formula/scripts.js';
import type { Tree } from '../formula/tree.js';
import { ReadingError, SAID } from '../text/said.js';
import { atom, type Meaning, type Piece } from './meaning.js';
import { nameFor } from './primes.js';

/**
 * f of its arguments, or its derivative there; undefined for a name that is no such function, and where other things
 * stand in its brackets than it is of.
 */
export function applied(
  name: string,
  args: readonly Tree[],
  primes: number,
  at: number,
  m: Meaning,
): Piece | undefined {
  const variables = m.names.notation.of?.[name];
  if (variables?.length !== args.length) return undefined;
  const [variable, more] = variables;
  if (more === undefined && m.context.symbols[variable] === 'scalar')
    return ofNumber(name, variable, args[0], primes, at, m);
  const texts = args.map((arg, k) => valueFor(variables[k], m.text(arg), m));
  const isOther = (text: string, k: number) =>
    String(m.shape(text)) !== String(m.shape(variables[k])) ||
    // L(h) of what L is of by way of h is L.
    (text !== variables[k] && isName(text, m) && dependsOn(name, new Map([[text, '']]), definitionsOf(m)));
  if (primes > 0 || texts.some(isOther)) return undefined;
  if (texts.every((text, k) => text === variables[k])) return atom(name);
  const values = new Map(variables.map((one, k) => [one, texts[k]]));
  return atom(`(${substituted(name, values, at, m)})`);
}

/** ∇_w ℓ(v) of the ℓ(w) that was defined: by a name for the v in place of w; undefined where it is by what is written. */
export function derivedElsewhere(of: Tree, by: string, m: Meaning): { of: string; by: string } | undefined {
  if (of.is !== 'call') return undefined;
  const name = m.nameWritten(writtenAs(of.fn)) ?? '';
  const variables = m.names.notation.of?.[name] ?? [];
  const k = variables.indexOf(by);
  if (k < 0 || variables.length !== of.args.length) return undefined;
  const texts = of.args.map((arg, i) => valueFor(variables[i], m.text(arg), m));
  if (texts[k] === by || String(m.shape(texts[k])) !== String(m.shape(by))) return undefined;
  const place = nameFor(texts[k], of.at, m);
  const values = new Map(variables.map((one, i) => [one, i === k ? place : texts[i]]));
  return { of: `(${substituted(name, values, of.at, m)})`, by: place };
}

/** 0 in place of a vector is the vector of it. */
const valueFor = (variable: string, text: string, m: Meaning): string =>
  text === '0' && m.rank(variable) !== 0 ? `0*${variable}` : text;

const definitionsOf = (m: Meaning): ReadonlyMap<string, string> => new Map(m.context.definitions);

/** A function of one number; of a column it is taken entry by entry. */
function ofNumber(
  name: string,
  variable: string,
  argument: Tree,
  primes: number,
  at: number,
  m: Meaning,
): Piece {
  const text = m.text(argument);
  const shape = m.shape(text) ?? [];
  if (shape.length > 1) throw new ReadingError(SAID.cannotRead(`${name}(…)`), at);
  if (shape.length === 0) return atom(slope(name, variable, text, primes, at, m));
  const index = m.another('t');
  const column = primes > 0 && !isName(text, m) ? nameFor(text, at, m) : text;
  const entry = slope(name, variable, `${parenthesised(column)}[${index}]`, primes, at, m);
  return atom(`sum(${index}, 1, ${shape[0]}, ${entry}*onehot(${index}, ${shape[0]}))`);
}

/** f' alone: by the one number that f is of. */
export function primeOfDefined(name: string, primes: number, m: Meaning): Piece | undefined {
  const [variable, more] = m.names.notation.of?.[name] ?? [];
  return m.context.symbols[variable] === 'scalar' && more === undefined
    ? atom(differentiated(name, variable, primes))
    : undefined;
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
  const value = substituted(name, new Map([[variable, by]]), at, m);
  return primes === 0 ? `(${value})` : differentiated(`(${value})`, by, primes);
}

const differentiated = (text: string, by: string, times: number): string =>
  times === 0 ? text : `D(${differentiated(text, by, times - 1)}, ${by})`;

const isName = (text: string, m: Meaning): boolean => /^[a-zA-Z]\w*$/.test(text) && m.declared(text);

const parenthesised = (text: string): string => (/^\w+$/.test(text) ? text : `(${text})`);

/** What a name is defined as, arguments in place of its variables; with what it depends on written out. */
function substituted(name: string, values: ReadonlyMap<string, string>, at: number, m: Meaning): string {
  const sources = definitionsOf(m);
  const nodes = new Map([...values].map(([variable, text]) => [variable, parse(text)]));
  const given = new Set([...values.values()].flatMap((text) => [...freeNames(parse(text))]));
  const write = (source: string, depth: number): MathNode =>
    parse(source).transform((node) => {
      // The i of f(x_i) would be that of a sum in f.
      if (node.type === 'FunctionNode' && bindsOneOf(node as FunctionNode, given))
        throw new ReadingError(SAID.cannotRead(`${name}(…)`), at);
      if (node.type !== 'SymbolNode') return node;
      const { name: symbol } = node as SymbolNode;
      const value = nodes.get(symbol);
      if (value) return value;
      const inner = sources.get(symbol);
      const depends = inner !== undefined && depth < 20 && dependsOn(symbol, values, sources);
      return depends ? write(inner, depth + 1) : node;
    });
  return write(sources.get(name) ?? name, 0).toString({ parenthesis: 'all' });
}

const bindsOneOf = ({ fn, args }: FunctionNode, names: ReadonlySet<string>): boolean =>
  /^(sum|prod)$/.test(fn.name) && args.length > 1 && names.has((args[0] as SymbolNode).name);

function dependsOn(
  name: string,
  variables: ReadonlyMap<string, string>,
  sources: ReadonlyMap<string, string>,
  depth = 0,
): boolean {
  const source = sources.get(name);
  if (source === undefined || depth > 20) return false;
  return [...freeNames(parse(source))].some(
    (free) => variables.has(free) || dependsOn(free, variables, sources, depth + 1),
  );
}
