/** Whether a line has the form of an answer: what no judge of equalities can see. */
import type { FunctionNode, MathNode } from 'mathjs';
import { functionsIn } from '../derivation/forms.js';
import { judge } from '../judge/judge.js';
import type { Context } from '../judge/language.js';
import { binds, freeNames } from '../judge/scope.js';
import type { AskedChain } from './asked.js';

const DIFFERENTIATION = ['D', 'grad', 'jacobian'];

/** What a line still has of the question, so that it answers nothing; undefined if all of it is gone. */
export function unanswered(line: MathNode, { start, isWrittenWith }: AskedChain): string | undefined {
  const question = [...vocabulary(start.expression.node), ...DIFFERENTIATION];
  const left = vocabulary(line).find((word) => question.includes(word) && !isWrittenWith(word));
  if (left !== undefined) return `it still has ${left}`;
  return line.toString() === start.expression.node.toString() ? 'it is the question itself' : undefined;
}

/** What a line is written with that the expected answer is not; undefined if nothing. */
export function otherwiseWritten(line: MathNode, asked: AskedChain, context: Context): string | undefined {
  const other = vocabulary(line).find(
    (word) => !asked.isWrittenWith(word) && context.symbols[word] !== 'size',
  );
  if (other !== undefined) return `it has ${other}`;
  if (!asked.answer) return undefined;
  const expected = applicationsIn(asked.answer.expression.node);
  const application = applicationsIn(line).find((a) => !expected.some((b) => same(a, b, context)));
  return application && `it has ${application}`;
}

/** Its functions and its free names. */
export const vocabulary = (node: MathNode): string[] => [...functionsIn(node), ...freeNames(node)];

/** The functions of the line with their arguments, but for those inside a sum. */
function applicationsIn(node: MathNode): FunctionNode[] {
  const found: FunctionNode[] = [];
  const walk = (part: MathNode): void => {
    if (binds(part)) return;
    if (part.type === 'FunctionNode') found.push(part as FunctionNode);
    part.forEach((child) => {
      walk(child);
    });
  };
  walk(node);
  return found;
}

/** The same function, of the same thing. What the judge leaves open is not held against the line. */
function same(a: FunctionNode, b: FunctionNode, context: Context): boolean {
  if (a.fn.name !== b.fn.name || a.args.length !== b.args.length) return false;
  if (a.toString() === b.toString()) return true;
  try {
    return a.args.every((arg, i) => judge(arg, b.args[i], context).kind !== 'refused');
  } catch {
    return false;
  }
}

/** Every name in it, as often as it stands there; derivatives are one, however they are written. */
export function everyName(node: MathNode): string[] {
  const words: string[] = [];
  node.traverse((part) => {
    if (part.type !== 'SymbolNode') return;
    const word = part.toString();
    words.push(DIFFERENTIATION.includes(word) ? 'D' : word);
  });
  return words;
}
