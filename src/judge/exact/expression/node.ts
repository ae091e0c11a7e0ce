/** The nodes of the graph of expressions (graph.ts makes them). */
import * as Q from './rational.js';

export type Op =
  | 'number'
  | 'variable'
  | 'undefined'
  | 'absent'
  | 'define'
  | 'add'
  | 'mul'
  | 'power'
  | 'exp'
  | 'log'
  | 'abs'
  | 'cases'
  | 'kink'
  // Where sizes and indices are symbols (../every/schema.ts); never at given sizes.
  | 'sum'
  | 'relation';

export interface Node {
  /** Larger than the ids of its arguments. */
  readonly id: number;
  readonly op: Op;
  readonly args: readonly Node[];
  /** Of a variable or a definition; for `undefined`, what would have to hold. */
  readonly name: string;
  /** Of a number. */
  readonly value: Q.Rational;
  /** Of a power: a nonzero integer. */
  readonly exponent: number;
  /** Seen at a glance: has a value everywhere; is positive wherever it has one. */
  readonly total: boolean;
  readonly positive: boolean;
}

/** All nodes under the roots, arguments before what is built on them. */
export function reachable(roots: Iterable<Node>): Node[] {
  const seen = new Set<Node>();
  const stack = [...roots];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    stack.push(...node.args);
  }
  return [...seen].sort(byId);
}

/** As text, definitions by their names. */
export function print(node: Node): string {
  const inner = (part: Node) =>
    part.op === 'add' || part.op === 'mul' || (part.op === 'number' && part.value.d !== 1n)
      ? `(${print(part)})`
      : print(part);
  switch (node.op) {
    case 'number':
      return Q.show(node.value);
    case 'add':
      return [...node.args].sort(numbersLast).map(print).join(' + ').replaceAll('+ -', '- ');
    case 'mul':
      return node.args.map(inner).join('*').replace(/^-1\*/, '-');
    case 'power':
      return `${inner(node.args[0])}^${node.exponent < 0 ? `(${node.exponent})` : node.exponent}`;
    case 'exp':
    case 'log':
    case 'abs':
      return `${node.op}(${print(node.args[0])})`;
    case 'cases':
    case 'kink':
      // Where it has a value.
      if (node.args.some(({ op }) => op === 'undefined')) return print(node.args[3]);
      return `cases(${node.args.map(print).join('; ')})`;
    default:
      return node.name;
  }
}

const numbersLast = (a: Node, b: Node) => Number(a.op === 'number') - Number(b.op === 'number');
export const byId = (a: Node, b: Node) => a.id - b.id;
