/** Powers with a whole number as exponent that is not known: (−1)^(2n), x^n. */
import type { Graph } from '../exact/expression/graph.js';
import type { Node } from '../exact/expression/node.js';

/** Whether a node is a polynomial with whole coefficients in the whole numbers of the graph. */
export function isWhole(g: Graph, { op, name, value, exponent, args }: Node): boolean {
  if (op === 'number') return value.d === 1n;
  if (op === 'variable') return g.wholes.has(name);
  if (op === 'power' && exponent < 0) return false;
  return ['add', 'mul', 'power'].includes(op) && args.every((arg) => isWhole(g, arg));
}

/**
 * x^y = |x|^y for x > 0 and for even y, −|x|^y for x < 0 and odd y; 0^y is 0, 1, undefined as y is positive, 0,
 * negative.
 */
export function wholePower(g: Graph, x: Node, y: Node): Node {
  const power = (a: Node) => g.exp(g.mul(y, g.log(a)));
  if (x.positive) return power(x);
  const missing = g.undefined('a base other than 0');
  const atZero = g.cases(y, missing, g.one, g.zero);
  return g.cases(x, g.mul(signOf(g, y), power(g.negate(x))), atZero, power(x));
}

/** (−1)^y, a product over the monomials with odd coefficients: each may be even or odd, whatever the others are. */
function signOf(g: Graph, y: Node): Node {
  const [minus, one] = [g.number(-1), g.one];
  const factor = (monomial: string) =>
    monomial === '' ? minus : g.cases(g.variable(`${PARITY}${monomial}`), minus, minus, one);
  return g.mul(...[...oddMonomials(y)].map(factor));
}

/** How the variables are called that say whether a product of sizes is odd. */
const PARITY = 'parity of ';

/** The polynomial modulo 2: n² is even or odd as n is. */
function oddMonomials({ op, name, value, args }: Node): ReadonlySet<string> {
  if (op === 'number') return new Set(value.n % 2n === 0n ? [] : ['']);
  if (op === 'variable') return new Set([name]);
  const parts = args.map(oddMonomials);
  return parts.reduce(op === 'add' ? odd : product);
}

const product = (a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> =>
  [...a].flatMap((m) => [...b].map((n) => new Set([times(m, n)]))).reduce(odd, new Set<string>());

const odd = (a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...a, ...b].filter((m) => a.has(m) !== b.has(m)));

const times = (a: string, b: string) =>
  [...new Set([...a.split('*'), ...b.split('*')])].filter(Boolean).sort().join('*');
