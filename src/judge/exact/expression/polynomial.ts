/**
 * Quotients of polynomials with rational coefficients, written out, in atoms: variables, exponentials of single
 * monomials (e^{2x−y} = (e^x)² / e^y) and whatever else is left whole. Used for signs, never for equality.
 */
import type { Graph } from './graph.js';
import type { Node } from './node.js';
import * as Q from './rational.js';

/** coefficient · Π atomᵏ, k > 0. */
export interface Monomial {
  readonly coefficient: Q.Rational;
  readonly powers: ReadonlyMap<Node, number>;
}
/** By monomial; no coefficient is zero. */
export type Polynomial = ReadonlyMap<string, Monomial>;
export interface Fraction {
  readonly above: Polynomial;
  readonly below: Polynomial;
}

/** Terms of what is written out. */
export const TOO_MANY = 600;

const keyOf = (powers: ReadonlyMap<Node, number>) =>
  [...powers]
    .sort(([a], [b]) => a.id - b.id)
    .map(([atom, k]) => `${atom.id}^${k}`)
    .join(' ');

export function polynomial(terms: Iterable<Monomial>): Polynomial {
  const sum = new Map<string, Monomial>();
  for (const { coefficient, powers } of terms) {
    const key = keyOf(powers);
    const total = Q.plus(coefficient, sum.get(key)?.coefficient ?? Q.ZERO);
    if (total.n === 0n) sum.delete(key);
    else sum.set(key, { coefficient: total, powers });
  }
  return sum;
}

export const constant = (value: Q.Rational) => polynomial([{ coefficient: value, powers: new Map() }]);
const ONE = constant(Q.ONE);
const isOne = (p: Polynomial) =>
  p.size === 1 && p.get('')?.coefficient.n === 1n && p.get('')?.coefficient.d === 1n;

export const sum = (a: Polynomial, b: Polynomial) => polynomial([...a.values(), ...b.values()]);

export function multiply(a: Polynomial, b: Polynomial): Polynomial {
  if (isOne(a)) return b;
  if (isOne(b)) return a;
  if (!fits(a, b)) throw new TooLarge();
  const terms: Monomial[] = [];
  for (const x of a.values())
    for (const y of b.values()) {
      const powers = new Map(x.powers);
      for (const [atom, k] of y.powers) powers.set(atom, k + (powers.get(atom) ?? 0));
      terms.push({ coefficient: Q.times(x.coefficient, y.coefficient), powers });
    }
  return polynomial(terms);
}

const MAX_BITS = 20_000;

function raised(p: Polynomial, times: number): Polynomial {
  const [term] = p.values();
  if (p.size !== 1) {
    if (times > 20) throw new TooLarge();
    return Array.from({ length: times }, () => p).reduce(multiply);
  }
  if (Q.bits(term.coefficient) * times > MAX_BITS) throw new TooLarge();
  const powers = new Map([...term.powers].map(([atom, k]) => [atom, k * times]));
  return polynomial([{ coefficient: Q.power(term.coefficient, times), powers }]);
}

/** Whether the product is small enough to be written out. */
export const fits = (a: Polynomial, b: Polynomial) => a.size * b.size <= TOO_MANY;

class TooLarge extends Error {}

/** Writes nodes (without cases) as fractions; what grows too large is left whole, as an atom. */
export class Fractions {
  readonly #done = new Map<Node, Fraction>();
  constructor(readonly graph: Graph) {}

  of(node: Node): Fraction {
    this.graph.limit.check();
    let fraction = this.#done.get(node);
    if (fraction) return fraction;
    try {
      fraction = this.#expand(node);
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
      fraction = powerOfAtom(node, 1);
    }
    this.#done.set(node, fraction);
    return fraction;
  }

  #expand(node: Node): Fraction {
    const parts = () => node.args.map((arg) => this.of(arg));
    switch (node.op) {
      case 'number':
        return { above: constant(node.value), below: ONE };
      case 'define':
        return this.of(node.args[0]);
      case 'add':
        return parts().reduce(addFractions);
      case 'mul':
        return parts().reduce((a, b) => ({
          above: multiply(a.above, b.above),
          below: multiply(a.below, b.below),
        }));
      case 'power': {
        const { above, below } = this.of(node.args[0]);
        const times = Math.abs(node.exponent);
        const raise = (p: Polynomial) => raised(p, times);
        return node.exponent > 0
          ? { above: raise(above), below: raise(below) }
          : { above: raise(below), below: raise(above) };
      }
      case 'exp':
        return this.#exponential(node);
      default:
        return powerOfAtom(node, 1);
    }
  }

  /** e^{Σ (p/q) m} = Π (e^{m/q})^p over the monomials m; q even, so that e^x and e^{x/2} are powers of one atom. */
  #exponential(node: Node): Fraction {
    const { above, below } = this.of(node.args[0]);
    if (!isOne(below)) return powerOfAtom(node, 1);
    let result: Fraction = { above: ONE, below: ONE };
    for (const { coefficient, powers } of above.values()) {
      if (!Number.isSafeInteger(Number(coefficient.n))) throw new TooLarge();
      const q = coefficient.d % 2n === 0n ? coefficient.d : 2n * coefficient.d;
      const monomial = this.#product({ coefficient: Q.rational(1n, q), powers });
      const factor = powerOfAtom(this.graph.exp(monomial), Number((coefficient.n * q) / coefficient.d));
      result = { above: multiply(result.above, factor.above), below: multiply(result.below, factor.below) };
    }
    return result;
  }

  #product = ({ coefficient, powers }: Monomial) => {
    const g = this.graph;
    const power = ([a, k]: readonly [Node, number]) =>
      a.op === 'exp' ? g.exp(g.mul(g.number(k), a.args[0])) : g.power(a, k);
    return g.mul(g.number(coefficient), ...[...powers].map(power));
  };

  /** Back to a node. */
  node = (p: Polynomial) => this.graph.add(...[...p.values()].map(this.#product));
}

export function powerOfAtom(node: Node, exponent: number): Fraction {
  const power = polynomial([{ coefficient: Q.ONE, powers: new Map([[node, Math.abs(exponent)]]) }]);
  return exponent > 0 ? { above: power, below: ONE } : { above: ONE, below: power };
}

function addFractions(a: Fraction, b: Fraction): Fraction {
  if (keyOfPolynomial(a.below) === keyOfPolynomial(b.below))
    return { above: sum(a.above, b.above), below: a.below };
  return {
    above: sum(multiply(a.above, b.below), multiply(b.above, a.below)),
    below: multiply(a.below, b.below),
  };
}

/** The coefficient of its first monomial that is no number, if there is one, and the rest. */
export function monic(p: Polynomial): { lead: Q.Rational; rest: Polynomial } {
  const lead = p.get([...p.keys()].sort().find((key) => key !== '') ?? '')?.coefficient ?? Q.ONE;
  const inverse = Q.power(lead, -1);
  return {
    lead,
    rest: polynomial([...p.values()].map((t) => ({ ...t, coefficient: Q.times(t.coefficient, inverse) }))),
  };
}

/** Equal polynomials have equal keys. */
export const keyOfPolynomial = (p: Polynomial) =>
  [...p]
    .map(([key, { coefficient }]) => `${Q.show(coefficient)}·${key}`)
    .sort()
    .join(' + ');
