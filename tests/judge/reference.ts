/**
 * A second, independent reading of the language: values to 64 digits at one point, derivatives by central differences.
 * It shares the parser with the judge and nothing else.
 */
import { all, type BigNumber, create } from 'mathjs';
import { type Context, parse } from '../../src/judge/language.js';

const { bignumber } = create(all, { number: 'BigNumber', precision: 64 });
const big = (x: number | string | BigNumber) => bignumber!(x) as BigNumber;
const STEP = big('1e-20');

interface Matrix {
  rows: number;
  cols: number;
  data: BigNumber[];
}
// biome-ignore lint/suspicious/noExplicitAny: the fields of mathjs nodes
type Ast = any;

export interface Point {
  /** x, W1[2,3], sizes and indices. */
  readonly values: Readonly<Record<string, number | string>>;
  /** Added to an entry of a symbol or of a definition. */
  readonly shifts?: Readonly<Record<string, BigNumber>>;
  readonly bound?: Readonly<Record<string, number>>;
}

const column = (data: BigNumber[]): Matrix => ({ rows: data.length, cols: 1, data });
const scalar = (x: BigNumber | number): Matrix => column([big(x)]);
const fill = (rows: number, cols: number, f: (i: number, j: number) => BigNumber): Matrix => ({
  rows,
  cols,
  data: Array.from({ length: rows * cols }, (_, k) => f(Math.floor(k / cols), k % cols)),
});
const map = (a: Matrix, f: (x: BigNumber) => BigNumber): Matrix => ({ ...a, data: a.data.map((x) => f(x)) });
const zip = (a: Matrix, b: Matrix, f: (x: BigNumber, y: BigNumber) => BigNumber): Matrix =>
  a.data.length === 1
    ? map(b, (y) => f(a.data[0], y))
    : map(a, (x) => x) && { ...a, data: a.data.map((x, k) => f(x, b.data[b.data.length === 1 ? 0 : k])) };
const is = (test: boolean) => big(test ? 1 : 0);
const plus = (x: BigNumber, y: BigNumber) => x.plus(y) as BigNumber;
const total = (xs: BigNumber[]) => xs.reduce(plus, big(0));
const exp = (x: BigNumber) => big(x.exp() as never);
const power = (x: BigNumber, y: BigNumber): BigNumber => {
  if (y.isInteger()) return big(x.pow(y as never) as never);
  return x.isZero() && y.gt(0) ? big(0) : big(exp(y.times(big(x.ln() as never)) as BigNumber));
};
const tanh = (x: BigNumber) =>
  exp(x.times(2) as BigNumber)
    .minus(1)
    .div(exp(x.times(2) as BigNumber).plus(1)) as BigNumber;

/** Real and finite: mathjs gives complex numbers and infinities for what has no value here. */
const isReal = (x: BigNumber) => typeof x.isFinite === 'function' && x.isFinite();

/** What is computed from something without a value has none. */
const strictly = <Args extends BigNumber[]>(
  table: Record<string, (...args: Args) => BigNumber>,
): Record<string, (...args: Args) => BigNumber> =>
  Object.fromEntries(
    Object.entries(table).map(([name, f]) => {
      const strict = (...args: Args) => {
        const value = args.every(isReal) ? f(...args) : NONE;
        return isReal(value) ? value : NONE;
      };
      return [name, strict];
    }),
  );
const NONE = big(Number.NaN);

const UNARY = strictly<[BigNumber]>({
  exp,
  tanh,
  log: (x) => big(x.ln() as never),
  sqrt: (x) => big(x.sqrt() as never),
  sigma: (x) => big(1).div(exp(x.neg() as BigNumber).plus(1)) as BigNumber,
  softplus: (x) => big(exp(x).plus(1).ln() as never),
  cosh: (x) =>
    exp(x)
      .plus(exp(x.neg() as BigNumber))
      .div(2) as BigNumber,
  sinh: (x) =>
    exp(x)
      .minus(exp(x.neg() as BigNumber))
      .div(2) as BigNumber,
  sech: (x) => big(2).div(exp(x).plus(exp(x.neg() as BigNumber))) as BigNumber,
  abs: (x) => x.abs() as BigNumber,
  sign: (x) => big(x.isZero() ? 0 : x.isNegative() ? -1 : 1),
  rect: (x) => (x.gt(0) ? x : big(0)),
  relu: (x) => (x.gt(0) ? x : big(0)),
  ind: (x) => x,
});

const BINARY = strictly<[BigNumber, BigNumber]>({
  lrelu: (x, a) => (x.gt(0) ? x : (x.times(a) as BigNumber)),
  elu: (x, a) => (x.gt(0) ? x : (exp(x).minus(1).times(a) as BigNumber)),
  max: (x, y) => (x.gt(y) ? x : y),
  min: (x, y) => (x.lt(y) ? x : y),
  add: plus,
  subtract: (x, y) => x.minus(y) as BigNumber,
  dotMultiply: (x, y) => x.times(y) as BigNumber,
  divide: (x, y) => x.div(y) as BigNumber,
  dotDivide: (x, y) => x.div(y) as BigNumber,
  pow: power,
  dotPow: power,
  smaller: (x, y) => is(x.lt(y)),
  smallerEq: (x, y) => is(x.lte(y)),
  larger: (x, y) => is(x.gt(y)),
  largerEq: (x, y) => is(x.gte(y)),
  equal: (x, y) => is(x.eq(y)),
  unequal: (x, y) => is(!x.eq(y)),
  and: (x, y) => (x.isZero() ? x : y),
  or: (x, y) => (x.isZero() ? y : x),
});

/** The value of an expression at a point. Entries that have none are NaN. */
export function evaluateAt(ast: Ast, context: Context, point: Point): Matrix {
  const at = (part: Ast, more: Partial<Point> = {}) => evaluateAt(part, context, { ...point, ...more });
  const number = (part: Ast) => Number(at(part).data[0]);
  switch (ast.type) {
    case 'ConstantNode':
      return scalar(big(String(ast.value)));
    case 'ParenthesisNode':
      return at(ast.content);
    case 'SymbolNode':
      return symbol(ast.name, context, point);
    case 'ConditionalNode':
      return fillLike(at(ast.condition), at(ast.trueExpr), at(ast.falseExpr));
    case 'RelationalNode':
      return column([
        ast.conditionals
          .map((c: string, i: number) => BINARY[c](at(ast.params[i]).data[0], at(ast.params[i + 1]).data[0]))
          .reduce(BINARY.dotMultiply),
      ]);
    case 'ArrayNode':
      return column(ast.items.map((item: Ast) => at(item).data[0]));
    case 'AccessorNode': {
      const from = at(ast.object);
      const [i, j = 1] = ast.index.dimensions.map(number);
      return column([from.data[(i - 1) * from.cols + j - 1]]);
    }
    case 'OperatorNode': {
      if (ast.fn === 'ctranspose') return transpose(at(ast.args[0]));
      const [a, b] = ast.args.map((arg: Ast) => at(arg));
      if (ast.fn === 'unaryMinus') return map(a, (x) => x.neg() as BigNumber);
      if (ast.fn === 'not') return map(a, (x) => is(x.isZero()));
      if (ast.fn === 'multiply') return multiply(a, b);
      return zip(a, b, BINARY[ast.fn]);
    }
    default:
      return call(ast.fn.name, ast.args, at, number, point);
  }
}

function symbol(name: string, context: Context, point: Point): Matrix {
  if (point.bound && name in point.bound) return scalar(point.bound[name]);
  const definition = context.definitions?.find(([defined]) => defined === name);
  const shift = (a: Matrix): Matrix => ({
    ...a,
    data: a.data.map((x, k) => x.plus(point.shifts?.[entry(name, a, k)] ?? 0) as BigNumber),
  });
  if (definition) return shift(evaluateAt(parse(definition[1]), context, { ...point, bound: {} }));
  const shape = context.symbols[name];
  if (shape === undefined) return scalar(big(1).exp() as never);
  const size = (s: number | string) => Number(typeof s === 'number' ? s : point.values[s]);
  const [rows, cols] = typeof shape === 'string' ? [1, 1] : [size(shape[0]), size(shape[1] ?? 1)];
  const blank = { rows, cols, data: Array.from({ length: rows * cols }, () => big(0)) };
  return shift({
    ...blank,
    data: blank.data.map((_, k) => big(String(point.values[entry(name, blank, k)]))),
  });
}

const entry = (name: string, { rows, cols }: Matrix, k: number) =>
  cols > 1 ? `${name}[${Math.floor(k / cols) + 1},${(k % cols) + 1}]` : rows > 1 ? `${name}[${k + 1}]` : name;

const transpose = (a: Matrix) => fill(a.cols, a.rows, (i, j) => a.data[j * a.cols + i]);

function multiply(a: Matrix, b: Matrix): Matrix {
  if (a.data.length === 1 || b.data.length === 1) return zip(a, b, BINARY.dotMultiply);
  const inner = (i: number, j: number) =>
    Array.from(
      { length: a.cols },
      (_, k) => a.data[i * a.cols + k].times(b.data[k * b.cols + j]) as BigNumber,
    );
  return fill(a.rows, b.cols, (i, j) => total(inner(i, j)));
}

const chosen = (test: BigNumber, yes: BigNumber, no: BigNumber) =>
  !isReal(test) ? NONE : test.isZero() ? no : yes;

function fillLike(test: Matrix, yes: Matrix, no: Matrix): Matrix {
  const shape = [test, yes, no].find((m) => m.data.length > 1) ?? test;
  const pick = (m: Matrix, k: number) => m.data[m.data.length === 1 ? 0 : k];
  return { ...shape, data: shape.data.map((_, k) => chosen(pick(test, k), pick(yes, k), pick(no, k))) };
}

function call(
  name: string,
  args: Ast[],
  at: (part: Ast, more?: Partial<Point>) => Matrix,
  number: (part: Ast) => number,
  point: Point,
): Matrix {
  const n = args.length;
  if ((name === 'sum' || name === 'prod') && n === 4) {
    const terms: Matrix[] = [];
    for (let k = number(args[1]); k <= number(args[2]); k++)
      terms.push(at(args[3], { bound: { ...point.bound, [args[0].name]: k } }));
    return terms.reduce((a, b) => zip(a, b, name === 'sum' ? plus : BINARY.dotMultiply));
  }
  const slope = (f: Ast, shifted: string): Matrix => {
    const side = (sign: number) =>
      at(f, {
        shifts: {
          ...point.shifts,
          [shifted]: STEP.times(sign).plus(point.shifts?.[shifted] ?? 0) as BigNumber,
        },
      });
    return zip(side(1), side(-1), (x, y) => x.minus(y).div(STEP.times(2)) as BigNumber);
  };
  const entriesOf = (v: Ast): string[] => {
    if (v.type === 'AccessorNode')
      return [
        entriesOf(v.object)[
          (v.index.dimensions.length > 1 ? (number(v.index.dimensions[0]) - 1) * at(v.object).cols : 0) +
            number(v.index.dimensions.at(-1)) -
            1
        ],
      ];
    const value = at(v);
    return value.data.map((_, k) => entry(v.name, value, k));
  };
  if (name === 'D') return slope(args[0], entriesOf(args[1])[0]);
  if (name === 'grad')
    return { ...at(args[1]), data: entriesOf(args[1]).map((e) => slope(args[0], e).data[0]) };
  if (name === 'jacobian') {
    const columns = entriesOf(args[1]).map((e) => slope(args[0], e).data);
    return fill(columns[0].length, columns.length, (i, j) => columns[j][i]);
  }
  const values = args.map((arg) => at(arg));
  const [x, y] = values;
  const size = () => Number(values.at(-1)!.data[0]);
  switch (`${name}/${n}`) {
    case 'sum/1':
      return column([total(x.data)]);
    case 'max/1':
      return column([x.data.reduce(BINARY.max)]);
    case 'min/1':
      return column([x.data.reduce(BINARY.min)]);
    case 'norm1/1':
      return column([total(x.data.map((e) => e.abs() as BigNumber))]);
    case 'norm2sq/1':
      return column([total(x.data.map((e) => e.times(e) as BigNumber))]);
    case 'dot/2':
      return column([total(zip(x, y, BINARY.dotMultiply).data)]);
    case 'outer/2':
      return multiply(x, transpose(y));
    case 'diag/1':
      return fill(x.data.length, x.data.length, (i, j) => (i === j ? x.data[i] : big(0)));
    case 'ones/1':
      return fill(size(), 1, () => big(1));
    case 'eye/1':
      return fill(size(), size(), (i, j) => is(i === j));
    case 'onehot/2':
      return fill(size(), 1, (i) => is(i + 1 === Number(x.data[0])));
    case 'softmax/1': {
      const exps = x.data.map(exp);
      return column(exps.map((e) => e.div(total(exps)) as BigNumber));
    }
  }
  return n === 1 ? map(x, UNARY[name]) : zip(x, y, BINARY[name]);
}
