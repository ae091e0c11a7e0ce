/** Sums between other bounds than 1 and a size: from 2, to n − 1, to i, from i + 1. The terms that are none count as 0. */
import type { Node } from '../exact/expression/node.js';
import type { Ast } from '../expand/setting.js';
import type { ArrayReading } from './array-readings.js';
import { type ArrayField, mapField, zipFields } from './fields.js';
import { isLast, NotCovered } from './ranges.js';
import type { Index } from './schema.js';

/** A number, or an index (a size is its own last index) and what is added to it. */
interface Bound {
  readonly at: Index;
  readonly shift: number;
}

/** sum(k, first, last, body) */
export function sumBetween(
  r: ArrayReading,
  [{ name }, first, last, body]: readonly Ast[],
  ast: Ast,
): ArrayField {
  const [from, to] = [first, last].map((bound) => boundOf(r, bound, ast));
  const read = (k: Index) => r.binding(name, k, () => r.walk(body));
  if (typeof to.at === 'number') {
    if (typeof from.at !== 'number') throw new NotCovered(`the bounds of ${ast}`);
    return ofNumbers(r, from.at, to.at, read, ast);
  }
  const k = r.g.fresh();
  const range = r.rangeOf(to.at);
  if (range !== undefined) r.ranges.runs(k, range);
  const terms = read(k);
  // Where nothing else says how far i runs: as far as the index of the sum to i.
  const size = range ?? (to.shift === 0 ? r.ranges.known(k) : undefined);
  if (size === undefined) return terms;
  for (const { at } of [from, to]) {
    if (typeof at === 'string' && at !== to.at && r.rangeOf(at) === undefined) return terms;
    if (typeof at === 'string') r.ranges.runs(at, size);
  }
  const apart = oneApart(from, to);
  const tests = [notBefore(r, from, k, ast), notAfter(r, k, to, ast)].filter((test) => test !== r.g.one);
  return mapField(terms, (term) => {
    if (apart !== undefined && term.total)
      return r.g.subtract(r.g.sum(k, size, term), r.g.rename(term, new Map([[k, apart]])));
    const kept = tests.reduce((rest, test) => where(r, test, rest), term);
    return r.g.sum(k, size, kept);
  });
}

/** The only index that a sum from 2 or one to n − 1 leaves out. */
function oneApart(from: Bound, to: Bound): Index | undefined {
  if (!isLast(to.at)) return undefined;
  if (from.at === 1 && to.shift === -1) return to.at;
  return from.at === 2 && to.shift === 0 ? 1 : undefined;
}

function boundOf(r: ArrayReading, ast: Ast, sum: Ast): Bound {
  if (ast.type === 'ParenthesisNode') return boundOf(r, ast.content, sum);
  const at = r.index(ast);
  if (at !== undefined) return { at, shift: 0 };
  const [inner, one] = ast.args ?? [];
  const sign = ast.fn === 'add' ? 1 : ast.fn === 'subtract' ? -1 : 0;
  const beside = sign !== 0 && one?.toString() === '1' ? r.index(inner) : undefined;
  if (beside === undefined) throw new NotCovered(`the bounds of ${sum}`);
  return typeof beside === 'number' ? { at: beside + sign, shift: 0 } : { at: beside, shift: sign };
}

/** Of a sum between two numbers. */
const MAX_TERMS = 20;

function ofNumbers(
  { g }: ArrayReading,
  from: number,
  to: number,
  read: (k: Index) => ArrayField,
  ast: Ast,
): ArrayField {
  const count = to - from + 1;
  if (from < 1 || count < 1 || count > MAX_TERMS) throw new NotCovered(`the bounds of ${ast}`);
  const terms = Array.from({ length: count }, (_, k) => read(from + k));
  return terms.reduce((a, b) => zipFields(a, b, (x, y) => g.add(x, y), ast, false));
}

/** from ≤ k */
function notBefore({ g, ranges }: ArrayReading, { at, shift }: Bound, k: string, ast: Ast): Node {
  if (typeof at === 'number') {
    if (at < 1) throw new NotCovered(`the bounds of ${ast}`);
    if (at === 1) return g.one;
    ranges.compared(k, at - 1);
    return g.less(at - 1, k);
  }
  if (shift < 0) throw new NotCovered(`the bounds of ${ast}`);
  return shift > 0 ? g.less(at, k) : g.subtract(g.one, g.less(k, at));
}

/** k ≤ to */
function notAfter({ g }: ArrayReading, k: string, { at, shift }: Bound, ast: Ast): Node {
  if (shift > 0) throw new NotCovered(`the bounds of ${ast}`);
  if (shift < 0) return g.less(k, at);
  return isLast(at) ? g.one : g.subtract(g.one, g.less(at, k));
}

/** The term where the test is 1, and 0 where it is 0, whether the term has a value or not. */
const where = ({ g }: ArrayReading, test: Node, term: Node): Node =>
  term.total ? g.mul(test, term) : g.cases(test, g.zero, g.zero, term);
