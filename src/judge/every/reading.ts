/**
 * From the language to expressions with symbolic sizes and indices: what elaborate.ts does at given sizes, done once
 * for all of them. A vector or a matrix is a function of its two indices. Throws NotCovered on what the theorem does
 * not reach: an index or a size that decides by its value, other bounds of a sum, other lengths than the sizes.
 */
import { type Node, reachable } from '../exact/expression/node.js';
import * as A from '../expand/arrays.js';
import { operators } from '../expand/operators.js';
import type { Ast } from '../expand/setting.js';
import { binary, isKey, unary } from '../functions.js';
import { type Context, parse, type Size } from '../language.js';
import { exactValue } from '../literal.js';
import { type ArrayReading, arrayReadings } from './array-readings.js';
import type { Extreme } from './extremes.js';
import {
  type ArrayField,
  isScalarField,
  mapField,
  scalarField,
  theScalarField,
  vector,
  zipFields,
} from './fields.js';
import { ANY_RANGE, isLast, lastOf, NotCovered, Ranges } from './ranges.js';
import { entryName, type Index, type Schema } from './schema.js';

export class SchemaReading implements ArrayReading {
  readonly ranges = new Ranges();
  /** By the names that stand for them. */
  readonly extremes = new Map<string, Extreme>();
  /** An index was a number before it was seen how far it runs: the claim has to be read again. */
  incomplete = false;
  readonly #definitions = new Map<string, ArrayField>();
  #bound = new Map<string, Index>();

  /** `same`: sizes that have the value of another one. `seen`: the ranges, if the claim was read before. */
  constructor(
    readonly g: Schema,
    readonly context: Context,
    readonly same: ReadonlyMap<string, string>,
    readonly seen?: Ranges,
  ) {}

  walk(ast: Ast): ArrayField {
    switch (ast.type) {
      case 'ConstantNode':
        return scalarField(this.g.number(exactValue(String(ast.value))));
      case 'SymbolNode':
        return this.#symbol(ast.name);
      case 'ParenthesisNode':
        return this.walk(ast.content);
      case 'OperatorNode':
        return this.#operator(ast);
      case 'ConditionalNode': {
        const [test, yes, no] = [ast.condition, ast.trueExpr, ast.falseExpr].map((part) => this.walk(part));
        const both = zipFields(yes, no, (x) => x, ast);
        const shape = zipFields(test, both, (x) => x, ast);
        const at = (a: ArrayField, i: Index, j: Index) => (isScalarField(a) ? a.at(1, 1) : a.at(i, j));
        return {
          ...shape,
          at: (i, j) => this.g.cases(at(test, i, j), at(no, i, j), at(no, i, j), at(yes, i, j)),
        };
      }
      case 'RelationalNode':
        return this.#chain(ast);
      case 'ArrayNode':
        return this.#literal(ast);
      case 'AccessorNode':
        return scalarField(this.#entry(ast));
      case 'FunctionNode':
        return this.#call(ast);
    }
    throw new NotCovered(`${ast}`);
  }

  product(a: ArrayField, b: ArrayField, what: Ast): ArrayField {
    if (isScalarField(a) || isScalarField(b)) return zipFields(a, b, (x, y) => this.g.mul(x, y), what);
    if (a.cols !== b.rows) throw new NotCovered(`the shapes in ${what}`);
    const at = (i: Index, j: Index) => this.over(a.cols, (k) => this.g.mul(a.at(i, k), b.at(k, j)));
    return { rows: a.rows, cols: b.cols, at };
  }

  /** The sum over an axis. */
  over(size: Size, term: (index: Index) => Node): Node {
    if (typeof size === 'number') return this.g.add(...Array.from({ length: size }, (_, k) => term(k + 1)));
    const index = this.g.fresh();
    this.ranges.runs(index, size);
    return this.g.sum(index, size, term(index));
  }

  /** A bound of a sum, the length of a vector: a size or a number. */
  length(ast: Ast): Size {
    const plain = stripped(ast);
    if (plain.type === 'ConstantNode' && Number.isInteger(Number(plain.value))) return Number(plain.value);
    if (plain.type === 'SymbolNode' && this.#declaredAs(plain.name) === 'size') return this.#size(plain.name);
    throw new NotCovered(`${ast} is neither a size nor a number`);
  }

  /** What stands as an index: a name or a number; a size is the last of its indices. */
  index(ast: Ast): Index | undefined {
    const plain = stripped(ast);
    if (plain.type === 'ConstantNode' && Number.isInteger(Number(plain.value)) && Number(plain.value) > 0)
      return Number(plain.value);
    if (plain.type !== 'SymbolNode') return undefined;
    const bound = this.#bound.get(plain.name);
    if (bound !== undefined) return bound;
    const shape = this.#declaredAs(plain.name);
    if (shape !== 'size') return shape === 'index' ? plain.name : undefined;
    const size = this.#size(plain.name);
    const last = lastOf(size);
    this.ranges.runs(last, size);
    return last;
  }

  /** The size to which an index runs; undefined where the claim has to be read again, as that is not seen yet. */
  rangeOf(index: string): string | undefined {
    // Of a bound index another reading has another name.
    const size = this.ranges.known(index) ?? (index.startsWith('~') ? undefined : this.seen?.of(index));
    if (size === undefined && !this.seen) {
      this.incomplete = true;
      return undefined;
    }
    if (typeof size !== 'string' || size === ANY_RANGE) throw new NotCovered(`how far ${index} runs`);
    return size;
  }

  /** The index, one of 1, …, size. */
  position(ast: Ast, size: Size): Index {
    const index = this.index(ast);
    if (index === undefined) throw new NotCovered(`the index ${ast}`);
    this.ranges.runs(index, size);
    return index;
  }

  /** What `read` gives where a name stands for an index. */
  binding<T>(name: string, index: Index, read: () => T): T {
    const outer = this.#bound;
    this.#bound = new Map(outer).set(name, index);
    const result = read();
    this.#bound = outer;
    return result;
  }

  #size = (name: string): string => this.same.get(name) ?? name;

  #declaredAs(name: string): unknown {
    return Object.hasOwn(this.context.symbols, name) ? this.context.symbols[name] : undefined;
  }

  #symbol(name: string): ArrayField {
    const bound = this.#bound.get(name);
    if (bound !== undefined) return scalarField(this.#number(bound));
    const source = this.context.definitions?.find(([defined]) => defined === name)?.[1];
    if (source !== undefined) return this.#defined(name, source);
    const shape = this.#declaredAs(name);
    if (shape === 'index') return scalarField(this.#number(name));
    if (shape === 'size') return scalarField(this.g.size(this.#size(name)));
    if (shape === 'scalar') return scalarField(this.g.variable(name));
    if (Array.isArray(shape)) {
      const [rows, cols = 1] = (shape as Size[]).map((size) =>
        typeof size === 'string' ? this.#size(size) : size,
      );
      const along = this.context.along?.find(([moved]) => moved === name);
      const moves = along?.slice(1).map((other) => this.#symbol(other));
      return this.#named(name, rows, cols, (entry, i, j) => {
        const free = this.g.variable(entry);
        return moves ? this.g.define(entry, free, ...moves.map(({ at }) => at(i, j))) : free;
      });
    }
    if (name === 'e') return scalarField(this.g.exp(this.g.one));
    throw new NotCovered(`${name} is not declared`);
  }

  /** An index as a number: how many indices are not after it. */
  #number(index: Index): Node {
    if (typeof index === 'number') return this.g.number(index);
    const size = this.rangeOf(index);
    if (size === undefined) return this.g.one;
    this.ranges.runs(index, size);
    return this.over(size, (other) => this.g.subtract(this.g.one, this.g.less(index, other)));
  }

  /** As A.entryNames names them at given sizes. */
  #named(
    name: string,
    rows: Size,
    cols: Size,
    node: (entry: string, i: Index, j: Index) => Node,
  ): ArrayField {
    const at = (i: Index, j: Index) =>
      node(entryName(name, cols !== 1 ? [i, j] : rows !== 1 ? [i] : []), i, j);
    return { rows, cols, at };
  }

  /** A definition is read where it stands: the bound indices of the place where it is used do not reach into it. */
  #defined(name: string, source: string): ArrayField {
    const known = this.#definitions.get(name);
    if (known) return known;
    const outer = this.#bound;
    this.#bound = new Map();
    const { rows, cols, at } = this.walk(parse(source) as Ast);
    this.#bound = outer;
    const [i, j] = [this.g.fresh(), this.g.fresh()];
    this.ranges.runs(i, rows);
    this.ranges.runs(j, cols);
    const literal = [rows, cols].some((size) => typeof size === 'number' && size > 1);
    const body = literal ? undefined : at(rows === 1 ? 1 : i, cols === 1 ? 1 : j);
    const field = this.#named(name, rows, cols, (entry, p, q) => {
      const node = body
        ? this.g.rename(
            body,
            new Map([
              [i, p],
              [j, q],
            ]),
          )
        : at(p, q);
      return node.op === 'number' ? node : this.g.define(entry, node);
    });
    this.#definitions.set(name, field);
    return field;
  }

  #operator(ast: Ast): ArrayField {
    const related = ast.args.length === 2 ? this.#related(ast.fn, ast.args[0], ast.args[1]) : undefined;
    if (related) return scalarField(related);
    const args = ast.args.map((arg) => this.walk(arg));
    const [a, b] = args;
    if (ast.fn === 'ctranspose') return { rows: a.cols, cols: a.rows, at: (i, j) => a.at(j, i) };
    if (ast.fn === 'multiply') return this.product(a, b, ast);
    if (['divide', 'pow'].includes(ast.fn) && !isScalarField(b)) throw new NotCovered(`the shapes in ${ast}`);
    if (ast.fn === 'pow' && !isScalarField(a)) throw new NotCovered(`the shapes in ${ast}`);
    const apply = (...nodes: Node[]) => operators[ast.fn](this.g, nodes.map(A.scalar), ast).data[0];
    if (/pow/i.test(ast.fn)) {
      const power = (x: Node, y: Node) => {
        // A number at every size, which may be an integer there: x^y would be defined for x < 0.
        if (reachable([y]).some(({ op }) => op === 'sum' || op === 'relation'))
          throw new NotCovered(`the exponent in ${ast}`);
        return apply(x, y);
      };
      return zipFields(a, b, power, ast);
    }
    if (args.length === 1) return mapField(a, apply);
    return zipFields(a, b, apply, ast, !['add', 'subtract'].includes(ast.fn));
  }

  /** i == j and the other relations, between indices (or an index and a number). */
  #related(fn: string, left: Ast, right: Ast): Node | undefined {
    const [a, b] = [this.index(left), this.index(right)];
    if (!(fn in RELATED) || a === undefined || b === undefined) return undefined;
    if (typeof a === 'number' && typeof b === 'number') return undefined;
    // That k is compared with n does not say that it runs to n.
    const open = isLast(a) || isLast(b) ? [a, b].filter((index) => typeof index === 'string') : [];
    if (open.some((index) => this.rangeOf(index) === undefined)) return this.g.one;
    this.ranges.compared(a, b);
    const { node, negated } = RELATED[fn](this.g, a, b);
    return negated ? this.g.subtract(this.g.one, node) : node;
  }

  /** a < b <= c: all of its relations. */
  #chain(ast: Ast): ArrayField {
    const tests = ast.conditionals.map((name, k) => {
      const [left, right] = [ast.params[k], ast.params[k + 1]];
      const related = this.#related(name, left, right);
      if (related) return related;
      const [x, y] = [left, right].map((side) => theScalarField(this.walk(side), ast));
      return operators[name](this.g, [A.scalar(x), A.scalar(y)], ast).data[0];
    });
    const { zero } = this.g;
    return scalarField(tests.reduceRight((rest, test) => this.g.cases(test, zero, zero, rest)));
  }

  /** [a, b]: its entries have numbers. */
  #literal(ast: Ast): ArrayField {
    const rows = ast.items.map((item) => this.walk(item));
    const inner = ast.items[0]?.type === 'ArrayNode' ? rows[0].rows : 1;
    if (rows.some((row) => row.cols !== 1 || row.rows !== inner)) throw new NotCovered(`the array ${ast}`);
    const at = (i: Index, j: Index) => {
      if (typeof i !== 'number' || typeof j !== 'number') throw new NotCovered(`an index of ${ast}`);
      return rows[i - 1].at(inner === 1 ? 1 : j, 1);
    };
    return { rows: rows.length, cols: inner, at };
  }

  #entry(ast: Ast): Node {
    const from = this.walk(ast.object);
    const at = ast.index.dimensions;
    if (at.length === 2) return from.at(this.position(at[0], from.rows), this.position(at[1], from.cols));
    const v = vector(from, ast);
    return v.at(this.position(at[0], v.rows), 1);
  }

  #call(ast: Ast): ArrayField {
    const { name } = ast.fn;
    const signature = `${name}/${ast.args.length}`;
    if (isKey(arrayReadings, signature)) return arrayReadings[signature](this, ast.args, ast);
    const args = ast.args.map((arg) => this.walk(arg));
    if (isKey(unary, name)) return mapField(args[0], (x) => unary[name](this.g, x));
    if (!isKey(binary, name)) throw new NotCovered(`the function ${name}`);
    const apply = (x: Node, y: Node) => {
      // At a tie of max and min a number counts, and a size is a number.
      if (/^m/.test(name) && [x, y].some((side) => side.op !== 'number' && !hasVariable(side)))
        throw new NotCovered(`a size or an index in ${ast}`);
      return binary[name](this.g, x, y);
    };
    return zipFields(args[0], args[1], apply, ast);
  }
}

const RELATED: Readonly<Record<string, (g: Schema, a: Index, b: Index) => { node: Node; negated: boolean }>> =
  {
    equal: (g, a, b) => ({ node: g.same(a, b), negated: false }),
    unequal: (g, a, b) => ({ node: g.same(a, b), negated: true }),
    smaller: (g, a, b) => ({ node: g.less(a, b), negated: false }),
    larger: (g, a, b) => ({ node: g.less(b, a), negated: false }),
    smallerEq: (g, a, b) => ({ node: g.less(b, a), negated: true }),
    largerEq: (g, a, b) => ({ node: g.less(a, b), negated: true }),
  };

const hasVariable = (node: Node) => reachable([node]).some(({ op }) => op === 'variable');

const stripped = (ast: Ast): Ast => (ast.type === 'ParenthesisNode' ? stripped(ast.content) : ast);
