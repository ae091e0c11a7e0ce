/**
 * A scalar that the theorem takes for free: a name for an expression, with the indices that it depends on. What is
 * written alike has one name at every size, and what is not has two.
 */
import type { Node } from '../exact/expression/node.js';
import { NotCovered } from './ranges.js';
import { entryName, type Schema } from './schema.js';

/** How the names of such scalars begin; no one can type it. */
export const OPAQUE = '§';

/**
 * The name of an expression, `what` telling apart a sum, a maximum, a product of the same terms. It must have a value
 * everywhere: a name has one.
 */
export function opaque(g: Schema, what: string, node: Node, over: readonly string[] = []): Node {
  if (!node.total) throw new NotCovered('a sum in an argument that need not have a value');
  const { body, at } = g.closed(node);
  const places = over.map((index) => at.indexOf(index));
  const rest = at.filter((index) => !over.includes(String(index)));
  return g.variable(entryName(`${OPAQUE}${what}${places.join('_')}:${body.id}`, rest));
}
