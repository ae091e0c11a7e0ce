/**
 * From the language to scalar nodes, at given sizes and values of the free indices: sums are written out, products of
 * matrices multiplied, derivatives taken, definitions replaced by what they name.
 */
import type { MathNode } from 'mathjs';
import type { Node } from '../exact/expression/node.js';
import { binary, isKey, unary } from '../functions.js';
import { LanguageError, positionOf } from '../language.js';
import { exactValue } from '../literal.js';
import { arrayFunctions, binders } from './array-functions.js';
import type { Value } from './arrays.js';
import * as A from './arrays.js';
import type { Indices } from './indices.js';
import { operators, relation, relations } from './operators.js';
import type { Ast, Setting } from './setting.js';

export class Elaboration {
  readonly #own = new Map<string, Value>();
  readonly #reading = new Set<string>();
  #source: A.What = '';
  #readIndex = false;

  constructor(
    readonly setting: Setting,
    readonly indices: Indices,
  ) {}

  get graph() {
    return this.setting.graph;
  }

  expression(ast: MathNode, source: A.What = ast): Value {
    const outer = this.#source;
    this.#source = source;
    const value = this.walk(ast as Ast);
    this.#source = outer;
    return value;
  }

  fail(problem: string, token: string): never {
    const source = this.#source.toString();
    throw new LanguageError(problem, source, positionOf(token, source));
  }

  walk(ast: Ast): Value {
    switch (ast.type) {
      case 'ConstantNode':
        return A.scalar(this.graph.number(exactValue(String(ast.value))));
      case 'SymbolNode':
        return this.#symbol(ast.name);
      case 'ParenthesisNode':
        return this.walk(ast.content);
      case 'OperatorNode': {
        if (ast.fn === 'equal' || ast.fn === 'unequal') this.indices.compared(ast.args);
        const args = ast.args.map((arg) => this.walk(arg));
        return operators[ast.fn](this.graph, args, ast);
      }
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
  position(ast: Ast, last: number, what: A.What): number {
    this.indices.used(ast, last);
    const value = this.integer(ast, `the index ${ast}`);
    if (value < 1 || value > last) throw new A.Mismatch(`${what}: there is no entry ${value} of ${last}`);
    return value;
  }

  /** ∂e/∂v entry by entry of v, which must be a symbol, a definition or entries of one. */
  derivative(of: Node, by: Value, what: Ast): Node[] {
    for (const { op, name } of by.data)
      if ((op !== 'variable' && op !== 'define') || name === '∂')
        this.fail('a derivative is taken by a symbol or its entry', what.toString());
    const slope = this.setting.derivativesOf(of);
    const g = this.graph;
    // As definitions, in which what is `absent` becomes 0; a derivative has a value only where the function has one.
    return by.data.map(slope).map((d) => g.where(of, d.op === 'number' ? d : g.define('∂', d)));
  }

  #symbol(name: string): Value {
    const bound = this.indices.bound(name);
    if (bound !== undefined) return A.scalar(this.graph.number(bound));
    const index = this.indices.free.get(name);
    if (index !== undefined) {
      this.#readIndex = true;
      return A.scalar(this.graph.number(index));
    }
    const own = this.#own.get(name);
    if (own) this.#readIndex = true;
    return own ?? this.setting.values.get(name) ?? this.#value(name);
  }

  /** Remembered for all values of the indices, unless it depends on one. */
  #value(name: string): Value {
    const outer = this.#readIndex;
    this.#readIndex = false;
    const source = this.setting.definition(name);
    const value = source === undefined ? this.#declared(name) : this.#defined(name, source);
    (this.#readIndex ? this.#own : this.setting.values).set(name, value);
    this.#readIndex ||= outer;
    return value;
  }

  /** A definition is read where it stands: the bound indices of the place where it is used do not reach into it. */
  #defined(name: string, source: string): Value {
    if (this.#reading.has(name)) this.fail(`${name} is defined by itself`, name);
    this.#reading.add(name);
    const value = this.indices.unbound(() => this.expression(this.setting.tree(source), source));
    this.#reading.delete(name);
    const named = A.entryNames(name, value.rows, value.cols);
    const define = (node: Node, k: number) =>
      node.op === 'number' ? node : this.graph.define(named[k], node);
    return { ...value, data: value.data.map(define) };
  }

  #declared(name: string): Value {
    const { graph: g, context, sizes } = this.setting;
    const shape = Object.hasOwn(context.symbols, name) ? context.symbols[name] : undefined;
    if (shape === undefined)
      return name === 'e' ? A.scalar(g.exp(g.one)) : this.fail(`${name} is not declared`, name);
    if (typeof shape === 'string' && name in sizes) return A.scalar(g.number(sizes[name]));
    if (typeof shape === 'string') return A.scalar(g.variable(name));
    const [rows, cols] = [shape[0], shape[1] ?? 1].map((size) =>
      typeof size === 'number' ? size : (sizes[size] ?? this.fail(`the size ${size} is not declared`, size)),
    );
    const along = this.#along(name, rows, cols);
    const data = A.entryNames(name, rows, cols).map((entry, k) => {
      const free = g.variable(entry);
      return along.length > 0 ? g.define(entry, free, ...along.map((other) => other.data[k])) : free;
    });
    return { rows, cols, data };
  }

  /** What a symbol is a function of, and its slope, where the context says so. */
  #along(name: string, rows: number, cols: number): Value[] {
    const others = this.setting.context.along?.find(([moved]) => moved === name)?.slice(1) ?? [];
    if (others.length > 0 && this.#reading.has(name)) this.fail(`${name} is a function of itself`, name);
    this.#reading.add(name);
    const values = others.map((other) => this.#symbol(other));
    this.#reading.delete(name);
    for (const [k, value] of values.entries())
      if (value.rows !== rows || value.cols !== cols)
        this.fail(
          `${name} is a function of ${others[0]} entry by entry, but ${others[k]} has another shape`,
          name,
        );
    return values;
  }

  /** a < b <= c: all of its relations. */
  #chain(ast: Ast): Value {
    const g = this.graph;
    const values = ast.params.map((param) => A.theScalar(this.walk(param), 'in', ast));
    const tests = ast.conditionals.map((name, i) =>
      name in relations
        ? relation(g, name, values[i], values[i + 1])
        : this.fail(`${name} cannot be chained`, '='),
    );
    return A.scalar(tests.reduceRight((rest, test) => g.cases(test, g.zero, g.zero, rest)));
  }

  #choose(ast: Ast): Value {
    const [test, yes, no] = [ast.condition, ast.trueExpr, ast.falseExpr].map((part) => this.walk(part));
    const what = ast.toString();
    const shape = A.zip(
      test,
      A.zip(yes, no, (x) => x, what),
      (x) => x,
      what,
    );
    const at = (value: Value, k: number) => value.data[A.isScalar(value) ? 0 : k];
    const data = shape.data.map((_, k) => this.graph.cases(at(test, k), at(no, k), at(no, k), at(yes, k)));
    return { ...shape, data };
  }

  #array(ast: Ast): Value {
    const rows = ast.items.map((item) => this.walk(item));
    if (ast.items[0]?.type !== 'ArrayNode') return A.column(rows.map((x) => A.theScalar(x, 'an entry')));
    const cols = rows[0].rows;
    if (rows.some((row) => row.rows !== cols)) throw new A.Mismatch(`${ast}: rows of different lengths`);
    return { rows: rows.length, cols, data: rows.flatMap((row) => row.data) };
  }

  #entry(ast: Ast): Value {
    const from = this.walk(ast.object);
    const at = ast.index.dimensions;
    if (at.length === 1) {
      const data = A.entries(from, ast);
      return A.scalar(data[this.position(at[0], data.length, ast) - 1]);
    }
    const [i, j] = [this.position(at[0], from.rows, ast), this.position(at[1], from.cols, ast)];
    return A.scalar(from.data[(i - 1) * from.cols + j - 1]);
  }

  #call(ast: Ast): Value {
    const { name } = ast.fn;
    const signature = `${name}/${ast.args.length}`;
    if (isKey(binders, signature)) return binders[signature](this, ast.args, ast);
    const args = ast.args.map((arg) => this.walk(arg));
    if (isKey(arrayFunctions, signature)) return arrayFunctions[signature](this.graph, args, ast);
    if (isKey(unary, name)) return A.map(args[0], (x) => unary[name](this.graph, x));
    if (isKey(binary, name)) return A.zip(args[0], args[1], (x, y) => binary[name](this.graph, x, y), ast);
    return this.fail(`unknown function ${name}`, name);
  }
}
