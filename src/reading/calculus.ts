/** Fractions that are derivatives, ∂ and ∇ with what they are by below them. */
import type { Cursor } from './cursor.js';
import { readFactor, readProduct, readSum, readWhole, startsFactor } from './grammar.js';
import { ReadingError, SAID } from './said.js';
import { isNumeric } from './scripts.js';
import { type Item, is } from './tokens.js';
import { type Factor, parts, type Tree } from './tree.js';

export function readFraction(item: Item, c: Cursor): Tree {
  const [above, below] = item.parts.map((part) => part.filter(({ kind }) => kind !== 'space'));
  const { at, end } = item;
  const kind = differential(above[0]);
  if (
    kind &&
    kind === differential(below[0]) &&
    below.length > 1 &&
    !isScript(below[1]) &&
    !isScript(above[1])
  ) {
    const by = readWhole(c.inside(below.slice(1), end), readSum);
    if (above.length > 1) return derivative(readWhole(c.inside(above.slice(1), end), readSum), by, c, at);
    return { is: 'derivative', by, ...operand(c, written(kind)), at };
  }
  // d²/dx² is no quotient of sizes.
  if (
    kind === '∂' ||
    (kind === 'd' && isScript(above[1]) && differential(below[0]) === 'd' && below.length > 1)
  )
    throw new ReadingError(SAID.cannotRead(isScript(above[1]) ? `${kind}^2` : kind), at);
  return {
    is: 'fraction',
    above: readWhole(c.inside(above, end), readSum),
    below: readWhole(c.inside(below, end), readSum),
    at,
  };
}

const written = (kind: '∂' | 'd') => (kind === 'd' ? 'd/dx' : '∂/∂x');

const isScript = (item: Item | undefined) => is(item, 'sub') || is(item, 'sup');

function differential(item: Item | undefined): '∂' | 'd' | undefined {
  if (is(item, 'command', 'partial')) return '∂';
  const upright = is(item, 'command', 'mathrm') && item?.parts[0].length === 1 ? item.parts[0][0] : item;
  return is(upright, 'letter', 'd') ? 'd' : undefined;
}

/** \frac{d f}{dx}(x) is that of f(x). */
function derivative(of: Tree, by: Tree, c: Cursor, at: number): Tree {
  const isFunction = of.is === 'name' && c.lexicon.isFunction(of.name);
  if (!isFunction) return { is: 'derivative', of, by, at };
  const args = is(c.peek(), 'open', '(') ? [readWhole(c.bracketed(), readSum)] : [by];
  return { is: 'derivative', of: { is: 'call', fn: of, args, at }, by, at };
}

/** ∂_v and ∇_v. */
export function readDerivative(name: string, c: Cursor, at: number): Tree {
  const sign = name === 'nabla' ? '∇' : '∂';
  const sub = c.peek();
  if (is(sub, 'sub')) {
    c.take();
    const by = readWhole(c.inside((sub as Item).parts[0], (sub as Item).end), readSum);
    if (isScript(c.peek())) throw new ReadingError(SAID.cannotRead(`${sign}^2`), c.at);
    return { is: 'derivative', by, ...operand(c, sign), at };
  }
  if (sign === '∂') throw new ReadingError(SAID.differentiated(sign), at);
  const { of } = operand(c, sign);
  if (of.is !== 'call' || of.args.length !== 1) throw new ReadingError(SAID.by(), at);
  return { is: 'derivative', of, by: of.args[0], at };
}

function operand(c: Cursor, sign: string): { of: Tree; open: boolean } {
  if (c.done) throw new ReadingError(SAID.differentiated(sign), c.at);
  const of = readFactor(c);
  // ∇_w ½ (…)²: of a number alone nothing would be differentiated.
  if (isNumeric(of) && startsFactor(c)) {
    const rest = readProduct(c);
    const factors: Factor[] = [
      { sign: '*', of },
      { sign: '', of: rest },
    ];
    return { of: { is: 'product', factors, at: of.at }, open: false };
  }
  return { of, open: of.is !== 'group' };
}

/**
 * ∇_x L W: of L alone. But ∇_x xᵀx could be of xᵀ or of all of it: where what follows, or what is differentiated
 * itself, speaks of x, brackets are asked for.
 */
export function refuseReach(factors: readonly Factor[]): void {
  factors.forEach(({ of }, k) => {
    if (of.is !== 'derivative' || !of.open) return;
    const by = letterOf(of.by);
    const next = factors.slice(k + 1);
    const end = next.findIndex((factor) => factor.of.is === 'derivative');
    const rest = end < 0 ? next : next.slice(0, end);
    const name = of.of.is === 'scripted' ? of.of.base : of.of;
    const plain = name.is === 'name' || name.is === 'call';
    const named = plain && name.is === 'name' && name.name !== by;
    if (rest.length > 0 && (!(named || name.is === 'call') || rest.some((factor) => mentions(factor.of, by))))
      throw new ReadingError(SAID.reach('\\partial'), of.at);
  });
}

const letterOf = (tree: Tree): string | undefined =>
  tree.is === 'name'
    ? tree.name
    : tree.is === 'scripted' || tree.is === 'group' || tree.is === 'call'
      ? letterOf(tree.is === 'scripted' ? tree.base : tree.is === 'group' ? tree.of : tree.fn)
      : undefined;

const mentions = (tree: Tree, name: string | undefined): boolean =>
  (tree.is === 'name' && tree.name === name) || parts(tree).some((part) => mentions(part, name));
