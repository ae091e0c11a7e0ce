/** The derivative of an expression with symbolic indices by an entry of a symbol or of a definition. */
import { rules } from '../exact/expression/derivative.js';
import type { Node } from '../exact/expression/node.js';
import { OPAQUE } from './opaque.js';
import { NotCovered } from './ranges.js';
import { entryOf, type Schema } from './schema.js';

/**
 * ∂e/∂v, v = `x[p,q]`: ∂x[i,j]/∂x[p,q] = [i = p][j = q], the derivative of a sum is the sum of the derivatives, and
 * all else goes by the chain rule with the rules of exact/derivative.ts.
 */
export function slope(g: Schema, e: Node, v: Node): Node {
  const target = entryOf(v.name);
  const done = new Map<Node, Node>();
  const by = (node: Node): Node => {
    const known = done.get(node);
    if (known) return known;
    const result = partial(node);
    done.set(node, result);
    return result;
  };
  const partial = (node: Node): Node => {
    const { base, at } = entryOf(node.name);
    if (node.op === v.op && base === target.base)
      return g.mul(...at.map((index, axis) => g.same(index, target.at[axis])));
    if (node.op === 'variable' && base.startsWith(OPAQUE))
      throw new NotCovered('the derivative of a maximum or of a product over an index');
    if (node.op === 'sum') {
      const [index, size, body] = g.open(node);
      const inner = slope(g, body, v);
      return inner.op === 'absent' ? inner : g.sum(index, size, inner);
    }
    if (node.args.length === 0) return g.absent;
    const slopes = node.args.map(by);
    const outer = rules[node.op](g, node);
    return g.add(
      ...slopes.flatMap((inner, i) => (inner.op === 'absent' ? [] : [g.mul(outer[i], inner)])),
      g.absent,
    );
  };
  return by(e);
}
