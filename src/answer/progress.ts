/** How far the lines of an answer lead, where they do not reach it. */
import type { Context } from '../judge/language.js';
import { withoutItsNames } from './align.js';
import { everyName, isDerivative } from './answer-form.js';
import type { ClaimedChain } from './claims.js';

/**
 * How many of the first lines bring something. Each has to be rid of a word of every line before it, and of what
 * the question's names stand for: a zero added, a way back, or the question's definition brings nothing.
 */
export function progress({ start, steps }: ClaimedChain, lines: number, context: Context): number {
  const meant = withoutItsNames(start.expression, context);
  const before = [start.expression, meant].map(({ node }) => everyName(node));
  let count = 0;
  for (const { expression } of steps.slice(0, Math.max(0, lines - 1))) {
    const words = everyName(expression.node);
    const derives = !isDerivative(expression.node, context.definitions);
    if (derives && !before.some((earlier) => contains(words, earlier))) count++;
    before.push(words);
  }
  return count;
}

function contains(words: readonly string[], others: readonly string[]): boolean {
  const left = [...words];
  return others.every((word) => left.includes(word) && left.splice(left.indexOf(word), 1));
}
