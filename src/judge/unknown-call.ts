import { FUNCTION_NAMES, type FunctionName } from './functions.js';
import { nearest } from './nearest.js';

/** Functions that are spelled right and are not of the language: nothing near them was meant. */
const ELSEWHERE = /^(a|arc)?(sin|cos|tan|cot|sec|csc|tanh)$|^(erf|gamma|floor|ceil|round|mod)$/;
const SOME = ['exp', 'log', 'sqrt', 'tanh', 'abs', 'max', 'min'] as const satisfies readonly FunctionName[];

/** A name before a parenthesis that is no function: of elsewhere, misspelt, an entry, or a product without its sign. */
export function unknownCall(name: string, args: readonly string[]): string {
  if (ELSEWHERE.test(name)) return `unknown function ${name}: the functions are ${SOME.join(', ')}, …`;
  const meant = nearest(name, FUNCTION_NAMES);
  if (meant) return `unknown function ${name}: did you mean ${meant}?`;
  const indices = args.every((arg) => /^([a-zA-Z]|\d+)$/.test(arg));
  if (args.length === 2 && indices)
    return `${name} is no function: an entry is written ${name}[${args.join(',')}]`;
  const entry = indices && args.length === 1 ? `, an entry ${name}[${args[0]}]` : '';
  return args.length === 1
    ? `${name} is no function: a product is written ${name}*(${args[0]})${entry}`
    : `unknown function ${name}`;
}
