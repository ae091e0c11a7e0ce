/** Conditions that an answer puts on itself: cases, and what it assumes. */
import type { MathNode, OperatorNode } from 'mathjs';
import type { Expression } from '../derivation/lines/moves.js';
import { type Context, parse } from '../judge/language.js';
import type { AskedChain } from './asked.js';
import { sameText } from './same-text.js';

/** Those that neither the question makes nor always hold. */
export function beyondQuestion(
  conditions: readonly Expression[],
  { under }: AskedChain,
  { assume = [] }: Context,
): Expression[] {
  const known = [...under.map(({ node }) => node), ...assume.map((source) => parse(source))];
  return conditions.filter(
    ({ node }) => !isTrivial(node, ['==', '<=', '>=']) && !known.some((one) => sameText(node, one)),
  );
}

/** Whether it can never hold where the question is asked: y != y, or k == y where k != y. */
export const isNever = ({ node }: Expression, { assume = [] }: Context): boolean =>
  isTrivial(node, ['!=', '<', '>']) || assume.some((source) => isOpposite(node, parse(source)));

const OPPOSITES = [
  ['==', '!='],
  ['<', '>='],
  ['>', '<='],
];

function isOpposite(a: MathNode, b: MathNode): boolean {
  if (!isRelation(a) || !isRelation(b)) return false;
  return OPPOSITES.some(
    ([one, other]) =>
      ((a.op === one && b.op === other) || (a.op === other && b.op === one)) &&
      a.args.every((arg, i) => sameText(arg, b.args[i])),
  );
}

/** A relation of something to itself. */
const isTrivial = (node: MathNode, relations: readonly string[]): boolean =>
  isRelation(node) && relations.includes(node.op) && sameText(node.args[0], node.args[1]);

const isRelation = (node: MathNode): node is OperatorNode =>
  node.type === 'OperatorNode' &&
  /^([<>]=?|[!=]=)$/.test((node as OperatorNode).op) &&
  (node as OperatorNode).args.length === 2;
