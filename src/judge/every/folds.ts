/**
 * How many bound indices an expression touches at a time: the number b of exact/README.md §6.
 *
 *   without a sum 0 · + the largest · × together · u^k k times · Σ one more
 *
 * and a quotient is brought on a common denominator, as the difference of two sides is. This file and schema.ts,
 * reading.ts and instance.ts are what an "exact" for every size rests on, besides the judge at given sizes.
 */
import { type Node, reachable } from '../exact/expression/node.js';
import { NotCovered } from './ranges.js';
import { binderOf, type Schema } from './schema.js';

/** By size, how many indices of sums over it. */
export type Folds = Readonly<Record<string, number>>;

/** An expression is N/D: the folds of N, and of D the factors, each with its power and its own folds. */
interface Quotient {
  readonly above: Folds;
  readonly below: ReadonlyMap<Node, { readonly power: number; readonly folds: Folds }>;
}

const LOCAL: Quotient = { above: {}, below: new Map() };

/**
 * The folds of all the differences left − right, brought on their denominators, and the divisors among these that may
 * vanish: none must be zero everywhere. Throws NotCovered.
 */
export function foldsOf(
  g: Schema,
  sides: readonly (readonly [Node, Node])[],
  assumptions: readonly Node[],
): { bound: Folds; divisors: readonly Node[] } {
  if (assumptions.some(g.hasSum)) throw new NotCovered('an assumption on a sum');
  const folding = new Folding(g);
  const differences = sides.map((pair) => folding.sum(pair.map((side) => folding.of(side))));
  const divisors = differences.flatMap(({ below }) => [...below.keys()]).filter((z) => !z.positive);
  if (divisors.length > 0) mustBeAnalytic([...sides.flat(), ...assumptions]);
  for (const divisor of divisors) mustNotVanish(g, divisor);
  return { bound: differences.reduce<Folds>((most, { above }) => largest(most, above), {}), divisors };
}

/**
 * A divisor that may vanish is cancelled by continuity, so all must be analytic, on a connected domain: nothing but
 * + · / exp, and logarithms of what is positive.
 */
function mustBeAnalytic(nodes: readonly Node[]): void {
  const other = reachable(nodes).find(
    ({ op, args }) =>
      ['cases', 'kink', 'abs', 'undefined'].includes(op) || (op === 'log' && !args[0].positive),
  );
  if (other) throw new NotCovered('cases beside a divisor that may vanish');
}

/**
 * That a divisor is not zero everywhere must hold at the sizes that are not judged too: it is a polynomial in which
 * every term of a sum has an entry with the index of the sum, so that further entries may be 0.
 */
function mustNotVanish(g: Schema, divisor: Node): void {
  const sums = reachable([divisor]).filter(({ op }) => op === 'sum');
  const isPolynomial = reachable([divisor]).every(
    ({ op, exponent }) =>
      ['number', 'variable', 'add', 'mul', 'sum', 'relation'].includes(op) ||
      (op === 'power' && exponent > 0),
  );
  const hasEntry = (node: Node, index: string): boolean => {
    if (node.op === 'variable') return g.indices(node).has(index);
    if (node.op === 'add') return node.args.every((term) => hasEntry(term, index));
    return ['mul', 'power', 'sum'].includes(node.op) && node.args.some((factor) => hasEntry(factor, index));
  };
  if (!isPolynomial || !sums.every((sum) => hasEntry(sum.args[0], binderOf(sum)[0])))
    throw new NotCovered('a divisor that might be zero everywhere at other sizes');
}

class Folding {
  readonly #known = new Map<Node, Quotient>();

  constructor(readonly g: Schema) {}

  of(node: Node): Quotient {
    if (!this.g.hasSum(node)) return LOCAL;
    const known = this.#known.get(node);
    if (known) return known;
    const result = this.#read(node);
    this.#known.set(node, result);
    return result;
  }

  #read(node: Node): Quotient {
    switch (node.op) {
      case 'add':
        return this.sum(node.args.map((arg) => this.of(arg)));
      case 'mul':
        return node.args.map((arg) => this.of(arg)).reduce(product);
      case 'define':
        return this.of(node.args[0]);
      case 'power': {
        const base = this.of(node.args[0]);
        const factor = node.exponent > 0 ? base : inverse(node.args[0], base);
        return Array.from({ length: Math.abs(node.exponent) }, () => factor).reduce(product, LOCAL);
      }
      case 'cases':
      case 'kink': {
        const [a, ...branches] = node.args;
        if (this.g.hasSum(a)) throw new NotCovered('a case by a sum');
        return this.sum(branches.map((branch) => this.of(branch)));
      }
      case 'sum': {
        const [index, size] = binderOf(node);
        const { above, below } = this.of(node.args[0]);
        for (const divisor of below.keys())
          if (this.g.indices(divisor).has(index)) throw new NotCovered('a divisor that varies in a sum');
        return { above: together(above, { [size]: 1 }), below };
      }
    }
    throw new NotCovered(`a sum inside ${node.op}`);
  }

  /** On the least common denominator. */
  sum(terms: readonly Quotient[]): Quotient {
    const below = new Map<Node, { power: number; folds: Folds }>();
    for (const term of terms)
      for (const [divisor, { power, folds }] of term.below)
        below.set(divisor, { power: Math.max(power, below.get(divisor)?.power ?? 0), folds });
    const raised = ({ above, below: own }: Quotient) =>
      [...below].reduce(
        (total, [divisor, { power, folds }]) =>
          together(total, times(folds, power - (own.get(divisor)?.power ?? 0))),
        above,
      );
    return { above: terms.map(raised).reduce(largest, {}), below };
  }
}

function product(a: Quotient, b: Quotient): Quotient {
  const below = new Map(a.below);
  for (const [divisor, { power, folds }] of b.below)
    below.set(divisor, { power: power + (below.get(divisor)?.power ?? 0), folds });
  return { above: together(a.above, b.above), below };
}

/** 1/(N/D) = D/N; an N without sums is no denominator, it stays where it is. */
const inverse = (node: Node, { above, below }: Quotient): Quotient => ({
  above: [...below.values()].reduce(
    (sum, { power, folds }) => together(sum, times(folds, power)),
    {} as Folds,
  ),
  below: new Map(Object.keys(above).length > 0 ? [[node, { power: 1, folds: above }]] : []),
});

const merged = (a: Folds, b: Folds, f: (x: number, y: number) => number): Folds =>
  Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((s) => [s, f(a[s] ?? 0, b[s] ?? 0)]),
  );
const together = (a: Folds, b: Folds) => merged(a, b, (x, y) => x + y);
const largest = (a: Folds, b: Folds) => merged(a, b, Math.max);
const times = (a: Folds, k: number): Folds =>
  Object.fromEntries(Object.entries(a).map(([s, n]) => [s, n * k]));
