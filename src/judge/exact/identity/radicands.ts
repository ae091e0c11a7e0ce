/** What square roots are taken of: which of both roots it is has to be tried, but for those that are independent. */
import { type Node, reachable } from '../expression/node.js';

/** Points at which it is looked whether products are squares; each that is none is seen there with probability 1/2. */
export const SQUARE_POINTS = 16;

const MAX_RADICANDS = 10;

/** A prime, or an expression with variables and without roots (which are exponentials of logarithms). */
export const isPlain = (node: Node): boolean =>
  node.op === 'number'
    ? node.value.d === 1n && node.value.n < LEAST_UNFACTORED
    : reachable([node]).some(({ op }) => op === 'variable') &&
      !reachable([node]).some(({ op, args }) => op === 'exp' && reachable(args).some((n) => n.op === 'log'));

/** A number of which a logarithm is kept is a prime, if it is less (slopes.ts). */
const LEAST_UNFACTORED = 10n ** 8n;

/** Whether a node is made of rational numbers and roots: it has the same value at all points. */
export const isAlgebraic = ({ op, args }: Node): boolean =>
  op === 'number' ||
  (['add', 'mul', 'power'].includes(op) && args.every(isAlgebraic)) ||
  (op === 'exp' && isMultipleOfLog(args[0]));

const isMultipleOfLog = ({ op, args }: Node): boolean =>
  (op === 'log' && isAlgebraic(args[0])) ||
  (op === 'mul' && args.length === 2 && args[0].op === 'number' && isMultipleOfLog(args[1])) ||
  (op === 'add' && args.every(isMultipleOfLog));

/**
 * Whether no product of some of these is a square of a rational function. Different primes have none; if functions are
 * among them a point shows it, where the product is no square.
 */
export function haveNoSquare(
  radicands: readonly Node[],
  isSquareAt: (radicand: Node, k: number) => boolean,
): boolean {
  if (radicands.length > MAX_RADICANDS) return false;
  const [primes, functions] = [true, false].map((is) =>
    radicands.filter(({ op }) => (op === 'number') === is),
  );
  const subsets = Array.from({ length: 1 << radicands.length }, (_, subset) => subset);
  const open = new Set(subsets.filter((subset) => subset >> primes.length !== 0));
  for (let k = 0; k < SQUARE_POINTS && open.size > 0; k++) {
    /** Bit i: the radicand i is no square here. */
    const bits = [...primes, ...functions].reduce((all, r, i) => all | (isSquareAt(r, k) ? 0 : 1 << i), 0);
    for (const subset of open) if (isOdd(bits & subset)) open.delete(subset);
  }
  return open.size === 0;
}

/** Whether the number of bits is odd. */
const isOdd = (bits: number): boolean => bits > 0 && !isOdd(bits & (bits - 1));
