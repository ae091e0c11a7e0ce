/** A number added to a vector, as array languages and many sheets write it: 1 - y is ones(n) - y. */
import type { MathNode, OperatorNode } from 'mathjs';
import { type Context, parse } from '../judge/language.js';
import { shapeOrNone } from '../judge/shapes.js';

/** The expression with a vector of ones for such a number. */
export function broadcast(node: MathNode, context: Context): MathNode {
  const inner = node.map((child, path) => (path === 'fn' ? child : broadcast(child, context)));
  if (inner.type !== 'OperatorNode') return inner;
  const { op, args } = inner as OperatorNode;
  if (!['+', '-'].includes(op) || args.length !== 2) return inner;
  const shapes = args.map((arg) => shapeOrNone(arg, context));
  const size = shapes.find((shape) => shape?.length === 1)?.[0];
  const number = shapes.findIndex((shape) => shape?.length === 0);
  if (size === undefined || number < 0) return inner;
  const [a, b] = args.map((arg, i) => (i === number ? `(${arg})*ones(${size})` : `(${arg})`));
  return parse(`${a} ${op} ${b}`);
}
