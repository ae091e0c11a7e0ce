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
import seedrandom from 'seedrandom';
import { derivatives } from './derivative.js';
import { type Field, Span } from './field.js';
import { type Graph, type Node, reachable } from './graph.js';
import { type Rational, rational } from './rational.js';

/** The judge cannot decide, and why. */
export class Undecided extends Error {}
/** Start again with free variables that have n-th roots. */
export class NeedsRoots extends Error {
  constructor(readonly n: bigint) {
    super();
  }
}
/** Start again with other values at point t: a square root is missing. */
export class Resample extends Error {
  constructor(readonly t: number) {
    super();
  }
}

/** Something with a value at each point. */
type Values = (t: number) => bigint;

/** a = log b. */
interface Pair {
  readonly a: Values;
  readonly b: Values;
  /** b^(1/M), if b was made as a power. */
  readonly root?: Values;
  /** Of a and of b, in the free variables. */
  readonly degrees: readonly [number, number];
}

interface Lifted {
  readonly values: Values;
  readonly degree: number;
}
type Combination = readonly (readonly [pair: number, coefficient: Rational])[];

export interface Choices {
  readonly seed: string;
  /** M: what is free is drawn as an M-th power where roots may be taken of it. */
  readonly roots: bigint;
  /** How often each point was drawn again. */
  readonly redraws: readonly number[];
  /** Which square roots: of pair i the other one if bit i is set. */
  readonly signs: number;
}

export class Tower {
  /** Pairs of which a square root was taken. */
  readonly radicals = new Set<number>();
  readonly hasLogs: boolean;
  readonly #points: readonly number[];
  readonly #random: readonly seedrandom.PRNG[];
  readonly #memo: readonly Map<Node, bigint>[];
  readonly #lifted = new Map<Node, Lifted>();
  readonly #degrees = new Map<Node, number>();
  /** Positive variables are M-th powers of these. */
  readonly #rootsOfVariables = new Map<Node, Values>();
  readonly #pairs: Pair[] = [];
  readonly #exponents: Span;
  readonly #slopes: Span;
  readonly #slopesOfNumbers: Span;

  constructor(
    readonly graph: Graph,
    readonly field: Field,
    readonly choices: Choices,
    roots: readonly Node[],
  ) {
    const transcendental = reachable(roots).filter(({ op }) => op === 'exp' || op === 'log');
    const logs = transcendental.filter(({ op }) => op === 'log');
    this.hasLogs = logs.length > 0;
    this.#points = Array.from({ length: transcendental.length + SPARE_POINTS }, (_, t) => t);
    this.#random = this.#points.map((t) =>
      seedrandom.alea(`${choices.seed}/${t}/${choices.redraws[t] ?? 0}`),
    );
    this.#memo = this.#points.map(() => new Map());
    for (const { args } of logs)
      if (args[0].op === 'variable') this.#rootsOfVariables.set(args[0], this.#free());
    this.#exponents = new Span(field);
    this.#slopes = new Span(field);
    this.#slopesOfNumbers = new Span(field);
    if (this.hasLogs) this.#add(this.#slopesOfNumbers, this.#valuesOf(graph.variable(ALONG_E)));
    this.#freeExponential(() => 1n, 0);
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

  /** At least the degree, above plus below the line, of the node in the free variables. */
  degree(node: Node): number {
    if (node.op === 'exp' || node.op === 'log') return this.#lift(node).degree;
    let degree = this.#degrees.get(node);
    if (degree === undefined) {
      const own = node.op === 'variable' ? Number(this.choices.roots) : 0;
      degree = node.args.reduce((sum, arg) => sum + this.degree(arg), own);
      if (node.op === 'power') degree *= Math.abs(node.exponent);
      this.#degrees.set(node, degree);
    }
    return degree;
  }

  #compute(node: Node, t: number): bigint {
    const { field } = this;
    switch (node.op) {
      case 'number':
        return field.of(node.value);
      case 'absent':
        return 0n;
      case 'variable': {
        const root = this.#rootsOfVariables.get(node);
        return root ? field.power(root(t), this.choices.roots) : this.#draw(t);
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
        throw new Error(`${node.op} is decided before it has values`);
    }
  }

  #draw(t: number): bigint {
    let bits = 0n;
    for (let k = 0; k < 5; k++) bits = (bits << 32n) | BigInt(this.#random[t].int32() >>> 0);
    return (bits % (this.field.p - 1n)) + 1n;
  }

  /** A free variable. */
  #free = (): Values => remembered((t) => this.#draw(t));

  #valuesOf =
    (node: Node): Values =>
    (t) =>
      this.at(node, t);

  #everywhere = (values: Values): bigint[] => this.#points.map(values);

  #lift(node: Node): Lifted {
    let lifted = this.#lifted.get(node);
    if (!lifted) {
      lifted = node.op === 'exp' ? this.#exponential(node.args[0]) : this.#logarithm(node.args[0]);
      this.#lifted.set(node, lifted);
    }
    return lifted;
  }

  /** A new pair with b = u^M, u free. */
  #freeExponential(a: Values, degree: number): Lifted {
    const root = this.#free();
    const pair = { a, b: remembered((t) => this.field.power(root(t), this.choices.roots)), root };
    this.#add(this.#exponents, a);
    this.#pairs.push({ ...pair, degrees: [degree, Number(this.choices.roots)] });
    return { values: pair.b, degree: Number(this.choices.roots) };
  }

  /**
   * The rational coefficients of the values on the pairs. Undefined if there are none: then what has the values is free,
   * and joins as the next pair.
   */
  #add(span: Span, values: Values): Combination | undefined {
    if (span.rank + 2 >= this.#points.length)
      throw new Undecided('too many different exponentials and logarithms');
    const combination = span.express(this.#everywhere(values), this.#pairs.length);
    if (!combination) return undefined;
    const terms = [...combination].map(([pair, c]) => [pair, this.field.rational(c)] as const);
    return terms.every((term): term is Combination[number] => term[1] !== undefined) ? terms : undefined;
  }

  #exponential(exponent: Node): Lifted {
    const terms = this.#add(this.#exponents, this.#valuesOf(exponent));
    if (!terms) {
      if (this.hasLogs) this.#add(this.#slopes, this.#valuesOf(slope(this.graph, exponent)));
      return this.#freeExponential(this.#valuesOf(exponent), this.degree(exponent));
    }
    const factors = terms.map(([pair, c]) => this.#power(pair, c));
    const size = ([pair, { n, d }]: Combination[number]) =>
      Math.ceil(Math.abs(Number(n) / Number(d))) * this.#pairs[pair].degrees[1] * Number(this.choices.roots);
    return {
      values: (t) => factors.reduce((product, f) => (product * f(t)) % this.field.p, 1n),
      degree: terms.reduce((sum, term) => sum + size(term), 0),
    };
  }

  #logarithm(argument: Node): Lifted {
    const constant = argument.op === 'number' && primeFactors(argument.value);
    if (constant && !(constant.length === 1 && constant[0][1] === 1)) {
      const terms = constant.map(
        ([prime, k]) => [this.#valuesOf(this.#logOf(rational(prime))), rational(k)] as const,
      );
      return { values: this.#sum(terms), degree: terms.length };
    }
    const known = constant ? undefined : this.#fromPairs(argument);
    if (known) return known;
    const [a, b] = [this.#free(), this.#valuesOf(argument)];
    this.#add(this.#exponents, a);
    this.#pairs.push({
      a,
      b,
      root: this.#rootsOfVariables.get(argument),
      degrees: [1, this.degree(argument)],
    });
    return { values: a, degree: 1 };
  }

  /**
   * log U from U^N = K Π b^(N c), if K is the same rational at every point, perhaps times a power of e. The candidates
   * for c are the relations between logarithmic derivatives; otherwise U is remembered for the relations to come.
   */
  #fromPairs(argument: Node): Lifted | undefined {
    const { field, graph } = this;
    const isNumber = reachable([argument]).every(({ op }) => op !== 'variable');
    const along = isNumber ? slopeAlongE(graph, argument) : slope(graph, argument);
    const span = isNumber ? this.#slopesOfNumbers : this.#slopes;
    const terms = this.#add(span, this.#valuesOf(graph.divide(along, argument)));
    if (!terms) return undefined;
    const n = terms.reduce((lcm, [, { d }]) => (lcm * d) / gcd(lcm, d), 1n);
    const rest = this.#points.map((t) =>
      terms.reduce(
        (quotient, [pair, c]) =>
          field.reduce(quotient * field.power(this.#pairs[pair].b(t), -(n / c.d) * c.n)),
        field.power(this.at(argument, t), n),
      ),
    );
    const e = this.#pairs[0];
    for (const k of [0, 1, -1, 2, -2, 3, -3]) {
      const [first, ...others] = rest.map((x, t) => field.reduce(x * field.power(e.b(t), BigInt(-k))));
      const value = others.every((x) => x === first) ? field.rational(first) : undefined;
      if (!value || value.n <= 0n) continue;
      const known = terms.map(([pair, c]) => [this.#pairs[pair].a, c] as const);
      const ofK = [this.#valuesOf(this.#logOf(value)), rational(1n, n)] as const;
      const degree = terms.reduce((sum, [pair]) => sum + this.#pairs[pair].degrees[0], 1);
      return { values: this.#sum([...known, ofK, [e.a, rational(BigInt(k), n)]]), degree };
    }
    return undefined;
  }

  #sum(terms: readonly (readonly [Values, Rational])[]): Values {
    const weighted = terms.map(([values, c]) => [values, this.field.of(c)] as const);
    return (t) => weighted.reduce((sum, [values, c]) => sum + c * values(t), 0n) % this.field.p;
  }

  #logOf = (value: Rational) => this.graph.log(this.graph.number(value));

  /** b^c of a pair. */
  #power(index: number, c: Rational): Values {
    const { field } = this;
    const { b, root } = this.#pairs[index];
    const { roots, signs } = this.choices;
    if (root) {
      if (roots % c.d !== 0n) throw new NeedsRoots(c.d);
      return (t) => field.power(root(t), (roots / c.d) * c.n);
    }
    if (c.d === 1n) return (t) => field.power(b(t), c.n);
    if (c.d % 4n === 0n) throw new Undecided('fourth roots are taken of variables and exponentials only');
    if (gcd(c.d, field.p - 1n) > 2n) throw new Undecided(`roots of order ${c.d} are not decided`);
    if (c.d % 2n === 0n) this.radicals.add(index);
    const other = ((signs >> index) & 1) === 1;
    return remembered((t) => field.power(this.#root(b(t), c.d, t, other), c.n));
  }

  #root(x: bigint, d: bigint, t: number, other: boolean): bigint {
    const { field } = this;
    if (d % 2n !== 0n) return field.oddRoot(x, d);
    if (!field.isSquare(x)) throw new Resample(t);
    const root = field.squareRoot(field.oddRoot(x, d / 2n));
    return other ? field.p - root : root;
  }
}

/** More points than relations can have unknowns: so many that a false relation would have to hold by chance. */
const SPARE_POINTS = 8;

function remembered(values: Values): Values {
  const known = new Map<number, bigint>();
  return (t) => {
    const value = known.get(t) ?? values(t);
    known.set(t, value);
    return value;
  };
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** The derivative along a free direction: Σ dv ∂e/∂v. */
function slope(g: Graph, e: Node): Node {
  const by = derivatives(g, e);
  const variables = reachable([e]).filter((n) => n.op === 'variable');
  return g.add(...variables.map((v) => g.mul(g.variable(`d ${v.name}`), by(v))));
}

const ALONG_E = 'd log e';

/** The same for a number, as if e could vary. */
function slopeAlongE(g: Graph, number: Node): Node {
  const by = derivatives(g, number);
  const powersOfE = reachable([number]).filter(({ op, args }) => op === 'exp' && args[0].op === 'number');
  return g.add(...powersOfE.map((n) => g.mul(g.variable(ALONG_E), n.args[0], n, by(n))));
}

/** The primes of a positive rational and their exponents; what is too large to factor stays whole. */
function primeFactors({ n, d }: Rational): [bigint, number][] {
  const factors = new Map<bigint, number>();
  const count = (m: bigint, step: number) => {
    let rest = m;
    for (let q = 2n; q * q <= rest && q < 10000n; q++)
      for (; rest % q === 0n; rest /= q) factors.set(q, (factors.get(q) ?? 0) + step);
    if (rest > 1n) factors.set(rest, (factors.get(rest) ?? 0) + step);
  };
  count(n, 1);
  count(d, -1);
  return [...factors];
}
