/**
 * A line of numpy as people write it beside their formulas, `grad_W2 = np.outer(grad_oa, hs)`: vectors are columns, *
 * is entry by entry, @ and np.dot are products of matrices. What is not listed here is not read.
 */

import { ReadingError, SAID } from '../text/said.js';
import type { Names } from './names.js';

/** Whether a side is written so: it has the names of such lines, and no command of TeX. */
export const isNumpy = (text: string): boolean =>
  /(?:^|[^a-zA-Z\\])(?:grad\\?_[a-zA-Z]|np\.)|\w\.T\b/.test(text) && !/\\[a-zA-Z]/.test(text);

/** Names of numpy that the lines may use; others, as np.zeroes, do not exist. */
const KNOWN = new Set([
  'dot',
  'outer',
  'eye',
  'zeros',
  'ones',
  'concatenate',
  'multiply',
  'array',
  'exp',
  'log',
  'sum',
  'maximum',
  'sign',
  'abs',
  'where',
  'tanh',
  'matmul',
  'reshape',
]);

/** One side of such a line in the language. Throws ReadingError at `at` where it is not read. */
export function numpySource(text: string, { context }: Names, at: number): string {
  for (const [whole, name] of text.matchAll(/np\.(\w+)/g))
    if (!KNOWN.has(name)) throw new ReadingError(SAID.numpy(whole), at, 'undeclared');
  const named = text
    .replace(/\\?_/g, '_')
    .replace(/\bgrad_?(\w+)/g, 'grad$1')
    .replace(/\bd_h\b/g, 'dh')
    .replace(/\b([wW])([12])\b/g, 'W$2')
    .replace(/\.reshape\((?:[^()]|\([^()]*\))*\)/g, '')
    .replace(/np\.eye\((\w+)\)\[(\w+)\s*-\s*1\]/g, 'onehot($2, $1)')
    // Python counts from 0.
    .replace(
      /\b(\w+)\[(\w+)\s*-\s*1,\s*:\]/g,
      (_, matrix: string, row: string) => `(${matrix}'|onehot(${row}, ${rowsOf(matrix, context)}))`,
    );
  const operators = named
    .replace(/(?<!\.)\*/g, '.*')
    .replace(/[@|]/g, '*')
    .replace(/\.T\b/g, "'");
  const source = CALLS.reduce((line, [name, write]) => rewritten(line, name, write), operators);
  if (/np\.|[\\:;]/.test(source))
    throw new ReadingError(SAID.cannotRead(/np\.\w+|[\\:;]/.exec(source)?.[0] ?? ''), at);
  return source.trim();
}

const rowsOf = (matrix: string, { symbols }: Names['context']): string => {
  const shape = symbols[matrix];
  return Array.isArray(shape) ? String(shape[0]) : 'm';
};

const CALLS: readonly (readonly [string, (args: readonly string[]) => string])[] = [
  ['np.outer', ([a, b]) => `outer(${a}, ${b})`],
  ['np.dot', ([a, b]) => `((${a})*(${b}))`],
  ['np.matmul', ([a, b]) => `((${a})*(${b}))`],
  ['np.multiply', ([a, b]) => `((${a}) .* (${b}))`],
];

/** Every call of a function written anew, with its arguments. */
function rewritten(line: string, name: string, write: (args: readonly string[]) => string): string {
  const start = line.indexOf(`${name}(`);
  if (start < 0) return line;
  const args: string[] = [''];
  let depth = 0;
  for (let i = start + name.length; i < line.length; i++) {
    const sign = line[i];
    if (depth === 1 && sign === ',') args.push('');
    else if (depth > 1 || (depth === 1 && sign !== ')')) args[args.length - 1] += sign;
    depth += '(['.includes(sign) ? 1 : ')]'.includes(sign) ? -1 : 0;
    if (depth === 0) return line.slice(0, start) + write(args) + rewritten(line.slice(i + 1), name, write);
  }
  return line;
}
