/** Completion inside the texts of a derivation: ids of questions, names of its notation, functions of the language. */
import type TypeScript from '@tslab/typescript-for-tslab';
import { deepNet, mlp } from '../derivation/lines/notation.js';
import { homeworkAround } from '../homework/load.js';
import { FUNCTION_NAMES } from '../judge/functions.js';
import { parse } from '../judge/language.js';
import { freeNames } from '../judge/scope.js';
import { calleeName, type TextAt, textAt } from './call-at.js';

export interface Completion {
  readonly matches: readonly string[];
  readonly cursor_start: number;
  readonly cursor_end: number;
}

const TAKES_ID = new Set(['derivation', 'answersTo', 'written']);
const TAKES_FORMULA = new Set(
  'given step reaches refutes holds hasShape assume define usesOnly uses inTermsOf'.split(' '),
);

/** What can stand at the cursor, if it stands in such a text; `folder` is the notebook's. */
export function formulaCompletion(
  ts: typeof TypeScript,
  code: string,
  cursor: number,
  folder: string,
): Completion | undefined {
  const at = textAt(ts, code, cursor);
  const known = at && knownAt(ts, at, folder);
  if (!known) return undefined;
  const [word] = known.word.exec(at.before) ?? [''];
  const matches = known.names.filter((name) => name.startsWith(word));
  return matches.length > 0 ? { matches, cursor_start: cursor - word.length, cursor_end: cursor } : undefined;
}

/** The names that may stand in the text, and what part of it is the beginning of one. */
function knownAt(
  ts: typeof TypeScript,
  { callee, argument, call }: TextAt,
  folder: string,
): { names: readonly string[]; word: RegExp } | undefined {
  if (TAKES_ID.has(callee) && (argument === 0 || callee === 'answersTo'))
    return { names: questionIds(folder), word: /[\w/-]*$/ };
  if (!TAKES_FORMULA.has(callee) || (argument > 0 && !/^(define|inTermsOf|uses|usesOnly)$/.test(callee)))
    return undefined;
  const before = chainOf(ts, call).filter((other) => other !== call);
  const names = new Set([...namesIn(ts, before), ...FUNCTION_NAMES]);
  return { names: [...names].sort(), word: /[A-Za-z]\w*$/ };
}

function questionIds(folder: string): string[] {
  try {
    return (homeworkAround(folder)?.questions ?? []).map(({ id }) => id);
  } catch {
    // A homework that cannot be read is told when it is used.
    return [];
  }
}

/** The calls of a derivation up to this one: derivation(…).where(…).given(…). */
function chainOf(ts: typeof TypeScript, call: TypeScript.CallExpression): TypeScript.CallExpression[] {
  // usesOnly('…') and its like are arguments of the step that they are asked of.
  const outer = call.parent;
  if (ts.isIdentifier(call.expression) && outer && ts.isCallExpression(outer)) return chainOf(ts, outer);
  const chain = [call];
  for (let { expression } = call; ts.isPropertyAccessExpression(expression); ) {
    const before = expression.expression;
    if (!ts.isCallExpression(before)) break;
    chain.unshift(before);
    expression = before.expression;
  }
  return chain;
}

function namesIn(ts: typeof TypeScript, chain: readonly TypeScript.CallExpression[]): string[] {
  return chain.flatMap((call) => {
    const [first, second] = call.arguments;
    switch (calleeName(ts, call)?.text) {
      case 'derivation':
        return second && ts.isCallExpression(second) ? notationNames(ts, second) : [];
      case 'where':
        return first && ts.isObjectLiteralExpression(first)
          ? first.properties.map(({ name }) => name?.getText() ?? '')
          : [];
      case 'define':
        return textOf(ts, first);
      case 'given':
        return textOf(ts, first).flatMap(namesOfFormula);
      default:
        return [];
    }
  });
}

function notationNames(ts: typeof TypeScript, call: TypeScript.CallExpression): string[] {
  const name = calleeName(ts, call)?.text;
  const notation =
    name === 'mlp' ? mlp('elu') : name === 'deepNet' ? deepNet(layersOf(ts, call), 'tanh') : undefined;
  return notation
    ? [...Object.keys(notation.symbols), ...(notation.definitions ?? []).map(([defined]) => defined)]
    : [];
}

const layersOf = (ts: typeof TypeScript, { arguments: [first] }: TypeScript.CallExpression): number =>
  first && ts.isNumericLiteral(first) ? Math.min(Number(first.text), 9) : 3;

const textOf = (ts: typeof TypeScript, node: TypeScript.Node | undefined): string[] =>
  node && ts.isStringLiteralLike(node) ? [node.text] : [];

function namesOfFormula(source: string): string[] {
  try {
    return [...freeNames(parse(source))];
  } catch {
    // It is still being typed.
    return [];
  }
}
