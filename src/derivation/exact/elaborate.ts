/**
 * From the language to scalar nodes, at given sizes and values of the free indices: sums are written out, products of
 * matrices multiplied, derivatives taken, definitions replaced by what they name.
 */
import type { MathNode } from 'mathjs';
import { type Context, LanguageError, parse, positionOf, type Size } from '../language.js';
import { arrayFunctions, type Binder, binders } from './array-functions.js';
import type { Value } from './arrays.js';
import * as A from './arrays.js';
import { derivatives } from './derivative.js';
import { binary, generalPower, rationalPower, unary } from './functions.js';
import type { Graph, Node } from './graph.js';
import { fromDecimal } from './rational.js';

/** The fields of mathjs nodes that we read. */
export interface Ast extends MathNode {
  readonly name: string;
  readonly value: number;
  readonly fn: { name: string } & string;
  readonly args: readonly Ast[];
  readonly content: Ast;
  readonly object: Ast;
  readonly index: { dimensions: readonly Ast[] };
  readonly condition: Ast;
  readonly trueExpr: Ast;
  readonly falseExpr: Ast;
  readonly conditionals: readonly string[];
  readonly params: readonly Ast[];
  readonly items: readonly Ast[];
}

export class Elaboration {
  /** How far each index was seen to run. */
  readonly ranges = new Map<string, number>();
  /** Indices that were compared with each other. */
  readonly compared: [string, string][] = [];
  /** What derivatives were taken of. */
  readonly differentiated = new Set<Node>();
  #source = '';
  readonly #named = new Map<string, Value>();
  #bound = new Map<string, number>();
  readonly #reading = new Set<string>();
  readonly #derivatives = new Map<Node, (target: Node) => Node>();

  /** `sizes` that are missing stand for any number; `indices` gives each free index its value. */
  constructor(
    readonly graph: Graph,
    readonly context: Context,
    readonly sizes: Readonly<Record<string, number>>,
    readonly indices: ReadonlyMap<string, number>,
  ) {}

  expression(ast: MathNode, source = ast.toString()): Value {
    const outer = this.#source;
    this.#source = source;
    const value = this.walk(ast as Ast);
    this.#source = outer;
    return value;
  }

  fail(problem: string, token: string): never {
    throw new LanguageError(problem, this.#source, positionOf(token, this.#source));
  }

  walk(ast: Ast): Value {
    const g = this.graph;
    switch (ast.type as string) {
      case 'ConstantNode':
        return A.scalar(g.number(fromDecimal(ast.value)));
      case 'SymbolNode':
        return this.#symbol(ast.name);
      case 'ParenthesisNode':
        return this.walk(ast.content);
      case 'OperatorNode':
        return this.#operator(ast);
      case 'ConditionalNode':
        return this.#choose(ast);
      case 'RelationalNode':
        return this.#chain(ast);
      case 'ArrayNode':
        return this.#array(ast);
      case 'AccessorNode':
        return this.#entry(ast);
      default:
        return this.#call(ast);
    }
  }

  /** An integer: a size, an index, a number. */
  integer(ast: Ast, what: string): number {
    const node = A.theScalar(this.walk(ast), what);
    if (node.op !== 'number' || node.value.d !== 1n)
      return this.fail(`${what} must be a whole number`, ast.toString());
    return Number(node.value.n);
  }

  /** The value of an index that runs up to `last`. */
  position(ast: Ast, last: number, what: string): number {
    if ((ast.type as string) === 'SymbolNode') this.#sawRange(ast.name, last);
    const value = this.integer(ast, `the index ${ast}`);
    if (value < 1 || value > last) throw new A.Mismatch(`${what}: there is no entry ${value} of ${last}`);
    return value;
  }

  #sawRange(name: string, last: number): void {
    this.ranges.set(name, Math.max(last, this.ranges.get(name) ?? 0));
  }

  /** e with the index bound to first … last in turn. */
  bind(name: string, first: number, last: number, body: Ast): Value[] {
    const outer = this.#bound.get(name);
    const values: Value[] = [];
    this.#sawRange(name, last);
    for (let k = first; k <= last; k++) {
      this.#bound.set(name, k);
      values.push(this.walk(body));
    }
    if (outer === undefined) this.#bound.delete(name);
    else this.#bound.set(name, outer);
    return values;
  }

  /** ∂e/∂v entry by entry of v, which must be a symbol, a definition or entries of one. */
  derivative(of: Node, by: Value, what: Ast): Node[] {
    for (const { op } of by.data)
      if (op !== 'variable' && op !== 'define')
        this.fail('a derivative is taken by a symbol or its entry', what.toString());
    const slope = this.#derivatives.get(of) ?? derivatives(this.graph, of);
    this.#derivatives.set(of, slope);
    this.differentiated.add(of);
    // As definitions, in which what is `absent` becomes 0.
    return by.data.map(slope).map((d) => (d.op === 'number' ? d : this.graph.define('∂', d)));
  }

  #symbol(name: string): Value {
    const index = this.#bound.get(name) ?? this.indices.get(name);
    if (index !== undefined) return A.scalar(this.graph.number(index));
    const known = this.#named.get(name);
    if (known) return known;
    const value = this.#declared(name);
    this.#named.set(name, value);
    return value;
  }

  #declared(name: string): Value {
    const g = this.graph;
    const entryName = (i: number, j: number, value: Omit<Value, 'data'>) =>
      value.cols > 1 ? `${name}[${i + 1},${j + 1}]` : value.rows > 1 ? `${name}[${i + 1}]` : name;
    const definition = this.context.definitions?.find(([defined]) => defined === name);
    if (definition) {
      const value = this.#outside(name, () => this.expression(parse(definition[1]), definition[1]));
      const named = (node: Node, k: number) => {
        const [i, j] = [Math.floor(k / value.cols), k % value.cols];
        return node.op === 'number' ? node : g.define(entryName(i, j, value), node);
      };
      return { ...value, data: value.data.map(named) };
    }
    const shape = Object.hasOwn(this.context.symbols, name) ? this.context.symbols[name] : undefined;
    if (shape === undefined) {
      if (name === 'e') return A.scalar(g.exp(g.one));
      return this.fail(`${name} is not declared`, name);
    }
    if (shape === 'size' && name in this.sizes) return A.scalar(g.number(this.sizes[name]));
    if (typeof shape === 'string') return A.scalar(g.variable(name));
    const [rows, cols] = [this.#size(shape[0]), this.#size(shape[1] ?? 1)];
    return A.fill(rows, cols, (i, j) => g.variable(entryName(i, j, { rows, cols })));
  }

  /** A definition is read where it stands: bound indices of the place where it is used do not reach into it. */
  #outside(name: string, read: () => Value): Value {
    if (this.#reading.has(name)) this.fail(`${name} is defined by itself`, name);
    this.#reading.add(name);
    const bound = this.#bound;
    this.#bound = new Map();
    const value = read();
    this.#bound = bound;
    this.#reading.delete(name);
    return value;
  }

  #size = (size: Size) =>
    typeof size === 'number'
      ? size
      : (this.sizes[size] ?? this.fail(`the size ${size} is not declared`, size));

  #operator(ast: Ast): Value {
    const g = this.graph;
    const [a, b] = ast.args.map((arg) => this.walk(arg));
    const what = ast.toString();
    const test = (n: number, z: number, p: number) =>
      A.zip(a, b, (x, y) => g.cases(g.subtract(x, y), g.number(n), g.number(z), g.number(p)), what);
    const raise = (x: Node, y: Node) => {
      if (y.op !== 'number') return generalPower(g, x, y);
      if (Math.abs(Number(y.value.n)) > 1000 || y.value.d > 1000n)
        this.fail('the exponent is too large', '^');
      return rationalPower(g, x, y.value);
    };
    switch (ast.fn as string) {
      case 'unaryMinus':
        return A.map(a, g.negate);
      case 'unaryPlus':
        return a;
      case 'ctranspose':
        return A.transpose(a);
      case 'add':
        return A.zip(a, b, (x, y) => g.add(x, y), what, false);
      case 'subtract':
        return A.zip(a, b, g.subtract, what, false);
      case 'multiply':
        return A.product(g, a, b, what);
      case 'dotMultiply':
        return A.zip(a, b, (x, y) => g.mul(x, y), what);
      case 'divide':
        return A.zip(a, A.scalar(A.theScalar(b, `the divisor in ${what}`)), g.divide, what);
      case 'dotDivide':
        return A.zip(a, b, g.divide, what);
      case 'pow':
        return A.scalar(
          raise(A.theScalar(a, `the base of ${what}`), A.theScalar(b, `the exponent of ${what}`)),
        );
      case 'dotPow':
        return A.zip(a, b, raise, what);
      case 'not':
        return A.map(a, (x) => g.cases(x, g.one, g.one, g.zero));
      case 'and':
        return A.zip(a, b, (x, y) => g.cases(x, g.zero, g.zero, y), what);
      case 'or':
        return A.zip(a, b, (x, y) => g.cases(x, y, y, g.one), what);
      case 'larger':
        return test(0, 0, 1);
      case 'largerEq':
        return test(0, 1, 1);
      case 'smaller':
        return test(1, 0, 0);
      case 'smallerEq':
        return test(1, 1, 0);
    }
    const names = ast.args.map((arg) => ((arg.type as string) === 'SymbolNode' ? arg.name : undefined));
    if (names[0] && names[1]) this.compared.push([names[0], names[1]]);
    return ast.fn === 'equal' ? test(0, 1, 0) : test(1, 0, 1);
  }

  /** a < b <= c: all of its relations. */
  #chain(ast: Ast): Value {
    const g = this.graph;
    const table: Record<string, number[]> = {
      smaller: [1, 0, 0],
      smallerEq: [1, 1, 0],
      larger: [0, 0, 1],
      largerEq: [0, 1, 1],
    };
    const values = ast.params.map((param) => A.theScalar(this.walk(param), ast.toString()));
    const tests = ast.conditionals.map((name, i) => {
      const [n, z, p] = (table[name] ?? this.fail('only < <= > >= can be chained', '=')).map((k) =>
        g.number(k),
      );
      return g.cases(g.subtract(values[i], values[i + 1]), n, z, p);
    });
    return A.scalar(tests.reduceRight((rest, test) => g.cases(test, g.zero, g.zero, rest)));
  }

  #choose(ast: Ast): Value {
    const [test, yes, no] = [ast.condition, ast.trueExpr, ast.falseExpr].map((part) => this.walk(part));
    const pairs = A.zip(yes, no, (x) => x, ast.toString());
    const at = (value: Value, k: number) => value.data[A.isScalar(value) ? 0 : k];
    const shape = A.isScalar(test) ? pairs : A.zip(test, pairs, (x) => x, ast.toString());
    const data = shape.data.map((_, k) => this.graph.cases(at(test, k), at(no, k), at(no, k), at(yes, k)));
    return { ...shape, data };
  }

  #array(ast: Ast): Value {
    const rows = ast.items.map((item) => this.walk(item));
    if ((ast.items[0]?.type as string) !== 'ArrayNode')
      return A.column(rows.map((x) => A.theScalar(x, 'an entry')));
    const cols = rows[0].rows;
    if (rows.some((row) => row.rows !== cols)) throw new A.Mismatch(`${ast}: rows of different lengths`);
    return { rows: rows.length, cols, data: rows.flatMap((row) => row.data) };
  }

  #entry(ast: Ast): Value {
    const from = this.walk(ast.object);
    const what = ast.toString();
    const at = ast.index.dimensions;
    if (at.length === 1) {
      const data = A.entries(from, what);
      return A.scalar(data[this.position(at[0], data.length, what) - 1]);
    }
    const [i, j] = [this.position(at[0], from.rows, what), this.position(at[1], from.cols, what)];
    return A.scalar(from.data[(i - 1) * from.cols + j - 1]);
  }

  #call(ast: Ast): Value {
    const name = ast.fn.name;
    const binder: Binder | undefined = binders[`${name}/${ast.args.length}`];
    if (binder) return binder(this, ast.args, ast);
    const args = ast.args.map((arg) => this.walk(arg));
    const onArrays = arrayFunctions[`${name}/${ast.args.length}`];
    if (onArrays) return onArrays(this.graph, args, ast.toString());
    if (args.length === 1) return A.map(args[0], (x) => unary[name](this.graph, x));
    return A.zip(args[0], args[1], (x, y) => binary[name](this.graph, x, y), ast.toString());
  }
}
