/** Fractions that are derivatives of any order, ∂ and ∇ with what they are by below them. */
import type { Cursor } from '../tex/cursor.js';
import { type Item, is } from '../tex/item.js';
import { ReadingError, SAID } from '../text/said.js';
import { readFactor, readProduct, readSum, readWhole, startsFactor } from './grammar.js';
import { isScript, ordersIn, withoutTranspose } from './orders.js';
import { isNumeric, numberOnly, writtenAs } from './scripts.js';
import { type Factor, parts, type Tree } from './tree.js';

export function readFraction(item: Item, c: Cursor): Tree {
  const [above, below] = item.parts.map((part) => part.filter((one) => !isEmpty(one)));
  const { at, end } = item;
  const found = ordersIn(above, below);
  if (found?.by) {
    const by = found.by.map((items) => withoutTranspose(readWhole(c.inside(items, end), readSum)));
    if (found.of.length > 0) return derivative(readWhole(c.inside(found.of, end), readSum), by, c, at);
    const { of, open } = operand(c, found.sign === 'd' ? 'd/dx' : '∂/∂x');
    return { ...nested(of, by, at), open };
  }
  if (found) throw new ReadingError(SAID.cannotRead(found.sign), at);
  return {
    is: 'fraction',
    above: readWhole(c.inside(above, end), readSum),
    below: readWhole(c.inside(below, end), readSum),
    at,
  };
}

/** A space, and the {} of \\frac{\\partial {}}{\\partial x}. */
const isEmpty = ({ kind, parts }: Item): boolean =>
  kind === 'space' || (kind === 'group' && parts[0].length === 0);

type Derivative = Extract<Tree, { is: 'derivative' }>;

/** ∂²f/∂x∂y is ∂/∂x of ∂f/∂y. */
function nested(of: Tree, by: readonly Tree[], at: number): Derivative {
  return by.reduceRight<Tree>(
    (inner, one) => ({ is: 'derivative', of: inner, by: one, at }),
    of,
  ) as Derivative;
}

/** \frac{d f}{dx}(x) is that of f(x). */
function derivative(of: Tree, by: readonly Tree[], c: Cursor, at: number): Tree {
  // Its value at a number is no product with it.
  if (is(c.peek(), 'open', '(') && numberOnly(c)) throw new ReadingError(SAID.cannotRead('('), c.at);
  const isFunction = of.is === 'name' && c.lexicon.isFunction(of.name);
  if (!isFunction) return nested(of, by, at);
  const args = is(c.peek(), 'open', '(') ? [readWhole(c.bracketed(), readSum)] : by.slice(0, 1);
  return nested({ is: 'call', fn: of, args, at }, by, at);
}

/** ∂_v, ∇_v and ∇²_v. */
export function readDerivative(name: string, c: Cursor, at: number): Tree {
  const sign = name === 'nabla' ? '∇' : '∂';
  const before = order(c);
  const sub = c.peek();
  if (is(sub, 'sub')) {
    c.take();
    const by = readWhole(c.inside((sub as Item).parts[0], (sub as Item).end), readSum);
    const after = order(c);
    if (isScript(c.peek()) || (sign === '∂' && before + after > 0))
      throw new ReadingError(SAID.cannotRead(`${sign}^2`), c.at);
    const { of, open } = operand(c, sign);
    const all = before + after > 0 ? [by, by] : [by];
    return sign === '∇' ? ofGradient(of, all, open, at) : { ...nested(of, all, at), open };
  }
  if (sign === '∂') return slashed(c, at);
  const { of: whole, open } = operand(c, sign);
  const of = whole.is === 'scripted' && whole.base.is === 'call' ? whole.base : whole;
  const by = variableOf(of, c);
  if (!by) throw new ReadingError(SAID.by(), at);
  return ofGradient(whole, before > 0 ? [by, by] : [by], open && of.is !== 'call', at);
}

/** ∇f(x), ∇f(x)ᵀ and ∇f(x)_j: what hangs on f(x) is of the gradient. */
function ofGradient(of: Tree, by: readonly Tree[], open: boolean, at: number): Tree {
  if (of.is !== 'scripted' || of.base.is !== 'call') return { ...nested(of, by, at), open, nabla: true };
  const slope: Tree = { ...nested(of.base, by, at), nabla: true };
  return { ...of, base: { is: 'group', of: slope, open: '(', at } };
}

/** What J(w) is of, and J where it was defined as J(w). */
function variableOf(of: Tree, c: Cursor): Tree | undefined {
  if (of.is === 'call') return of.args.length === 1 ? of.args[0] : undefined;
  const name = c.lexicon.variableOf(writtenAs(of));
  return name === undefined ? undefined : { is: 'name', name, at: of.at };
}

/** \partial S / \partial z_i */
function slashed(c: Cursor, at: number): Tree {
  if (c.done || !startsFactor(c)) throw new ReadingError(SAID.differentiated('∂'), at);
  const of = readFactor(c);
  if (!is(c.peek(), 'sign', '/') || !is(c.peek(1), 'command', 'partial'))
    throw new ReadingError(SAID.differentiated('∂'), at);
  c.take();
  c.take();
  return nested(of, [withoutTranspose(readFactor(c))], at);
}

/** 1 for a ² that stands here, which is taken. */
function order(c: Cursor): 0 | 1 {
  const above = c.peek();
  const twice = is(above, 'sup') && above?.parts[0].length === 1 && is(above.parts[0][0], 'number', '2');
  if (twice) c.take();
  return twice ? 1 : 0;
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
 * ∇_x L W: of L alone; ∂/∂x xᵀAx: of the product to its end, as what follows, or what is differentiated itself, speaks
 * of x. But ∇_x f(x) g(x) could be either: brackets are asked for.
 */
export function reaching(factors: readonly Factor[]): readonly Factor[] {
  const k = factors.findIndex(({ of }) => of.is === 'derivative' && of.open);
  if (k < 0) return factors;
  const first = factors[k].of as Derivative;
  const next = factors.slice(k + 1);
  const cut = next.findIndex((factor) => factor.of.is === 'derivative');
  const rest = cut < 0 ? next : next.slice(0, cut);
  const after = cut < 0 ? [] : reaching(next.slice(cut));
  const closed: Derivative = { ...first, open: false };
  if (rest.length === 0) return [...factors.slice(0, k), { ...factors[k], of: closed }, ...after];
  const by = letterOf(first.by);
  const name = first.of.is === 'scripted' ? first.of.base : first.of;
  const named = (name.is === 'name' && name.name !== by) || name.is === 'call';
  const speaks = rest.some((factor) => mentions(factor.of, by));
  if (named && !speaks) return [...factors.slice(0, k), { ...factors[k], of: closed }, ...rest, ...after];
  const plain = first.of.is === 'call' || (named && first.of.is !== 'scripted');
  if (plain || first.of.is === 'derivative') throw new ReadingError(SAID.reach('\\partial'), first.at);
  const whole: Tree = { is: 'product', factors: [{ sign: '*', of: first.of }, ...rest], at: first.of.at };
  return [...factors.slice(0, k), { ...factors[k], of: { ...closed, of: whole } }, ...after];
}

const letterOf = (tree: Tree): string | undefined =>
  tree.is === 'name'
    ? tree.name
    : tree.is === 'scripted' || tree.is === 'group' || tree.is === 'call'
      ? letterOf(tree.is === 'scripted' ? tree.base : tree.is === 'group' ? tree.of : tree.fn)
      : undefined;

const mentions = (tree: Tree, name: string | undefined): boolean =>
  (tree.is === 'name' && tree.name === name) || parts(tree).some((part) => mentions(part, name));
