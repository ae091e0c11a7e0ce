/** The functions of the language: the one table that says which there are, and what each is given. */

/** By the number of arguments, the way in which a function takes them. */
interface LanguageFunction {
  /** Entry by entry; two arguments are of one shape, or one of them is a scalar. */
  readonly entrywise?: 1 | 2;
  /** As whole vectors or matrices. */
  readonly whole?: 1 | 2;
  /** Not worked out beforehand: it binds an index, reads a size, or differentiates. */
  readonly binder?: 1 | 2 | 4;
  readonly means: string;
  readonly example: string;
}

/**
 * A function stands here, and the compiler asks for its definition (expand/functions.ts, expand/array-functions.ts)
 * and, where it takes whole arrays or binds, for its shape (shapes.ts). How it is printed (derivation/typeset) is its
 * name in upright letters unless said there.
 */
export const FUNCTIONS = {
  exp: { entrywise: 1, means: 'e to the power x', example: 'exp(x)' },
  log: { entrywise: 1, means: 'the natural logarithm, for x > 0', example: 'log(x)' },
  sqrt: { entrywise: 1, means: 'the square root, for x ≥ 0', example: 'sqrt(x)' },
  sigma: { entrywise: 1, means: 'the logistic sigmoid 1/(1 + exp(-x))', example: 'sigma(x)' },
  tanh: { entrywise: 1, means: 'the hyperbolic tangent', example: 'tanh(x)' },
  sech: { entrywise: 1, means: '1/cosh(x)', example: 'sech(x)' },
  sinh: { entrywise: 1, means: '(exp(x) - exp(-x))/2', example: 'sinh(x)' },
  cosh: { entrywise: 1, means: '(exp(x) + exp(-x))/2', example: 'cosh(x)' },
  softplus: { entrywise: 1, means: 'log(1 + exp(x))', example: 'softplus(x)' },
  abs: { entrywise: 1, means: 'the absolute value', example: 'abs(x)' },
  sign: { entrywise: 1, means: '-1, 0 or 1', example: 'sign(x)' },
  rect: { entrywise: 1, means: 'max(0, x)', example: 'rect(x)' },
  relu: { entrywise: 1, means: 'max(0, x), under its other name', example: 'relu(x)' },
  lrelu: { entrywise: 2, means: 'x for x > 0, alpha*x elsewhere', example: 'lrelu(x, alpha)' },
  elu: { entrywise: 2, means: 'x for x > 0, alpha*(exp(x) - 1) elsewhere', example: 'elu(x, alpha)' },
  max: { entrywise: 2, whole: 1, means: 'the larger of two, or the largest entry', example: 'max(x, y)' },
  min: { entrywise: 2, whole: 1, means: 'the smaller of two, or the least entry', example: 'min(x, y)' },
  ind: { entrywise: 1, means: '1 where the condition holds, 0 elsewhere', example: 'ind(x > 0)' },
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
