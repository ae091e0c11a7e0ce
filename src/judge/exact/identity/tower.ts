/**
 * Values of expressions (without cases) at random points of a finite field. Exponentials and logarithms have no value
 * there; they get one that respects all that is known of them:
 *
 *   - e^R is a free variable u, unless R = Σ cᵢ aᵢ for logarithms aᵢ = log bᵢ met before: then it is Π bᵢ^cᵢ.
 *     (Each e^R adds the pair a = R, b = u; each log U the pair a, b = U; the number e the pair a = 1, b.)
 *   - log U is a free variable, unless U^N = K Π bᵢ^(N cᵢ) with a rational K: then it is Σ cᵢ aᵢ + (log K)/N.
 *   - bᵢ^(1/2) is a square root, either one: both are tried.
 *
 * WHY ACCEPTING IS SOUND. Each rule is a theorem about the real functions (all bᵢ > 0), and what is left free is free:
 * an identity of rational functions in free variables stays true when they are replaced by anything. The relations
 * with coefficients cᵢ are found by linear algebra on the values of R (or of the logarithmic derivative of U) at
 * several random points, with more points than unknowns; those for log U are then checked again as products.
 * WHY IT RARELY FAILS TO ACCEPT. By the structure theorem for elementary functions (Risch 1979) these are all the
 * algebraic relations between exponentials and logarithms of functions; what is missed are relations between numbers.
 */
import { DivisionByZero, type Field, Span } from '../expression/field.js';
import type { Graph } from '../expression/graph.js';
import { type Node, reachable } from '../expression/node.js';
import { commonDenominator, type Rational, rational } from '../expression/rational.js';
import { Undecided } from '../expression/undecided.js';
import { type Choices, combined, type Lifted, Pairs, type Values } from './pairs.js';
import { haveNoSquare, isAlgebraic, isPlain, SQUARE_POINTS } from './radicands.js';
import { ALONG_E, directionalSlope, primeFactors, slopeAlongE } from './slopes.js';

/** More points than relations can have unknowns: so many that a false relation would have to hold by chance. */
const SPARE_POINTS = 8;

export class Tower {
  readonly pairs: Pairs;
  readonly hasLogs: boolean;
  readonly #points: readonly number[];
  readonly #random: readonly (() => bigint)[];
  readonly #memo: readonly Map<Node, bigint>[];
  readonly #lifted = new Map<Node, Lifted>();
  readonly #degrees = new Map<Node, number>();
  /** Variables under a logarithm are positive: they are M-th powers of these. */
  readonly #rootsOfVariables = new Map<Node, Values>();
  /** Of the a of the pairs, and of their derivatives: by variables, and by e. */
  readonly #exponents: Span;
  readonly #slopes: Span;
  readonly #slopesAlongE: Span;

  constructor(
    readonly graph: Graph,
    readonly field: Field,
    readonly choices: Choices,
    roots: readonly Node[],
  ) {
    const transcendental = reachable(roots).filter(({ op }) => op === 'exp' || op === 'log');
    const logs = transcendental.filter(({ op }) => op === 'log');
    this.hasLogs = logs.length > 0;
    const count = transcendental.length + SPARE_POINTS;
    const all = Array.from({ length: count + SQUARE_POINTS }, (_, t) => t);
    this.#points = all.slice(0, count);
    this.#random = all.map((t) => choices.streams.from(`${t}/${choices.redraws[t] ?? 0}`));
    this.#memo = all.map(() => new Map());
    for (const { args } of logs)
      if (args[0].op === 'variable') this.#rootsOfVariables.set(args[0], this.#free());
    // A root of 1 − √2 may be missing where that of 1 + √2 is not.
    const isNested = logs.some(({ args: [a] }) => a.op !== 'number' && isAlgebraic(a));
    this.pairs = new Pairs(field, choices, this.#points, !isNested);
    [this.#exponents, this.#slopes, this.#slopesAlongE] = [new Span(field), new Span(field), new Span(field)];
    const one: Lifted = { values: () => 1n, degree: 0 };
    this.pairs.express(this.#exponents, one);
    if (this.hasLogs) this.pairs.express(this.#slopesAlongE, this.#valuesOf(graph.variable(ALONG_E)));
    this.#pushFree(one);
  }

  /** The value of a node at point t. */
  at(node: Node, t: number): bigint {
    const memo = this.#memo[t];
    let value = memo.get(node);
    if (value === undefined) {
      value = this.#compute(node, t);
      memo.set(node, value);
    }
    return value;
  }

  /**
   * The pairs of which both square roots must be tried. Where no product of radicands without roots is a square, their
   * roots generate a field in which each may have either sign, whatever the others have: then one sign is enough.
   */
  get ambiguous(): readonly number[] {
    const radicals = [...this.pairs.radicals].map((i) => ({ i, radicand: this.pairs.at(i).radicand }));
    const plain = radicals.flatMap(({ radicand }) => (radicand && isPlain(radicand) ? [radicand] : []));
    const isSettled = haveNoSquare(plain, (node, k) => this.#isSquareAt(node, k));
    return radicals.filter(({ radicand }) => !isSettled || !plain.includes(radicand!)).map(({ i }) => i);
  }

  /** Whether the radicand is a square at the k-th of the points that are for this question; or has no value there. */
  #isSquareAt(node: Node, k: number): boolean {
    try {
      return this.field.isSquare(this.at(node, this.#points.length + k));
    } catch (thrown) {
      if (thrown instanceof DivisionByZero) return true;
      throw thrown;
    }
  }

  /** At least the degree, above plus below the line, of the node in the free variables. */
  degree(node: Node): number {
    let degree = this.#degrees.get(node);
    if (degree === undefined) {
      const isLifted = node.op === 'exp' || node.op === 'log';
      const own = node.op === 'variable' ? Number(this.choices.roots) : isLifted ? this.#ownDegree(node) : 0;
      degree = node.args.reduce((sum, arg) => sum + this.degree(arg), own);
      if (node.op === 'power') degree *= Math.abs(node.exponent);
      this.#degrees.set(node, degree);
    }
    return degree;
  }

  /** Of an exponential or a logarithm; 0 if its argument divides by zero everywhere, which counts for itself. */
  #ownDegree(node: Node): number {
    try {
      return this.#lift(node).degree;
    } catch (thrown) {
      if (thrown instanceof DivisionByZero) return 0;
      throw thrown;
    }
  }

  #compute(node: Node, t: number): bigint {
    this.graph.limit.check();
    const { field } = this;
    switch (node.op) {
      case 'number':
        return field.of(node.value);
      case 'absent':
        return 0n;
      case 'variable': {
        const root = this.#rootsOfVariables.get(node);
        return root ? field.power(root(t), this.choices.roots) : this.#random[t]();
      }
      case 'add':
        return node.args.reduce((sum, arg) => sum + this.at(arg, t), 0n) % field.p;
      case 'mul':
        return node.args.reduce((product, arg) => (product * this.at(arg, t)) % field.p, 1n);
      case 'power':
        return field.power(this.at(node.args[0], t), BigInt(node.exponent));
      case 'exp':
      case 'log':
        return this.#lift(node).values(t);
      default:
        throw new Undecided(`${node.op} is not among what is decided`);
    }
  }

  /** A free variable: drawn once at each point. */
  #free(): Values {
    const drawn = new Map<number, bigint>();
    return (t) => {
      const value = drawn.get(t) ?? this.#random[t]();
      drawn.set(t, value);
      return value;
    };
  }

  #valuesOf = (node: Node): Lifted => ({ values: (t) => this.at(node, t), degree: this.degree(node) });

  #lift(node: Node): Lifted {
    let lifted = this.#lifted.get(node);
    if (!lifted) {
      lifted = node.op === 'exp' ? this.#exponential(node.args[0]) : this.#logarithm(node.args[0]);
      this.#lifted.set(node, lifted);
    }
    return lifted;
  }

  /** The pair of an independent a: b = u^M, u free. */
  #pushFree(a: Lifted): Lifted {
    const root = this.#free();
    const power: Values = (t) => this.field.power(root(t), this.choices.roots);
    const b: Lifted = { values: power, degree: Number(this.choices.roots) };
    this.pairs.push({ a, b, root });
    return b;
  }

  #exponential(exponent: Node): Lifted {
    const a = this.#valuesOf(exponent);
    const terms = this.pairs.express(this.#exponents, a);
    if (terms) return this.pairs.product(terms);
    if (this.hasLogs)
      this.pairs.express(this.#slopes, this.#valuesOf(directionalSlope(this.graph, exponent)));
    return this.#pushFree(a);
  }

  #logarithm(argument: Node): Lifted {
    const primes = argument.op === 'number' ? primeFactors(argument.value) : [];
    const isPrime = primes.length === 1 && primes[0][1] === 1;
    if (primes.length > 0 && !isPrime)
      return combined(
        this.field,
        primes.map(([prime, k]) => [this.#logOf(rational(prime)), rational(k)]),
      );
    const known = isPrime ? undefined : this.#fromPairs(argument);
    if (known) return known;
    const a: Lifted = { values: this.#free(), degree: 1 };
    this.pairs.express(this.#exponents, a);
    const root = this.#rootsOfVariables.get(argument);
    this.pairs.push({ a, b: this.#valuesOf(argument), root, radicand: argument });
    return a;
  }

  #logOf = (value: Rational) => this.#valuesOf(this.graph.log(this.graph.number(value)));

  /**
   * log U from U^N = K Π b^(N c), if K is the same rational at every point, perhaps times a power of e. The candidates
   * for c are the relations between logarithmic derivatives; otherwise U is remembered for the relations to come.
   */
  #fromPairs(argument: Node): Lifted | undefined {
    const { field, graph, pairs } = this;
    const isNumber = reachable([argument]).every(({ op }) => op !== 'variable');
    const along = (isNumber ? slopeAlongE : directionalSlope)(graph, argument);
    const span = isNumber ? this.#slopesAlongE : this.#slopes;
    const terms = pairs.express(span, this.#valuesOf(graph.divide(along, argument)));
    if (!terms) return undefined;
    const n = commonDenominator(terms.map(([, c]) => c));
    const opposite = pairs.product(terms.map(([pair, c]) => [pair, rational(-c.n * n, c.d)]));
    pairs.degree += Number(n) * this.degree(argument) + opposite.degree;
    const rest = this.#points.map((t) =>
      field.reduce(field.power(this.at(argument, t), n) * opposite.values(t)),
    );
    const e = pairs.at(0);
    for (const k of [0, 1, -1, 2, -2, 3, -3]) {
      const [first, ...others] = rest.map((x, t) => field.reduce(x * field.power(e.b.values(t), BigInt(-k))));
      const value = others.every((x) => x === first) ? field.rational(first) : undefined;
      if (!value || value.n <= 0n) continue;
      const known = terms.map(([pair, c]) => [pairs.at(pair).a, c] as const);
      return combined(field, [
        ...known,
        [this.#logOf(value), rational(1n, n)],
        [e.a, rational(BigInt(k), n)],
      ]);
    }
    return undefined;
  }
}
