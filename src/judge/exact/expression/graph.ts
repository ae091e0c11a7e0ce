/**
 * Scalar expressions as a directed acyclic graph: an expression built twice is one node, so that a derivative shares
 * its parts with the function and equal sides are often the same node.
 *
 * Four operations carry all cases and domains:
 *   cases(a; n, z, p)  n where a < 0, z where a = 0, p where a > 0
 *   undefined          where an expression has no value: log u = cases(u; undefined, undefined, log u)
 *   define             a named expression, equal to what it names; ∂/∂(name) is taken there
 *
 *   absent             what a case that does not apply adds to a derivative: 0, even times undefined
 *
 * No simplification below gives a value to an expression that has none (0·e = 0 only if e always has one).
 */
import { Fields } from './field.js';
import { byId, type Node, type Op } from './node.js';
import * as Q from './rational.js';
import { Limit, Undecided } from './undecided.js';

/** Of a number that is written out. */
const MAX_BITS = 200_000;

export class Graph {
  /** Where its expressions are decided. */
  readonly fields = new Fields();
  /** The variables that stand for whole numbers. */
  readonly wholes = new Set<string>();
  readonly #nodes = new Map<string, Node>();
  readonly zero: Node;
  readonly one: Node;
  readonly absent: Node;

  constructor(readonly limit = new Limit()) {
    this.zero = this.number(0);
    this.one = this.number(1);
    this.absent = this.intern('absent', []);
  }

  protected intern(op: Op, args: readonly Node[], fields: Partial<Node> = {}): Node {
    this.limit.check();
    const { name = '', value = Q.ZERO, exponent = 0 } = fields;
    const label = op === 'number' ? `${value.n}/${value.d}` : op === 'power' ? exponent : name;
    const key = `${op} ${label} ${args.map((a) => a.id).join(' ')}`;
    const known = this.#nodes.get(key);
    if (known) return known;
    const id = this.#nodes.size;
    const positive = isPositive(op, args, value);
    const node: Node = { id, op, args, name, value, exponent, positive, total: isTotal(op, args, exponent) };
    this.#nodes.set(key, node);
    return node;
  }

  number(value: Q.Rational | number): Node {
    return this.intern('number', [], { value: typeof value === 'number' ? Q.rational(value) : value });
  }

  /** A number that was calculated, if it is not too long to go on with. */
  #sized(value: Q.Rational): Q.Rational {
    this.limit.check(Q.bits(value));
    if (Q.isLong(value)) throw new Undecided('a number is too long');
    return value;
  }

  variable(name: string): Node {
    return this.intern('variable', [], { name });
  }

  undefined(condition: string): Node {
    return this.intern('undefined', [], { name: condition });
  }

  /** `along`: a node that the name moves along, and the slope. */
  define(name: string, body: Node, ...along: readonly Node[]): Node {
    return this.intern('define', [body, ...along], { name });
  }

  add(...terms: readonly Node[]): Node {
    let constant = Q.ZERO;
    const rest: Node[] = [];
    for (const term of terms) {
      if (term.op === 'undefined') return term;
      if (term.op === 'absent') continue;
      if (term.op === 'number') constant = this.#sized(Q.plus(constant, term.value));
      else rest.push(term);
    }
    if (terms.length > 0 && terms.every(({ op }) => op === 'absent')) return this.absent;
    if (constant.n !== 0n) rest.push(this.number(constant));
    if (rest.length < 2) return rest[0] ?? this.zero;
    return this.intern('add', rest.sort(byId));
  }

  mul(...factors: readonly Node[]): Node {
    let constant = Q.ONE;
    let missing: Node | undefined;
    const rest: Node[] = [];
    for (const factor of factors) {
      if (factor.op === 'absent') return factor;
      if (factor.op === 'number') constant = this.#sized(Q.times(constant, factor.value));
      else if (factor.op === 'undefined') missing = factor;
      else if (factor.op === 'mul') {
        const [head, ...tail] = factor.args;
        if (head.op === 'number') constant = this.#sized(Q.times(constant, head.value));
        rest.push(...(head.op === 'number' ? tail : factor.args));
      } else rest.push(factor);
    }
    if (missing) return missing;
    if (constant.n === 0n && rest.every((factor) => factor.total)) return this.zero;
    rest.sort(byId);
    const isOne = constant.n === 1n && constant.d === 1n;
    if (!isOne) rest.unshift(this.number(constant));
    return rest.length < 2 ? (rest[0] ?? this.one) : this.intern('mul', rest);
  }

  negate = (a: Node) => this.mul(this.number(-1), a);
  subtract = (a: Node, b: Node) => this.add(a, this.negate(b));
  divide = (a: Node, b: Node) => this.mul(a, this.power(b, -1));

  /** Nothing is added but the domain: `node` where `by` has a value. */
  where(by: Node, node: Node): Node {
    return by.total ? node : this.add(node, this.mul(this.zero, by));
  }

  /** Integer powers; base^0 = 1 wherever the base has a value. (1/a)^(-1) stays, to keep its a ≠ 0. */
  power(base: Node, exponent: number): Node {
    if (exponent === 0) return this.where(base, this.one);
    if (exponent === 1 || base.op === 'undefined') return base;
    if (base.op === 'number') {
      if (Q.bits(base.value) * Math.abs(exponent) > MAX_BITS) throw new Undecided('a number is too long');
      if (base.value.n !== 0n) return this.number(this.#sized(Q.power(base.value, exponent)));
      return exponent > 0 ? base : this.undefined('0 ≠ 0');
    }
    const product = base.op === 'power' && (base.exponent > 0 || exponent > 0) ? base.exponent * exponent : 0;
    if (product !== 0 && Number.isSafeInteger(product)) return this.power(base.args[0], product);
    return this.intern('power', [base], { exponent });
  }

  exp(a: Node): Node {
    if (a.op === 'number' && a.value.n === 0n) return this.one;
    return a.op === 'undefined' ? a : this.intern('exp', [a]);
  }

  /** The logarithm where `a` is known to be positive; `logarithm` in expand/scalars.ts is the one with its domain. */
  log(a: Node): Node {
    if (a.op === 'number' && a.value.n === a.value.d) return this.zero;
    if (a.op === 'number' && a.value.n <= 0n) return this.undefined(`${Q.show(a.value)} > 0`);
    if (a.op === 'exp') return a.args[0];
    return a.op === 'undefined' ? a : this.intern('log', [a]);
  }

  abs(a: Node): Node {
    if (a.op === 'number') return Q.sign(a.value) < 0 ? this.negate(a) : a;
    return a.op === 'undefined' ? a : this.intern('abs', [a]);
  }

  /** By the sign of `a`. A `kink` is a case that comes from a derivative: its middle value is a convention. */
  cases(a: Node, negative: Node, zero: Node, positive: Node, op: 'cases' | 'kink' = 'cases'): Node {
    const branches = [negative, zero, positive];
    if (a.op === 'number') return branches[Q.sign(a.value) + 1];
    if (a.op === 'undefined') return a;
    if (negative === zero && zero === positive && a.total) return zero;
    if (isStep(a)) {
      const [inner, ...steps] = a.args;
      const [n, z, p] = steps.map((step) => this.cases(step, negative, zero, positive, op));
      return this.cases(inner, n, z, p, a.op as 'cases' | 'kink');
    }
    return this.intern(op, [a, ...branches]);
  }

  /** The same operation on other arguments. */
  rebuild(node: Node, args: readonly Node[]): Node {
    if (args.every((arg, i) => arg === node.args[i])) return node;
    switch (node.op) {
      case 'add':
        return this.add(...args);
      case 'mul':
        return this.mul(...args);
      case 'power':
        return this.power(args[0], node.exponent);
      case 'exp':
        return this.exp(args[0]);
      case 'log':
        return this.log(args[0]);
      case 'abs':
        return this.abs(args[0]);
      case 'define':
        return this.define(node.name, args[0], ...args.slice(1));
      case 'cases':
      case 'kink':
        return this.cases(args[0], args[1], args[2], args[3], node.op);
      default:
        return node;
    }
  }

  /** Replaces nodes (with all that is built on them) throughout the roots. */
  substitute(roots: readonly Node[], replacement: (node: Node) => Node | undefined): Node[] {
    const done = new Map<Node, Node>();
    const replace = (node: Node): Node => {
      let result = done.get(node) ?? replacement(node);
      result ??= this.rebuild(node, node.args.map(replace));
      done.set(node, result);
      return result;
    };
    return roots.map(replace);
  }
}

const isPositive = (op: Op, args: readonly Node[], value: Q.Rational) =>
  op === 'exp' ||
  (op === 'number' && value.n > 0n) ||
  (['add', 'mul', 'power', 'define', 'sum'].includes(op) && args.every((a) => a.positive));

const isTotal = (op: Op, args: readonly Node[], exponent: number) =>
  op !== 'undefined' && args.every((a) => a.total) && ((op !== 'log' && exponent >= 0) || args[0].positive);

/** Cases whose leaves are all numbers: an indicator, a sign. */
const isStep = (a: Node): boolean =>
  (a.op === 'cases' || a.op === 'kink') && a.args.slice(1).every((b) => b.op === 'number' || isStep(b));
