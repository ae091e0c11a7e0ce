/** Whether a chain of an answer is about what a chain of the solution is about, however it is named or turned round. */
import type { AccessorNode, MathNode, OperatorNode } from 'mathjs';
import { type Expression, expressionOf } from '../derivation/lines/moves.js';
import { typeset } from '../derivation/typeset/typeset.js';
import { judgeOffKinks } from '../judge/judge.js';
import { type Context, parse } from '../judge/language.js';
import { freeNames } from '../judge/scope.js';
import { isDerivative, isProved, unanswered, vocabulary } from './answer-form.js';
import type { AskedChain } from './asked.js';
import type { ClaimedChain } from './claims.js';
import { instanceOf } from './instance.js';
import { writtenOut } from './own-names.js';
import { isPassed, verdictOrNone } from './verdict-or-none.js';

export interface Aligned {
  readonly chain: ClaimedChain;
  /** It speaks of one component of what is asked as a whole. */
  readonly byComponents: boolean;
}

/** The chain as one that starts from the question, or undefined if it is about something else. */
export function aligned(claim: ClaimedChain, asked: AskedChain, context: Context): Aligned | undefined {
  const question = asked.start.expression.node;
  const turned = [claim, reversed(claim)].flatMap((way) => way ?? []);
  const ways = turned.flatMap((way) => [way, transposed(way) ?? []].flat());
  const chains = [...ways, ...ways.flatMap((way) => componentOf(way, question, context) ?? [])];
  const all = chains.flatMap((chain) => [chain, ...(instanceOf(chain, question, context) ?? [])]);
  for (const chain of all) {
    const { node } = chain.start.expression;
    if (isSame(node, question, context)) return asOf(chain, asked);
    if (isComponent(node, question, context)) return { chain, byComponents: true };
  }
  // With other words for the same, as long as it still asks: max(0, x) for rect(x), the definition for a name.
  const same = all.find(({ start }) => means(start.expression, asked, context));
  return same && asOf(same, asked);
}

/** From the question itself: what stands for it in the answer may have fewer values. */
const asOf = (chain: ClaimedChain, { start }: AskedChain): Aligned => ({
  chain: { ...chain, start },
  byComponents: false,
});

/** The same formula on the page: ∂L/∂W is one, typed as D(L, W[k,j]) or as gradW[k,j]; relu is rect. */
function isSame(a: MathNode, b: MathNode, context: Context): boolean {
  if (plain(a) === plain(b)) return true;
  try {
    return texOf(a, context) === texOf(b, context);
  } catch {
    return false;
  }
}

const plain = (node: MathNode): string =>
  node.toString({ parenthesis: 'auto' }).replaceAll(/\brelu\(/g, 'rect(');

const texOf = (node: MathNode, context: Context): string => typeset(parse(plain(node)), context).tex;

/** What the question's name is defined as, or an equal expression that is no answer yet. */
function means(line: Expression, asked: AskedChain, context: Context): boolean {
  const { expression: question } = asked.start;
  if (plain(line.node) === plain(withoutItsNames(question, context).node)) return true;
  return stillAsks(line.node, asked, context) && isTheSame(question.node, line.node, context);
}

/**
 * Whether a line is no answer: it has a word of the question yet, or of what its names stand for, or is a derivative
 * where none answers.
 */
function stillAsks(line: MathNode, asked: AskedChain, context: Context): boolean {
  if (unanswered(line, asked, context) !== undefined) return true;
  const meant = vocabulary(withoutItsNames(asked.start.expression, context).node);
  if (vocabulary(line).some((word) => meant.includes(word) && !asked.isWrittenWith(word))) return true;
  const answers = asked.answers ?? [];
  return (
    isDerivative(line) &&
    answers.length > 0 &&
    answers.every(({ expression }) => !isDerivative(expression.node, context.definitions))
  );
}

/** At a kink, where a value is a choice, they may differ. */
const isTheSame = (a: MathNode, b: MathNode, context: Context): boolean =>
  isProved(a, b, context) || isPassed(verdictOrNone(() => judgeOffKinks(a, b, context)));

/** With what the names in it are defined as. */
export function withoutItsNames(question: Expression, { definitions = [] }: Context): Expression {
  const named = freeNames(question.node);
  return writtenOut(
    question,
    definitions.filter(([name]) => named.has(name)),
  );
}

/** From the last line to the first. */
function reversed({ start, steps, ...chain }: ClaimedChain): ClaimedChain | undefined {
  const last = steps.at(-1);
  if (!last) return undefined;
  const lines = [start.expression, ...steps.map(({ expression }) => expression)].reverse();
  const whys = [...steps].reverse().map(({ why }) => why);
  return {
    ...chain,
    start: { is: 'given', expression: lines[0] },
    steps: lines.slice(1).map((expression, i) => ({ is: 'step', expression, why: whys[i] })),
  };
}

/** A chain of rows as one of columns: A of A'. */
function transposed(chain: ClaimedChain): ClaimedChain | undefined {
  const { node } = chain.start.expression;
  if (node.type !== 'OperatorNode' || (node as OperatorNode).fn !== 'ctranspose') return undefined;
  const [inner] = (node as OperatorNode).args;
  const start = { ...chain.start, expression: { source: `${inner}`, node: inner } };
  return { ...withLines(chain, (line) => `(${line})'`), start };
}

/** The chain with other lines for its own. */
function withLines(chain: ClaimedChain, other: (line: MathNode) => string): ClaimedChain {
  const written = ({ node }: Expression): Expression => expressionOf(other(node));
  return {
    ...chain,
    start: { ...chain.start, expression: written(chain.start.expression) },
    steps: chain.steps.map((step) => ({ ...step, expression: written(step.expression) })),
  };
}

/** The component that is asked of a chain of whole vectors: x[k] of x. */
function componentOf(chain: ClaimedChain, question: MathNode, context: Context): ClaimedChain | undefined {
  if (question.type !== 'AccessorNode') return undefined;
  const { object, index } = question as AccessorNode;
  const { node } = chain.start.expression;
  if (plain(object) !== plain(node) && !isProved(object, node, context)) return undefined;
  return withLines(chain, (line) => `(${line})${index}`);
}

/** x[k] of x, D(L, W[k,j]) of grad(L, W): a component of what is asked. */
function isComponent(line: MathNode, question: MathNode, context: Context): boolean {
  const indices = /\[([a-z])(, ?([a-z]))?\]/g;
  const text = line.toString();
  const whole = text.replaceAll(indices, '');
  // Of the class y alone nothing is said of the others.
  const fixed = (context.definitions ?? []).flatMap(([, source]) => [...freeNames(parse(source))]);
  const named = [...text.matchAll(indices)].flatMap(([, i, , j]) => [i, j]);
  if (whole === text || named.some((name) => fixed.includes(name))) return false;
  const asGrad = whole.replace(/^D\(/, 'grad(');
  return [whole, asGrad].some((source) => {
    try {
      return isSame(parse(source), question, context);
    } catch {
      return false;
    }
  });
}
