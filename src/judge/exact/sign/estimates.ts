/**
 * Signs of sums by inequalities between real numbers:
 *
 *   e^u ≥ k (1 + u − log k), k > 0      1 − 1/v ≤ log v ≤ v − 1      tangents of convex functions
 *   (α + β√U)(α − β√U) = α² − β²U       so the larger of |α|, |β√U| decides
 */
import type { Graph } from '../expression/graph.js';
import { ANY, flip, type Mask, NEGATIVE, POSITIVE, sumMask } from '../expression/masks.js';
import { type Node, reachable } from '../expression/node.js';
import { type Fractions, type Monomial, type Polynomial, polynomial } from '../expression/polynomial.js';
import type { Product } from '../expression/products.js';
import { ONE } from '../expression/rational.js';

/** What is asked of the signs that are known. */
export interface SignReader {
  readonly graph: Graph;
  readonly fractions: Fractions;
  readonly mask: (node: Node) => Mask;
  factors(node: Node): Product;
}

/** p = factor·atom + others, where the atom stands in neither. */
interface Linear {
  readonly atom: Node;
  readonly factor: Node;
  readonly others: Node;
}

/** An atom has one power throughout: that of e^(x/2), which is an atom, may be 2. */
function linearIn({ graph: g, fractions }: SignReader, p: Polynomial, atom: Node): Linear | undefined {
  const terms = [...p.values()];
  const power = ({ powers }: Monomial) => powers.get(atom) ?? 0;
  const k = Math.max(...terms.map(power));
  if (terms.some((term) => power(term) !== 0 && power(term) !== k)) return undefined;
  if (k > 1 && atom.op !== 'exp') return undefined;
  const [others, factor] = [0, k].map((own) =>
    fractions.node(
      polynomial(terms.filter((term) => power(term) === own).map((term) => without(term, atom))),
    ),
  );
  return { atom: k > 1 ? g.exp(g.mul(g.number(k), atom.args[0])) : atom, factor, others };
}

const without = ({ powers, ...term }: Monomial, atom: Node): Monomial => ({
  ...term,
  powers: new Map([...powers].filter(([other]) => other !== atom)),
});

const atomsOf = (p: Polynomial) => new Set([...p.values()].flatMap(({ powers }) => [...powers.keys()]));

/** U, if the atom is √U. */
function radicandOf({ op, args: [exponent] }: Node): Node | undefined {
  if (op !== 'exp' || exponent.op !== 'mul' || exponent.args.length !== 2) return undefined;
  const [half, log] = exponent.args;
  return half.op === 'number' && half.value.n === 1n && half.value.d === 2n && log.op === 'log'
    ? log.args[0]
    : undefined;
}

/** The sign of α + β√U: a product of the same sign, the signs that it may have, or nothing. */
export function byRoot(signs: SignReader, p: Polynomial): Product | Mask {
  const { graph: g, fractions } = signs;
  for (const atom of atomsOf(p)) {
    const radicand = radicandOf(atom);
    const parts = radicand && linearIn(signs, p, atom);
    if (!parts || parts.atom !== atom) continue;
    const { factor: b, others: a } = parts;
    const [square, other] = [g.power(a, 2), g.mul(g.power(b, 2), radicand)];
    const { above, below } = fractions.of(g.subtract(square, other));
    const difference = g.divide(withoutSquaredRoots(fractions, above), fractions.node(below));
    const [alpha, beta, larger] = [a, b, difference].map(signs.mask);
    if (larger === NEGATIVE) return signs.factors(b);
    if (larger === POSITIVE) return signs.factors(a);
    if (!(alpha & NEGATIVE) && !(beta & POSITIVE)) return signs.factors(difference);
    if (!(alpha & POSITIVE) && !(beta & NEGATIVE)) return signs.factors(g.negate(difference));
    const mask = sumMask([alpha, beta]);
    if (mask !== ANY) return mask;
  }
  return ANY;
}

/** √V² is V. */
function withoutSquaredRoots(fractions: Fractions, p: Polynomial): Node {
  const g = fractions.graph;
  const isSquare = ([atom, k]: readonly [Node, number]) => k > 1 && radicandOf(atom);
  if (![...p.values()].some(({ powers }) => [...powers].some(isSquare))) return fractions.node(p);
  const reduced = [...p.values()].map(({ coefficient, powers }) =>
    g.mul(
      g.number(coefficient),
      ...[...powers].flatMap(([atom, k]) => {
        const radicand = radicandOf(atom);
        if (!radicand)
          return [fractions.node(polynomial([{ coefficient: ONE, powers: new Map([[atom, k]]) }]))];
        return [g.power(radicand, Math.floor(k / 2)), ...(k % 2 ? [atom] : [])];
      }),
    ),
  );
  return g.add(...reduced);
}

/** A bound of an atom, from below (1) or from above (−1). */
interface Bound {
  readonly side: 1 | -1;
  readonly value: Node;
}

/** The signs that p may have, by the tangent of one exponential or logarithm in it. */
export function byTangent(signs: SignReader, p: Polynomial): Mask {
  for (const atom of atomsOf(p)) {
    for (const parts of isCurved(atom) ? curvedIn(signs, p, atom) : []) {
      const sign = signs.mask(parts.factor);
      if (sign & NEGATIVE && sign & POSITIVE) continue;
      for (const { side, value } of boundsOf(signs, parts)) {
        const mask = signs.mask(signs.graph.add(signs.graph.mul(parts.factor, value), parts.others));
        // Where the bound is 0 the sum may be more than that.
        const beyond = (sign & NEGATIVE ? side < 0 : side > 0) ? POSITIVE : NEGATIVE;
        if (!(mask & flip(beyond))) return mask | beyond;
      }
    }
  }
  return ANY;
}

const isCurved = (atom: Node) => (atom.op === 'exp' || atom.op === 'log') && !isNumber(atom);

/** a e^u + b has the sign of a + b e^(−u). */
function curvedIn(signs: SignReader, p: Polynomial, atom: Node): Linear[] {
  const parts = linearIn(signs, p, atom);
  if (!parts) return [];
  const g = signs.graph;
  const { factor, others } = parts;
  const inverse = () => ({ atom: g.exp(g.negate(parts.atom.args[0])), factor: others, others: factor });
  return atom.op === 'exp' ? [parts, inverse()] : [parts];
}

function boundsOf(signs: SignReader, { atom, factor, others }: Linear): Bound[] {
  const { graph: g, fractions } = signs;
  const [u] = atom.args;
  if (atom.op === 'log')
    return [
      { side: 1, value: g.subtract(g.one, g.power(u, -1)) },
      { side: -1, value: g.subtract(u, g.one) },
    ];
  // k so that the factor times k (1 + u − log k) has of some variable what the others take away; and 1.
  const steep = atomsOf(fractions.of(others).above);
  const slopes = [...steep].flatMap((v) => {
    const [inside, beside] = [u, others].map((node) => coefficient(fractions, node, v));
    if (!inside || !beside) return [];
    const k = g.negate(g.divide(beside, g.mul(factor, inside)));
    return isNumber(k) && k.op !== 'undefined' && signs.mask(k) === POSITIVE ? [k] : [];
  });
  return [g.one, ...slopes.slice(0, 2)].map((k) => ({
    side: 1,
    value: g.mul(k, g.add(g.one, u, g.negate(g.log(k)))),
  }));
}

const isNumber = (node: Node) => reachable([node]).every(({ op }) => op !== 'variable');

/** Of a variable in a polynomial of degree one in it; undefined if it is none, or 0. */
function coefficient(fractions: Fractions, node: Node, v: Node): Node | undefined {
  const terms = [...fractions.of(node).above.values()];
  if (v.op !== 'variable' || terms.some(({ powers }) => (powers.get(v) ?? 0) > 1)) return undefined;
  const own = terms.filter(({ powers }) => powers.has(v)).map((term) => without(term, v));
  return own.length > 0 ? fractions.node(polynomial(own)) : undefined;
}
