/** Polynomials as a square and something that is not negative. */

import { type Mask, NEGATIVE } from '../expression/masks.js';
import type { Node } from '../expression/node.js';
import {
  constant,
  fits,
  type Monomial,
  multiply,
  type Polynomial,
  polynomial,
  sum,
} from '../expression/polynomial.js';
import * as Q from '../expression/rational.js';
import type { SignReader } from './estimates.js';

/** A positive multiple of sign·p is root² + rest, and the rest is not negative. */
interface SquareAndRest {
  readonly sign: number;
  readonly root: Polynomial;
  readonly rest: Polynomial;
  readonly restMask: Mask;
}

/** 4c(c w² + b w + r) = (2c w + b)² + (4c r − b²) for a number c and a power w, if the last part is not negative. */
export function squareAndRest({ fractions, mask }: SignReader, p: Polynomial): SquareAndRest | undefined {
  const terms = [...p.values()];
  const degree = (v: Node, t: Monomial) => t.powers.get(v) ?? 0;
  for (const v of new Set(terms.flatMap((t) => [...t.powers.keys()]))) {
    const half = Math.max(...terms.map((t) => degree(v, t))) / 2;
    const [r, b, a] = [0, half, 2 * half].map((k) =>
      polynomial(terms.filter((t) => degree(v, t) === k).map((t) => ({ ...t, powers: except(t.powers, v) }))),
    );
    const c = a.get('')?.coefficient;
    if (!c || a.size > 1 || r.size + b.size + a.size < p.size || !Number.isInteger(half)) continue;
    if (!fits(b, b)) continue;
    const rest = sum(
      multiply(constant(Q.times(c, Q.rational(4))), r),
      multiply(constant(Q.rational(-1)), multiply(b, b)),
    );
    const restMask = mask(fractions.node(rest));
    if (restMask & NEGATIVE) continue;
    const twice = polynomial([{ coefficient: Q.times(c, Q.rational(2)), powers: new Map([[v, half]]) }]);
    return { sign: Q.sign(c), root: sum(twice, b), rest, restMask };
  }
  return undefined;
}

const except = (powers: ReadonlyMap<Node, number>, v: Node) => new Map([...powers].filter(([a]) => a !== v));
