import type { MathNode } from 'mathjs';

/** The same expression but for spaces and needless brackets. */
export function sameText(a: MathNode, b: MathNode): boolean {
  const [x, y] = [a, b].map((node) => node.toString({ parenthesis: 'auto' }));
  return x === y;
}
