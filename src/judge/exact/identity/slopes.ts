/** Derivatives by which relations between logarithms are found, and logarithms of numbers. */
import { derivatives } from '../expression/derivative.js';
import type { Graph } from '../expression/graph.js';
import { type Node, reachable } from '../expression/node.js';
import type { Rational } from '../expression/rational.js';

/** The derivative along a free direction: Σ dv ∂e/∂v. */
export function directionalSlope(g: Graph, e: Node): Node {
  const by = derivatives(g, e);
  const variables = reachable([e]).filter((n) => n.op === 'variable');
  return g.add(...variables.map((v) => g.mul(g.variable(`d ${v.name}`), by(v))));
}

export const ALONG_E = 'd log e';

/** The same for a number, as if e could vary. */
export function slopeAlongE(g: Graph, number: Node): Node {
  const by = derivatives(g, number);
  const powersOfE = reachable([number]).filter(({ op, args }) => op === 'exp' && args[0].op === 'number');
  return g.add(...powersOfE.map((n) => g.mul(g.variable(ALONG_E), n.args[0], n, by(n))));
}

/** The primes of a positive rational and their exponents; what is too large to factor stays whole. */
export function primeFactors({ n, d }: Rational): [bigint, number][] {
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
