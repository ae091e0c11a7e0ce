/** A derivation as one writes it on paper, line under line → what the judge is asked. */
import { deepNet, mlp } from '../../derivation/notation.js';
import type { TypedLine } from '../../derivation/typed-lines.js';
import { FUNCTIONS } from '../../judge/functions.js';
import type { Context, Shape } from '../../judge/language.js';

export interface PaperLine extends TypedLine {
  /** Its line in the text, from 0, and where its source begins in it. */
  readonly row: number;
  readonly column: number;
  readonly why: string;
}

export interface Paper {
  readonly context: Context;
  readonly lines: readonly PaperLine[];
  readonly problems: readonly { readonly row: number; readonly problem: string }[];
}

/** The notations that a text may begin with. */
const NOTATIONS: Readonly<Record<string, () => Context>> = {
  'mlp relu': () => mlp('relu'),
  'mlp leaky relu': () => mlp('leaky relu'),
  'mlp elu': () => mlp('elu'),
  'deep tanh': () => deepNet(3, 'tanh'),
  'deep sigma': () => deepNet(3, 'sigma'),
};

const WORD = /^(notation|where|let|assume|case|all cases)(?:\s+(.*))?$/;

/**
 *     where n: size, x: n, i: index     symbols and their shapes; without, every name is a real number
 *     notation mlp relu                 those of the network
 *     let S = sum(k, 1, n, exp(x[k]))   a name for an expression
 *     assume x > 0
 *     D(log(S), x[i])                   begins a chain
 *     = exp(x[i]) / S   // chain rule   goes on with it; what follows // is the reason
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
  const problems: { row: number; problem: string }[] = [];
  let under: string | undefined;
  const said = (word: string, rest: string): string | undefined => {
    switch (word) {
      case 'notation': {
        const notation = Object.hasOwn(NOTATIONS, rest) ? NOTATIONS[rest]() : undefined;
        if (!notation) return `notation is one of: ${Object.keys(NOTATIONS).join(', ')}`;
        Object.assign(symbols, notation.symbols);
        definitions.push(...(notation.definitions ?? []));
        return undefined;
      }
      case 'where':
        return declare(rest, symbols);
      case 'let': {
        const [, name, source] = /^([A-Za-z]\w*)\s*=\s*(.+)$/.exec(rest) ?? [];
        if (!name) return 'write: let S = an expression';
        definitions.push([name, source]);
        return undefined;
      }
      case 'assume':
        assume.push(rest);
        return rest === '' ? 'write: assume x > 0' : undefined;
      case 'case':
        under = rest;
        return rest === '' ? 'write: case i == j' : undefined;
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
      const problem = said(word, rest.trim());
      if (problem) problems.push({ row, problem });
    } else lines.push({ ...readLine(typed, row), ...(under !== undefined && { under }) });
  });
  const context = {
    symbols: Object.keys(symbols).length > 0 ? symbols : impliedBy(lines),
    ...(definitions.length > 0 && { definitions }),
    ...(assume.length > 0 && { assume }),
  };
  return { context, lines, problems };
}

/** Where nothing is declared, the names of the lines that begin something are real numbers. */
function impliedBy(lines: readonly PaperLine[]): Context['symbols'] {
  const names = lines
    .filter(({ is }) => is === 'given' || is === 'holds')
    .flatMap(({ source }) => source.match(/(?<![\w.])[A-Za-z]\w*/g) ?? [])
    .filter((name) => !Object.hasOwn(FUNCTIONS, name));
  return Object.fromEntries(names.map((name) => [name, 'scalar' as const]));
}

const RELATIONS = { '=': 'step', '≠': 'refutes', '!=': 'refutes', holds: 'holds' } as const;

function readLine(typed: string, row: number): PaperLine {
  const [body, ...reason] = typed.split('//');
  const [, space, relation = ''] = /^(\s*)(=(?!=)|≠|!=|holds\b)?/.exec(body) as RegExpExecArray;
  const rest = body.slice(space.length + relation.length);
  const source = rest.trim();
  return {
    is: relation in RELATIONS ? RELATIONS[relation as keyof typeof RELATIONS] : 'given',
    source,
    row,
    column: space.length + relation.length + (rest.length - rest.trimStart().length),
    why: reason.join('//').trim(),
  };
}

/** `x: n, W: m × n, i: index` into the symbols; what is wrong with it, if anything. */
function declare(text: string, symbols: Record<string, Shape>): string | undefined {
  for (const part of text.split(/[,;](?=[^:]*:)/)) {
    const [names, shape, ...more] = part.split(':').map((piece) => piece.trim());
    const read = shape && more.length === 0 ? shapeIn(shape) : undefined;
    if (!read || !/^[A-Za-z]\w*(\s+[A-Za-z]\w*)*$/.test(names))
      return 'write: where x: n, W: m × n, i: index, n: size, a: scalar';
    for (const name of names.split(/\s+/)) symbols[name] = read;
  }
  return undefined;
}

function shapeIn(text: string): Shape | undefined {
  if (text === 'size' || text === 'index' || text === 'scalar') return text;
  const sizes = text.split(/\s*[×x*]\s*/).map((size) => (/^\d+$/.test(size) ? Number(size) : size));
  if (sizes.length > 2 || sizes.some((size) => typeof size === 'string' && !/^[A-Za-z]\w*$/.test(size)))
    return undefined;
  return sizes as unknown as Shape;
}
