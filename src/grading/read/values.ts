/** What the values that the grader reads can do: nothing but what stands here. */
import { Derivation } from '../../derivation/derivation.js';

/** The cell does something that the grader does not follow. */
export class Unreadable extends Error {
  override name = 'Unreadable';
}

export type Callable = (...args: unknown[]) => unknown;

/** The functions that a cell may call. */
const callables = new WeakSet<Callable>();

export function callable(f: Callable): Callable {
  callables.add(f);
  return f;
}

export function isCallable(value: unknown): value is Callable {
  return typeof value === 'function' && callables.has(value as Callable);
}

const DERIVATION = new Set(
  'part where define assume given step reaches refutes holds hasShape says cases'.split(' '),
);
const ARRAY = new Set('map forEach flatMap filter join concat slice includes at'.split(' '));
const STRING = new Set('replace replaceAll slice split trim'.split(' '));

/** The method as a function, or Unreadable. */
export function methodOf(value: unknown, name: string): Callable {
  const known =
    value instanceof Derivation
      ? DERIVATION
      : Array.isArray(value)
        ? ARRAY
        : typeof value === 'string'
          ? STRING
          : undefined;
  if (known?.has(name)) {
    const method = (value as Record<string, Callable>)[name];
    return (...args) => method.apply(value, args);
  }
  const own = known ? undefined : propertyOf(value, name);
  if (isCallable(own)) return own;
  throw new Unreadable(`.${name}(…) is not something the grader reads`);
}

/** An own property of a plain object, an entry of a list. */
export function propertyOf(value: unknown, name: string | number): unknown {
  if (name === 'length' && (typeof value === 'string' || Array.isArray(value))) return value.length;
  if (typeof value === 'object' && value !== null && !(value instanceof Derivation)) {
    return Object.hasOwn(value, name) ? (value as Record<string | number, unknown>)[name] : undefined;
  }
  throw new Unreadable(`.${name} is not something the grader reads`);
}

export function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  throw new Unreadable('only a list can stand here');
}

/** Numbers and strings only: no object gets to say what it is worth. */
export function calculate(operator: string, a: unknown, b: unknown): unknown {
  if (operator === '===') return a === b;
  if (operator === '!==') return a !== b;
  const plain = (x: unknown): x is number => typeof x === 'number' || typeof x === 'string';
  if (!plain(a) || !plain(b)) throw new Unreadable(`${operator} is read for numbers and strings only`);
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '<':
      return a < b;
    case '>':
      return a > b;
    case '<=':
      return a <= b;
    case '>=':
      return a >= b;
    default:
      throw new Unreadable(`the operator ${operator} is not something the grader reads`);
  }
}

export function textOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new Unreadable('only a string or a number can stand in a text');
}
