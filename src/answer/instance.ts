/** A chain with other names: what it says of some variables, said of those of the question. */
import type { FunctionNode, MathNode, SymbolNode } from 'mathjs';
import type { Expression } from '../derivation/lines/moves.js';
import { type Context, parse } from '../judge/language.js';
import { binds, freeNames } from '../judge/scope.js';
import type { ClaimedChain } from './claims.js';

type Names = ReadonlyMap<string, string>;

/**
 * The chain in the names of the question, where names of the same kind stand in the same places: D(tanh(z), z) of
 * D(tanh(x), x), and gradoa[y] of gradoa[k], since a line with a free index holds for each of its values.
 */
export function instanceOf(chain: ClaimedChain, question: MathNode, context: Context): ClaimedChain[] {
  const [from, to] = [chain.start.expression.node, question].map((node) => [...freeNames(node)]);
  if (from.length !== to.length) return [];
  const names = new Map<string, string>();
  for (const [i, name] of from.entries()) if (!pair(name, to[i], names, context)) return [];
  if (names.size === 0) return [];
  const renamed = ({ node }: Expression): Expression => {
    const other = substituted(node, names);
    return { source: other.toString(), node: other };
  };
  const instance = {
    ...chain,
    start: { ...chain.start, expression: renamed(chain.start.expression) },
    steps: chain.steps.map((step) => ({ ...step, expression: renamed(step.expression) })),
    under: chain.under.map(renamed),
    assuming: chain.assuming.map(renamed),
  };
  return [instance];
}

/** Takes `b` for `a`, if they are of one kind and nothing is defined by `a`; with vectors, their sizes. */
function pair(a: string, b: string, names: Map<string, string>, context: Context): boolean {
  if (a === b) return !names.has(a);
  if (names.has(a)) return names.get(a) === b;
  const { symbols, definitions = [] } = context;
  if (definitions.some(([name, source]) => name === a || wordsOf(source).includes(a))) return false;
  const [shape, wanted] = [a, b].map((name) => (Object.hasOwn(symbols, name) ? symbols[name] : undefined));
  names.set(a, b);
  if (shape === undefined || shape === wanted) return true;
  if (!Array.isArray(shape) || !Array.isArray(wanted) || shape.length !== wanted.length) return false;
  return shape.every((size, i) =>
    typeof size === 'string' && typeof wanted[i] === 'string'
      ? pair(size, wanted[i], names, context)
      : size === wanted[i],
  );
}

const wordsOf = (source: string): string[] => source.match(/[A-Za-z]\w*/g) ?? [];

/** The expression with other names for its free ones; the index of a sum makes room for one that it would catch. */
export function substituted(node: MathNode, names: Names): MathNode {
  if (node.type === 'SymbolNode') {
    const name = names.get((node as SymbolNode).name);
    return name === undefined ? node : parse(name);
  }
  const inner = new Map(names);
  if (binds(node)) {
    const index = (node as FunctionNode).args[0].toString();
    inner.delete(index);
    const [caught] = [...inner].find(([, to]) => to === index) ?? [];
    if (caught !== undefined) inner.set(index, caught);
  }
  return node.map((child, path) => (path === 'fn' ? child : substituted(child, inner)));
}
