/** The value of an expression at a point, in any arithmetic: floats.ts for the search, enclosure.ts for what counts. */
import { type Node, reachable } from '../expression/node.js';
import type { Rational } from '../expression/rational.js';
import type { Limit } from '../expression/undecided.js';

export interface Arithmetic<T> {
  of(q: Rational): T;
  add(a: T, b: T): T;
  mul(a: T, b: T): T;
  inverse(a: T): T;
  exp(a: T): T;
  log(a: T): T;
  abs(a: T): T;
  /** −1, 0 or 1; what the value of a case is instead, if the sign is not known. */
  sign(a: T): -1 | 0 | 1 | { readonly without: T };
  readonly undefined: T;
  /** What an operation counts for the limit. */
  readonly work: number;
}

/** The values of the roots where the variables have these values. Throws TimeIsOver. */
export function evaluateRoots<T>(
  roots: readonly Node[],
  variables: (name: string) => T,
  arithmetic: Arithmetic<T>,
  limit: Limit,
): T[] {
  const values = new Map<Node, T>();
  const of = (node: Node): T => {
    let value = values.get(node);
    if (value === undefined) {
      limit.check(arithmetic.work);
      value = compute(node);
      values.set(node, value);
    }
    return value;
  };
  const counted = (operation: (a: T, b: T) => T) => (a: T, b: T) => {
    limit.check(arithmetic.work);
    return operation(a, b);
  };
  /** A case that does not apply, at this point. */
  const isAbsent = (node: Node): boolean => {
    if (node.op !== 'kink') return node.op === 'absent';
    const sign = arithmetic.sign(of(node.args[0]));
    return typeof sign === 'number' && isAbsent(node.args[sign + 2]);
  };
  const compute = (node: Node): T => {
    const { args } = node;
    switch (node.op) {
      case 'number':
        return arithmetic.of(node.value);
      case 'variable':
        return variables(node.name);
      case 'define':
        return of(args[0]);
      case 'add':
        return args.map(of).reduce(counted(arithmetic.add));
      case 'absent':
        return arithmetic.of(ZERO);
      case 'mul':
        return args.some(isAbsent) ? arithmetic.of(ZERO) : args.map(of).reduce(counted(arithmetic.mul));
      case 'power': {
        const base = node.exponent < 0 ? arithmetic.inverse(of(args[0])) : of(args[0]);
        return power(counted(arithmetic.mul), base, Math.abs(node.exponent));
      }
      case 'exp':
      case 'log':
      case 'abs':
        return arithmetic[node.op](of(args[0]));
      case 'cases':
      case 'kink': {
        const sign = arithmetic.sign(of(args[0]));
        return typeof sign === 'number' ? of(args[sign + 2]) : sign.without;
      }
      case 'undefined':
        return arithmetic.undefined;
      case 'sum':
      case 'relation':
        throw new Error(`${node.name}: its size and its indices have no values`);
    }
  };
  return roots.map(of);
}

const ZERO: Rational = { n: 0n, d: 1n };

function power<T>(mul: (a: T, b: T) => T, a: T, k: number): T {
  if (k === 1) return a;
  const half = power(mul, a, Math.floor(k / 2));
  const square = mul(half, half);
  return k % 2 === 0 ? square : mul(a, square);
}

/** All names of variables under the roots. */
export const variablesOf = (roots: readonly Node[]) =>
  reachable(roots)
    .filter(({ op }) => op === 'variable')
    .map(({ name }) => name);
