/** Answers without the names that they define: what a name stands for counts, in value and in form. */
import type { MathNode, SymbolNode } from 'mathjs';
import type { Expression, Move } from '../derivation/lines/moves.js';
import { parse } from '../judge/language.js';

export type Definitions = readonly (readonly [name: string, source: string])[];

/** Characters; longer than any answer. */
const MAX_LENGTH = 10_000;

/** The moves with what the definitions stand for in the place of their names. */
export const withoutNames = (moves: readonly Move[], definitions: Definitions): Move[] =>
  withExpressions(moves, (expression) => writtenOut(expression, definitions));

/** The moves with another expression for each of theirs. */
export function withExpressions(
  moves: readonly Move[],
  other: (expression: Expression) => Expression,
): Move[] {
  return moves.map((move) => {
    if (move.is === 'says') return move;
    if (move.is !== 'cases') return { ...move, expression: other(move.expression) };
    const cases = move.cases.map(({ condition, moves: inCase }) => ({
      condition: other(condition),
      moves: withExpressions(inCase, other),
    }));
    return { ...move, cases };
  });
}

/** The expression without these names. Each definition may use the earlier ones. */
export function writtenOut(expression: Expression, definitions: Definitions): Expression {
  return [...definitions].reverse().reduce(replaced, expression);
}

function replaced(expression: Expression, [name, source]: Definitions[number]): Expression {
  const isName = (node: MathNode) => node.type === 'SymbolNode' && (node as SymbolNode).name === name;
  const times = expression.node.filter(isName).length;
  if (times === 0) return expression;
  if (expression.source.length + times * source.length > MAX_LENGTH)
    throw new Error(`with ${name} written out, it is over ${MAX_LENGTH} characters`);
  const node = expression.node.transform((part, _, parent) =>
    isName(part) ? parse(parent ? `(${source})` : source) : part,
  );
  return { source: node.toString(), node };
}
