/** Whether a chain of an answer is about what a chain of the solution is about, however it is named or turned round. */
import type { AccessorNode, FunctionNode, MathNode, SymbolNode } from 'mathjs';
import type { Expression } from '../derivation/moves.js';
import { typeset } from '../derivation/typeset/typeset.js';
import { type Context, parse } from '../judge/language.js';
import { freeNames } from '../judge/scope.js';
import type { ClaimedChain } from './claims.js';

export interface Aligned {
  readonly chain: ClaimedChain;
  /** It speaks of one component of what is asked as a whole. */
  readonly byComponents: boolean;
}

/** The chain as one that starts from the question, or undefined if it is about something else. */
export function aligned(
  claim: ClaimedChain,
  asked: Pick<ClaimedChain, 'start'>,
  context: Context,
): Aligned | undefined {
  const question = asked.start.expression.node;
  const ways = [claim, reversed(claim)];
  for (const chain of [...ways, ...ways.map((way) => way && componentOf(way, question))]) {
    if (!chain) continue;
    if (isSame(chain.start.expression.node, question, context)) return { chain, byComponents: false };
    const renamed = renamedTo(chain, question, context);
    if (renamed) return { chain: renamed, byComponents: false };
    if (isComponent(chain.start.expression.node, question, context)) return { chain, byComponents: true };
  }
  return undefined;
}

/** The same formula on the page: ∂L/∂W is one, typed as D(L, W[k,j]) or as gradW[k,j]; relu is rect. */
export function isSame(a: MathNode, b: MathNode, context: Context): boolean {
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

/** The chain in the names of the question, where names of the same kind stand in the same places. */
function renamedTo(chain: ClaimedChain, question: MathNode, context: Context): ClaimedChain | undefined {
  const [from, to] = [chain.start.expression.node, question].map((node) => [...freeNames(node)]);
  if (from.length !== to.length) return undefined;
  const pairs = from.map((name, i) => [name, to[i]] as const).filter(([a, b]) => a !== b);
  const may = ([a, b]: readonly [string, string]) =>
    !Object.hasOwn(context.symbols, a) || context.symbols[a] === context.symbols[b];
  if (pairs.length === 0 || !pairs.every(may)) return undefined;
  if (pairs.some(([a]) => (context.definitions ?? []).some(([name]) => name === a))) return undefined;
  // A name that is taken gets the one that is free for it, so that no index is caught by a sum.
  const names = new Map<string, string>(pairs);
  for (const [a, b] of pairs) if (!names.has(b)) names.set(b, a);
  if (new Set(names.values()).size !== names.size) return undefined;
  const rename = ({ node }: Expression): Expression => {
    const other = node.cloneDeep().transform((part, path) => renamedNode(part, path, names));
    return { source: other.toString(), node: other };
  };
  const start = { ...chain.start, expression: rename(chain.start.expression) };
  if (!isSame(start.expression.node, question, context)) return undefined;
  return {
    ...chain,
    start,
    steps: chain.steps.map((step) => ({ ...step, expression: rename(step.expression) })),
  };
}

function renamedNode(part: MathNode, path: string, names: ReadonlyMap<string, string>): MathNode {
  const name = part.type === 'SymbolNode' && path !== 'fn' ? names.get((part as SymbolNode).name) : undefined;
  return name === undefined ? part : parse(name);
}

/** The component that is asked of a chain of whole vectors: x[k] of x. */
function componentOf(chain: ClaimedChain, question: MathNode): ClaimedChain | undefined {
  if (question.type !== 'AccessorNode') return undefined;
  const { object, index } = question as AccessorNode;
  if (plain(object) !== plain(chain.start.expression.node)) return undefined;
  const component = ({ node }: Expression): Expression => {
    const source = `(${node})${index}`;
    return { source, node: parse(source) };
  };
  return {
    ...chain,
    start: { ...chain.start, expression: component(chain.start.expression) },
    steps: chain.steps.map((step) => ({ ...step, expression: component(step.expression) })),
  };
}

/** x[k] of x, D(L, W[k,j]) of grad(L, W): a component of what is asked. */
function isComponent(line: MathNode, question: MathNode, context: Context): boolean {
  const indices = /\[[a-z](, ?[a-z])?\]/g;
  const whole = line.toString().replaceAll(indices, '');
  if (whole === line.toString()) return false;
  const asGrad = whole.replace(/^D\(/, 'grad(');
  return [whole, asGrad].some((source) => {
    try {
      return isSame(parse(source), question, context);
    } catch {
      return false;
    }
  });
}

/** Whether a line is nothing but a derivative: to write what stands in it in another way derives nothing. */
export const isDerivative = (node: MathNode): boolean => {
  const inner = node.type === 'AccessorNode' ? (node as unknown as { object: MathNode }).object : node;
  return inner.type === 'FunctionNode' && ['D', 'grad', 'jacobian'].includes((inner as FunctionNode).fn.name);
};
