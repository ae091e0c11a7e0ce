/** 𝟏: an indicator with its condition, or a vector of ones. */
import type { Cursor } from '../tex/cursor.js';
import { is } from '../tex/item.js';
import { ReadingError, SAID } from '../text/said.js';
import { holdsCondition, readRelation, readWhole } from './grammar.js';
import { namesOnly, readScripts } from './scripts.js';
import { same, type Tree, treeText } from './tree.js';

/** What follows a 1 that is more than the number. */
export function readOnes(one: Tree, c: Cursor): Tree {
  const { at } = one;
  if (holdsCondition(c)) return { is: 'indicator', condition: readWhole(c.bracketed(), readRelation), at };
  const scripted = readScripts(one, c, at);
  if (scripted.is !== 'scripted' || !scripted.sub) return scripted;
  const { sub, sup } = scripted;
  const condition = unwrapped(sub.whole);
  if (condition?.is !== 'relation') {
    const ones: Tree = { is: 'one', sub, at };
    return sup ? { is: 'scripted', base: ones, sup, primes: 0, at } : ones;
  }
  const indicator: Tree = { is: 'indicator', condition, at };
  takeArgument(condition, c);
  return sup ? { is: 'scripted', base: indicator, sup, primes: 0, at } : indicator;
}

const unwrapped = (tree: Tree | undefined): Tree | undefined =>
  tree?.is === 'group' ? unwrapped(tree.of) : tree;

/** 1_{x>0}(x): the argument repeats a side of the condition; one that nearly does is a mistake. */
function takeArgument(condition: Extract<Tree, { is: 'relation' }>, c: Cursor): void {
  if (!is(c.peek(), 'open', '(') || !namesOnly(c)) return;
  const after = c.afterBracket();
  if (is(after, 'sub') || is(after, 'sup')) return;
  const at = c.at;
  const argument = readWhole(c.bracketed(), (inner) => readRelation(inner));
  if (condition.sides.some((side) => same(side, argument))) return;
  const letter = (tree: Tree) => treeText(tree).replace(/[\^_].*$/, '');
  const mistaken = condition.sides.some((side) => letter(side) === letter(argument));
  const problem = SAID.indicatorOf(condition.sides.map(treeText).join(', '), treeText(argument));
  throw new ReadingError(problem, at, mistaken ? 'shape' : 'unread');
}
