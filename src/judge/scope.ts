import type { FunctionNode, MathNode, SymbolNode } from 'mathjs';
import type { Context } from './language.js';
import { languageNode } from './language-node.js';
import { nearest } from './nearest.js';

/** The number e needs no declaration. */
const EULER = 'e';

/** What is wrong with the names in an expression, in words; nothing if all is well. */
export function scopeProblems(node: MathNode, context: Context): string[] {
  const free = new Set<string>();
  const bound = new Set<string>();
  const nested: string[] = [];
  walk(node, [], free, bound, nested);
  const declared = (name: string) =>
    Object.hasOwn(context.symbols, name) || (context.definitions ?? []).some(([n]) => n === name);
  return [
    ...[...free].filter((n) => !declared(n)).map((n) => `${n} is not declared`),
    ...[...bound].filter((n) => free.has(n)).map((n) => `${n} is both the index of a sum and free`),
    ...nested.map((n) => `${n} is the index of a sum and of another inside it`),
  ];
}

/** So many names are listed; a network has more, and then the nearest one has to do. */
const LISTED = 12;

/** For the first name that is not declared: what was probably meant, and what there is. */
export function scopeAdvice(node: MathNode, context: Context): string[] {
  const declared = [...Object.keys(context.symbols), ...(context.definitions ?? []).map(([name]) => name)];
  const unknown = [...freeNames(node)].find((name) => !declared.includes(name));
  if (unknown === undefined) return [];
  if (declared.length === 0) return ['begin with given(…), whose names are the variables'];
  if (unknown === 'T' && /\^ T\b/.test(node.toString())) return ["a transpose is written x'"];
  const [, array, indices] = /^(\w+?)_(\w+)$/.exec(unknown) ?? [];
  if (declared.includes(array)) return [`an entry is written ${array}[${[...indices].join(',')}]`];
  const [, kronecker] = /^(?:δ|delta)_([a-z]{2})$/.exec(unknown) ?? [];
  if (kronecker) return [`1 where two indices are equal is written ind(${[...kronecker].join(' == ')})`];
  if (unknown.startsWith('d') && declared.includes(unknown.slice(1)))
    return [`a derivative is written D(${unknown.slice(1)}, x)`];
  if (/^(pi|π)$/.test(unknown)) return ['the number π is declared as a scalar: pi'];
  if (unknown === 'I') return ['the identity matrix is written eye(n)'];
  const [left, right] =
    [...unknown]
      .map((_, k) => [unknown.slice(0, k), unknown.slice(k)])
      .find((halves) => halves.every((half) => declared.includes(half))) ?? [];
  if (left !== undefined) return [`a product is written ${left}*${right}`];
  const meant = nearest(unknown, declared);
  return [
    ...(meant ? [`did you mean ${meant}?`] : []),
    ...(declared.length <= LISTED ? [`declared: ${declared.join(', ')}`] : []),
  ];
}

/** The names an expression depends on: those no sum or product binds. */
export function freeNames(node: MathNode): Set<string> {
  const free = new Set<string>();
  walk(node, [], free, new Set(), []);
  return free;
}

type Binding = FunctionNode<SymbolNode, [MathNode, MathNode, MathNode, MathNode]>;

/** Whether the call is sum(k, from, to, e) or prod(k, from, to, e). */
export const binds = (node: MathNode): node is Binding => {
  const tree = languageNode(node);
  return tree.type === 'FunctionNode' && /^(sum|prod)$/.test(tree.fn.name) && tree.args.length === 4;
};

function walk(
  node: MathNode,
  inside: readonly string[],
  free: Set<string>,
  bound: Set<string>,
  nested: string[],
): void {
  const tree = languageNode(node);
  if (tree.type === 'SymbolNode') {
    const { name } = tree;
    if (!inside.includes(name) && name !== EULER) free.add(name);
    return;
  }
  if (binds(node)) {
    const [k, from, to, body] = node.args;
    const index = k.toString();
    if (inside.includes(index)) nested.push(index);
    bound.add(index);
    walk(from, inside, free, bound, nested);
    walk(to, inside, free, bound, nested);
    walk(body, [...inside, index], free, bound, nested);
    return;
  }
  node.forEach((child, path) => {
    if (path !== 'fn') walk(child, inside, free, bound, nested);
  });
}
