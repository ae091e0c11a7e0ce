/** What the parser says of a text that it cannot read, in words about the text, with the place that they are about. */
import type { Slip } from './slips.js';

/** mathjs's message, found → what is wrong. The place is the one that mathjs has, unless `unclosed` knows a better. */
const MEANINGS: readonly (readonly [seen: RegExp, says: string])[] = [
  [/^Unexpected end/, 'something is missing at the end'],
  [/^Unexpected operator ([)\]])$/, 'this $1 closes nothing'],
  [/^Unexpected operator (.+)$/, '$1 cannot stand here'],
  [/^Unexpected part "(.+)"$/, '$1 cannot stand here: a sign is missing before it'],
  [/^Value expected$/, 'a number or a name is missing here'],
  [/^Property name expected/, 'a dot stands in a number, or in .* ./ .^'],
  [/^Digit expected/, 'a digit is missing here'],
  [/conditional/, 'cases are written: condition ? value : other value'],
  [/^Column dimensions mismatch/, 'the rows of a matrix have different lengths'],
  [/^End of string|escape character|unicode character/, 'only numbers can stand here'],
  [/^Syntax error in part "(.).*"$/su, 'the sign $1 is not in the language'],
];

/** In place of mathjs's message; `at` is the position that mathjs has for it, from 0. */
export function misread(message: string, source: string, at: number): Slip {
  if (/^(Parenthesis|End of matrix)/.test(message)) {
    const open = unclosed(source);
    if (open !== undefined) return { problem: `this ${source[open]} is not closed`, at: open };
    const [token = ''] = /^\s*(\w+|\S)/.exec(source.slice(at)) ?? [];
    return { problem: `${token.trim()} cannot stand here`, at };
  }
  for (const [seen, says] of MEANINGS) {
    const found = seen.exec(message);
    if (found) return { problem: says.replace('$1', () => found[1]), at };
  }
  // what is about one number says so itself
  return { problem: message, at };
}

/** The position of the last parenthesis or bracket that nothing closes. */
function unclosed(source: string): number | undefined {
  const open: number[] = [];
  for (const { 0: sign, index } of source.matchAll(/[()[\]]/g))
    if (sign === '(' || sign === '[') open.push(index);
    else open.pop();
  return open.at(-1);
}
