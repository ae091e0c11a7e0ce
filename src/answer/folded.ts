/** Derivatives under the names that the question has for them: gradoa[k] for D(L, oa[k]), so that both are one. */
import type { AccessorNode, FunctionNode, MathNode } from 'mathjs';
import type { Expression, Move } from '../derivation/lines/moves.js';
import { type Context, parse } from '../judge/language.js';
import { DIFFERENTIATION } from './answer-form.js';
import { withExpressions } from './own-names.js';

/** The moves with the names of the context for the derivatives that it defines. */
export function folded(moves: readonly Move[], { definitions = [] }: Context): Move[] {
  const named = definitions.flatMap(([name, source]) => {
    const node = parse(source);
    return isDerivation(node) ? [{ name, function: `${node.args[0]}`, by: `${node.args[1]}` }] : [];
  });
  const fold = (node: MathNode): MathNode => {
    const inner = node.map((child, path) => (path === 'fn' ? child : fold(child)));
    if (!isDerivation(inner) || inner.args.length !== 2) return inner;
    const [f, by] = inner.args;
    const { object, index } = by as Partial<AccessorNode>;
    const of = named.find((one) => one.function === `${f}` && one.by === `${object ?? by}`);
    return of ? parse(`${of.name}${object ? index : ''}`) : inner;
  };
  return withExpressions(moves, ({ source, node }: Expression): Expression => {
    const other = fold(node);
    return other.toString() === node.toString()
      ? { source, node }
      : { source: other.toString(), node: other };
  });
}

const isDerivation = (node: MathNode): node is FunctionNode =>
  node.type === 'FunctionNode' &&
  DIFFERENTIATION.includes((node as FunctionNode).fn.name) &&
  (node as FunctionNode).fn.name !== 'jacobian';
