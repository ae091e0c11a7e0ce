/** The functions of the language: the one table that says which there are, what each is given and what it is. */

import { rational } from './exact/expression/rational.js';
import {
  type Binary,
  cosh,
  doubleExp,
  half,
  larger,
  logarithm,
  piece,
  rationalPower,
  rect,
  type Unary,
} from './expand/scalars.js';

/** By the number of arguments, the way in which a function takes them. */
interface Taken {
  /** As whole vectors or matrices. */
  readonly whole?: 1 | 2;
  /** Not worked out beforehand: it binds an index, reads a size, or differentiates. */
  readonly binder?: 1 | 2 | 4;
  readonly means: string;
  readonly example: string;
}

/** Taken entry by entry, with its value; two arguments are of one shape, or one of them is a scalar. */
type LanguageFunction = Taken &
  (
    | { readonly entrywise?: undefined }
    | { readonly entrywise: 1; readonly value: Unary }
    | { readonly entrywise: 2; readonly value: Binary }
  );

/**
 * A function stands here. Where it takes whole arrays or binds, the compiler asks for its definition
 * (expand/array-functions.ts) and its shape (shapes.ts). How it is printed (derivation/typeset) is its name in upright
 * letters unless said there.
 */
export const FUNCTIONS = {
  exp: { entrywise: 1, value: (g, x) => g.exp(x), means: 'e to the power x', example: 'exp(x)' },
  log: { entrywise: 1, value: logarithm, means: 'the natural logarithm, for x > 0', example: 'log(x)' },
  sqrt: {
    entrywise: 1,
    value: (g, x) => rationalPower(g, x, rational(1, 2)),
    means: 'the square root, for x ≥ 0',
    example: 'sqrt(x)',
  },
  sigma: {
    entrywise: 1,
    value: (g, x) => g.power(g.add(g.one, g.exp(g.negate(x))), -1),
    means: 'the logistic sigmoid 1/(1 + exp(-x))',
    example: 'sigma(x)',
  },
  tanh: {
    entrywise: 1,
    value: (g, x) => g.divide(g.subtract(doubleExp(g, x), g.one), g.add(doubleExp(g, x), g.one)),
    means: 'the hyperbolic tangent',
    example: 'tanh(x)',
  },
  sech: { entrywise: 1, value: (g, x) => g.power(cosh(g, x), -1), means: '1/cosh(x)', example: 'sech(x)' },
  sinh: {
    entrywise: 1,
    value: (g, x) => half(g, g.subtract(g.exp(x), g.exp(g.negate(x)))),
    means: '(exp(x) - exp(-x))/2',
    example: 'sinh(x)',
  },
  cosh: { entrywise: 1, value: cosh, means: '(exp(x) + exp(-x))/2', example: 'cosh(x)' },
  softplus: {
    entrywise: 1,
    value: (g, x) => logarithm(g, g.add(g.one, g.exp(x))),
    means: 'log(1 + exp(x))',
    example: 'softplus(x)',
  },
  abs: { entrywise: 1, value: (g, x) => g.abs(x), means: 'the absolute value', example: 'abs(x)' },
  sign: {
    entrywise: 1,
    value: (g, x) => g.cases(x, g.number(-1), g.zero, g.one),
    means: '-1, 0 or 1',
    example: 'sign(x)',
  },
  rect: { entrywise: 1, value: rect, means: 'max(0, x)', example: 'rect(x)' },
  relu: { entrywise: 1, value: rect, means: 'max(0, x), under its other name', example: 'relu(x)' },
  lrelu: {
    entrywise: 2,
    value: (g, x, alpha) => piece(g, x, g.mul(alpha, x)),
    means: 'x for x > 0, alpha*x elsewhere',
    example: 'lrelu(x, alpha)',
  },
  elu: {
    entrywise: 2,
    value: (g, x, alpha) => piece(g, x, g.mul(alpha, g.add(g.exp(x), g.number(-1)))),
    means: 'x for x > 0, alpha*(exp(x) - 1) elsewhere',
    example: 'elu(x, alpha)',
  },
  max: {
    entrywise: 2,
    value: (g, x, y) => larger(g, x, y, 1),
    whole: 1,
    means: 'the larger of two, or the largest entry',
    example: 'max(x, y)',
  },
  min: {
    entrywise: 2,
    value: (g, x, y) => larger(g, x, y, -1),
    whole: 1,
    means: 'the smaller of two, or the least entry',
    example: 'min(x, y)',
  },
  ind: {
    entrywise: 1,
    value: (_, x) => x,
    means: '1 where the condition holds, 0 elsewhere',
    example: 'ind(x > 0)',
  },
  sum: {
    whole: 1,
    binder: 4,
    means: 'the sum over an index, or of all entries',
    example: 'sum(k, 1, n, v[k])',
  },
  prod: { binder: 4, means: 'the product over an index', example: 'prod(k, 1, n, v[k])' },
  norm1: { whole: 1, means: 'the sum of the absolute values of the entries', example: 'norm1(v)' },
  norm2sq: { whole: 1, means: 'the sum of the squares of the entries', example: 'norm2sq(v)' },
  dot: { whole: 2, means: 'the scalar product of two vectors', example: 'dot(v, w)' },
  outer: { whole: 2, means: 'the outer product of two vectors', example: 'outer(v, w)' },
  diag: { whole: 1, means: 'the square matrix with this diagonal', example: 'diag(v)' },
  ones: { binder: 1, means: 'the column of n ones', example: 'ones(n)' },
  eye: { binder: 1, means: 'the n × n identity', example: 'eye(n)' },
  onehot: { binder: 2, means: 'the column of n entries, 1 at y and 0 elsewhere', example: 'onehot(y, n)' },
  softmax: { whole: 1, means: 'exp of each entry, divided by their sum', example: 'softmax(v)' },
  D: { binder: 2, means: 'the derivative by a symbol or an entry', example: 'D(sigma(x), x)' },
  grad: {
    binder: 2,
    means: 'the derivatives of a scalar, in the shape of what it is taken by',
    example: 'grad(norm2sq(v), v)',
  },
  jacobian: {
    binder: 2,
    means: 'the derivatives of a column, a row for each entry',
    example: 'jacobian(softmax(v), v)',
  },
} as const satisfies Readonly<Record<string, LanguageFunction>>;

type Table = typeof FUNCTIONS;
export type FunctionName = keyof Table;

/** The names of the functions that take this number of arguments in this way. */
export type Taking<Way extends 'entrywise' | 'whole' | 'binder', Count extends number> = {
  [Name in FunctionName]: Table[Name] extends Readonly<Record<Way, Count>> ? Name : never;
}[FunctionName];

/** `sum/4`: a name and a number of arguments, of those that are taken in this way. */
export type Signature<Way extends 'whole' | 'binder'> = {
  [Count in 1 | 2 | 4]: `${Taking<Way, Count>}/${Count}`;
}[1 | 2 | 4];

/** The values of those that take one or two entries. */
export const unary = valuesOf<Taking<'entrywise', 1>, Unary>(1);
export const binary = valuesOf<Taking<'entrywise', 2>, Binary>(2);

function valuesOf<Name extends string, Value>(count: 1 | 2): Readonly<Record<Name, Value>> {
  const taking = Object.entries<LanguageFunction>(FUNCTIONS).filter(
    ([, { entrywise }]) => entrywise === count,
  );
  return Object.fromEntries(taking.map(([name, taken]) => [name, 'value' in taken && taken.value])) as Record<
    Name,
    Value
  >;
}

export const FUNCTION_NAMES = Object.keys(FUNCTIONS) as readonly FunctionName[];

/** Whether a table has an entry of this name. */
export const isKey = <Key extends string>(table: Readonly<Record<Key, unknown>>, name: string): name is Key =>
  Object.hasOwn(table, name);

export const isFunctionName = (name: string): name is FunctionName => isKey(FUNCTIONS, name);

/** How many arguments it takes, the least first. */
export function aritiesOf(name: FunctionName): number[] {
  const { entrywise, whole, binder }: LanguageFunction = FUNCTIONS[name];
  return [entrywise, whole, binder].filter((count) => count !== undefined).sort((a, b) => a - b);
}
