/** What the values that the grader reads can do: nothing but what stands here. */
import { Derivation } from '../../derivation/derivation.js';

/** The cell does something that the grader does not follow. */
export class Unreadable extends Error {
  override name = 'Unreadable';
}

export type Callable = (...args: unknown[]) => unknown;

/** Longer texts (characters) and lists are in no derivation. */
const MAX_TEXT = 20_000;
const MAX_LIST = 10_000;

/** The value, or Unreadable if it has grown too long: doubled again and again it would fill the memory. */
export function bounded<T>(value: T): T {
  if (sizeOf(value) > (Array.isArray(value) ? MAX_LIST : MAX_TEXT)) throw new Unreadable(TOO_LONG);
  return value;
}

const TOO_LONG = 'a text or a list grows too long for the grader to read';

const sizeOf = (value: unknown): number =>
  typeof value === 'string' || Array.isArray(value) ? value.length : 0;

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
const ARRAY = new Set('map forEach flatMap filter reduce join concat slice includes at'.split(' '));
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
    return (...args) => {
      const given = args.reduce<number>((sum, arg) => sum + sizeOf(arg), 0);
      // Each character may be replaced by what is given.
      const most = typeof value === 'string' ? value.length * given : given;
      if (most > 10 * MAX_TEXT) throw new Unreadable(TOO_LONG);
      return bounded(method.apply(value, args));
    };
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
      return bounded(a + b);
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
