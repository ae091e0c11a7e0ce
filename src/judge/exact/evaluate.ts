/**
 * Floating-point values with a bound on their rounding errors, for witnesses: a value is a pair [v, error], and the
 * true value lies within error of v. Small dyadic numbers are exact, so that a kink can be hit.
 */
import { type Node, reachable } from './node.js';
import { type Rational, toNumber } from './rational.js';

export type Value = readonly [value: number, error: number];

const EPSILON = 2 ** -51;
export const UNKNOWN: Value = [Number.NaN, Number.POSITIVE_INFINITY];

/** Also covers what is lost where numbers become too small. */
const TINY = 1e-290;

/** After one rounding; sums and products of exact small multiples of 2⁻²⁰ that are such again are exact. */
function rounded(v: number, error: number, exact: boolean): Value {
  if (!Number.isFinite(v)) return UNKNOWN;
  if (exact && Math.abs(v) < 4096 && Number.isInteger(v * 2 ** 20)) return [v, 0];
  return [v, error + Math.abs(v) * EPSILON + TINY];
}

function fromRational(q: Rational): Value {
  const v = toNumber(q);
  return q.d <= 2n ** 20n && (q.d & (q.d - 1n)) === 0n ? rounded(v, 0, true) : [v, Math.abs(v) * EPSILON];
}

const add = ([a, x]: Value, [b, y]: Value): Value => rounded(a + b, x + y, x + y === 0);
const mul = ([a, x]: Value, [b, y]: Value): Value =>
  rounded(a * b, Math.abs(a) * y + Math.abs(b) * x + x * y, x === 0 && y === 0);

function inverse([a, x]: Value): Value {
  const least = Math.abs(a) - x;
  return least > 0 ? rounded(1 / a, x / least / Math.abs(a), x === 0) : UNKNOWN;
}

function power(a: Value, k: number): Value {
  if (k === 1) return a;
  const half = power(a, Math.floor(k / 2));
  return k % 2 === 0 ? mul(half, half) : mul(a, mul(half, half));
}

function exp([a, x]: Value): Value {
  if (a === 0 && x === 0) return [1, 0];
  const v = Math.exp(a);
  return x < 0.1 && Number.isFinite(v) ? [v, v * (1.1 * x + 4 * EPSILON) + TINY] : UNKNOWN;
}

function log([a, x]: Value): Value {
  const least = a - x;
  if (!(least > 0)) return UNKNOWN;
  if (a === 1 && x === 0) return [0, 0];
  const v = Math.log(a);
  return [v, x / least + Math.abs(v) * 4 * EPSILON];
}

/** −1, 0, 1; undefined where the error hides it. */
function signOf([a, x]: Value): number | undefined {
  if (Math.abs(a) > x) return Math.sign(a);
  return x === 0 ? 0 : undefined;
}

/** The value of every root; UNKNOWN where it is undefined or the errors are too large. */
export function evaluate(roots: readonly Node[], variables: (name: string) => Rational): Value[] {
  const values = new Map<Node, Value>();
  const of = (node: Node): Value => {
    let value = values.get(node);
    if (!value) {
      value = compute(node);
      values.set(node, value);
    }
    return value;
  };
  /** A case that does not apply, at this point. */
  const isAbsent = (node: Node): boolean => {
    if (node.op !== 'kink') return node.op === 'absent';
    const sign = signOf(of(node.args[0]));
    return sign !== undefined && isAbsent(node.args[sign + 2]);
  };
  const compute = (node: Node): Value => {
    const { args } = node;
    switch (node.op) {
      case 'number':
        return fromRational(node.value);
      case 'variable':
        return fromRational(variables(node.name));
      case 'define':
        return of(args[0]);
      case 'add':
        return args.map(of).reduce(add);
      case 'absent':
        return [0, 0];
      case 'mul':
        return args.some(isAbsent) ? [0, 0] : args.map(of).reduce(mul);
      case 'power': {
        const base = node.exponent < 0 ? inverse(of(args[0])) : of(args[0]);
        return power(base, Math.abs(node.exponent));
      }
      case 'exp':
        return exp(of(args[0]));
      case 'log':
        return log(of(args[0]));
      case 'abs': {
        const [v, error] = of(args[0]);
        return [Math.abs(v), error];
      }
      case 'cases':
      case 'kink': {
        const sign = signOf(of(args[0]));
        return sign === undefined ? UNKNOWN : of(args[sign + 2]);
      }
      default:
        return UNKNOWN;
    }
  };
  return roots.map(of);
}

/** All names of variables under the roots. */
export const variablesOf = (roots: readonly Node[]) =>
  reachable(roots)
    .filter(({ op }) => op === 'variable')
    .map(({ name }) => name);
