/** A derivation as one writes it on paper, line under line → what the judge is asked. */
import { type Bilingual, both } from '../../bundle.js';
import { deepNet, mlp } from '../../derivation/lines/notation.js';
import type { TypedLine } from '../../derivation/lines/typed-lines.js';
import { FUNCTIONS } from '../../judge/functions.js';
import type { Context, Shape } from '../../judge/language.js';

export interface PaperLine extends TypedLine {
  /** Its line in the text, from 0. */
  readonly row: number;
  readonly why: string;
}

export interface Paper {
  readonly context: Context;
  readonly lines: readonly PaperLine[];
  /** What else has to be an expression: definitions, assumptions, cases. */
  readonly declared: readonly { readonly row: number; readonly source: string }[];
  readonly problems: readonly { readonly row: number; readonly problem: Bilingual }[];
}

/** The notations that a text may begin with. */
const NOTATIONS: Readonly<Record<string, () => Context>> = {
  'mlp relu': () => mlp('relu'),
  'mlp leaky relu': () => mlp('leaky relu'),
  'mlp elu': () => mlp('elu'),
  'deep tanh': () => deepNet(3, 'tanh'),
  'deep sigma': () => deepNet(3, 'sigma'),
};

const write = (example: string): Bilingual => both(`write: ${example}`, `écrivez : ${example}`);
const NOTHING_BEFORE = both(
  'nothing stands before this =; the first line of a derivation has none',
  'rien ne précède ce = ; la première ligne d’une dérivation n’en a pas',
);

const NAME = '\\p{L}[\\p{L}\\p{N}_]*';
const WORD = /^(notation|where|let|assume|case|all cases)(?:\s+(.*))?$/;

/**
 *     where n: size, x: n, i: index     symbols and their shapes; without, every name is a real number
 *     notation mlp relu                 those of the network
 *     let S = sum(k, 1, n, exp(x[k]))   a name for an expression
 *     assume x > 0
 *     D(log(S), x[i])                   begins a chain
 *     = exp(x[i]) / S   // chain rule   goes on with it; what follows // is the reason
 *     2 x = x + x = 3 x - x             a whole chain
 *     ≠ x[i]                            (or !=) is wrong, and numbers show it
 *     holds S > 0                       is true for all values
 *     case i == j                       what follows is for this case, until the next or `all cases`
 *     # a remark, which nobody reads
 */
export function readPaper(text: string): Paper {
  const symbols: Record<string, Shape> = {};
  const definitions: (readonly [string, string])[] = [];
  const assume: string[] = [];
  const lines: PaperLine[] = [];
  const declared: { row: number; source: string }[] = [];
  const problems: { row: number; problem: Bilingual }[] = [];
  let under: string | undefined;
  const said = (word: string, rest: string, row: number): Bilingual | undefined => {
    switch (word) {
      case 'notation': {
        const notation = Object.hasOwn(NOTATIONS, rest) ? NOTATIONS[rest]() : undefined;
        if (!notation) return write(`notation ${Object.keys(NOTATIONS).join(' | ')}`);
        Object.assign(symbols, notation.symbols);
        definitions.push(...(notation.definitions ?? []));
        return undefined;
      }
      case 'where':
        return declare(rest, symbols);
      case 'let': {
        const [, name, source] = DEFINITION.exec(rest) ?? [];
        if (!name) return write('let S = exp(x) + 1');
        definitions.push([name, source]);
        declared.push({ row, source });
        return undefined;
      }
      case 'assume':
      case 'case':
        if (rest === '') return write(`${word} x > 0`);
        if (word === 'case') under = rest;
        else assume.push(rest);
        declared.push({ row, source: rest });
        return undefined;
      default:
        under = undefined;
        return undefined;
    }
  };
  text.split('\n').forEach((typed, row) => {
    const line = typed.trim();
    if (line === '' || line.startsWith('#')) return;
    const [, word, rest = ''] = WORD.exec(line) ?? [];
    if (word) {
      const problem = said(word, rest.trim(), row);
      if (problem) problems.push({ row, problem });
      return;
    }
    for (const read of readLines(typed, row)) {
      const isFirst =
        !lines.some(({ is }) => is === 'given') && (read.is === 'step' || read.is === 'refutes');
      if (isFirst) problems.push({ row, problem: NOTHING_BEFORE });
      lines.push({ ...read, ...(isFirst && { is: 'given' }), ...(under !== undefined && { under }) });
    }
  });
  const context = {
    symbols: Object.keys(symbols).length > 0 ? withSizes(symbols) : impliedBy(lines),
    ...(definitions.length > 0 && { definitions }),
    ...(assume.length > 0 && { assume }),
  };
  return { context, lines, declared, problems };
}

/** Where nothing is declared, the names of the rows of the text that begin something are real numbers. */
function impliedBy(lines: readonly PaperLine[]): Context['symbols'] {
  const first = new Set(lines.flatMap(({ is, row }) => (is === 'given' || is === 'holds' ? [row] : [])));
  const names = lines
    .filter(({ row }) => first.has(row))
    .flatMap(({ source }) => source.match(new RegExp(`(?<![\\p{L}\\p{N}_.])${NAME}`, 'gu')) ?? [])
    .filter((name) => !Object.hasOwn(FUNCTIONS, name));
  return Object.fromEntries(names.map((name) => [name, 'scalar' as const]));
}

/** What a shape has for a size, and nothing declares, is one. */
function withSizes(symbols: Readonly<Record<string, Shape>>): Context['symbols'] {
  const sizes = Object.values(symbols).flatMap((shape) => (Array.isArray(shape) ? shape : []));
  const named = sizes.filter((size): size is string => typeof size === 'string');
  return { ...Object.fromEntries(named.map((name) => [name, 'size' as const])), ...symbols };
}

const RELATIONS = { '=': 'step', '≠': 'refutes', '!=': 'refutes', holds: 'holds' } as const;
/** An equals sign that is part of no other sign. */
const EQUALS = /(?<![=<>!])=(?!=)/;
const DEFINITION = new RegExp(`^(${NAME})\\s*=(?!=)\\s*(.+)$`, 'u');

/** The lines of a row: `a = b = c` is three. */
function readLines(typed: string, row: number): PaperLine[] {
  const [body, ...reason] = typed.split('//');
  const [whole, relation = ''] = /^\s*(=(?!=)|≠|!=|holds\b)?/.exec(body) as RegExpExecArray;
  const is = relation in RELATIONS ? RELATIONS[relation as keyof typeof RELATIONS] : 'given';
  const rest = body.slice(whole.length);
  const sides = is === 'holds' ? [rest.replace(EQUALS, '==')] : rest.split(EQUALS);
  return sides.map((side, i) => ({
    is: i === 0 ? is : 'step',
    source: side.trim(),
    row,
    why: i === sides.length - 1 ? reason.join('//').trim() : '',
  }));
}

const NAMES = new RegExp(`^${NAME}(\\s+${NAME})*$`, 'u');

/** `x: n, W: m × n, i: index` into the symbols; what is wrong with it, if anything. */
function declare(text: string, symbols: Record<string, Shape>): Bilingual | undefined {
  for (const part of text.split(/[,;](?=[^:]*:)/)) {
    const [names, shape, ...more] = part.split(':').map((piece) => piece.trim());
    const read = shape && more.length === 0 ? shapeIn(shape) : undefined;
    if (!read || !NAMES.test(names)) return write('where x: n, W: m × n, i: index, n: size, a: scalar');
    for (const name of names.split(/\s+/)) symbols[name] = read;
  }
  return undefined;
}

function shapeIn(text: string): Shape | undefined {
  if (text === 'size' || text === 'index' || text === 'scalar') return text;
  const sizes = text.split(/\s*[×x*]\s*/).map((size) => (/^\d+$/.test(size) ? Number(size) : size));
  if (sizes.length > 2 || sizes.some((size) => size === 0 || (typeof size === 'string' && !NAMES.test(size))))
    return undefined;
  return sizes as unknown as Shape;
}
