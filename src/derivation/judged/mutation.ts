import type { MathNode } from 'mathjs';
import { type FunctionName, isKey } from '../../judge/functions.js';
import { parse } from '../../judge/language.js';
import { type LanguageNode, languageNode } from '../../judge/language-node.js';
import { type Expression, expressionOf } from '../lines/moves.js';

/** A mistake of the kind people make, put into an expression. */
export interface Mutant extends Expression {
  readonly kind: string;
}

type Rule = (tree: LanguageNode, indices: readonly string[]) => string[];

/** By kind, what one part of an expression may be mistaken for, as source text. */
const RULES: Readonly<Record<string, Rule>> = {
  sign: (node) =>
    operator(node, {
      add: (a, b) => [`${a} - ${b}`],
      subtract: (a, b) => [`${a} + ${b}`],
      unaryMinus: (a) => [a],
    }),
  'missing term': (node) => operator(node, { add: (a, b) => [a, b], subtract: (a, b) => [a, `-${b}`] }),
  'missing factor': (node) =>
    operator(node, { multiply: (a, b) => [a, b], dotMultiply: (a, b) => [a, b], divide: (a) => [a] }),
  'upside down': (node) => operator(node, { divide: (a, b) => [`${b} / ${a}`] }),
  number: (tree) => (tree.type === 'ConstantNode' ? [String(tree.value + 1)] : []),
  exponent: (node) =>
    operator(node, { pow: (a, b) => [`${a}^(${b} + 1)`, a], dotPow: (a, b) => [`${a}.^(${b} + 1)`, a] }),
  transpose: (node) => operator(node, { ctranspose: (a) => [a] }),
  order: (node) =>
    operator(node, { multiply: (a, b) => ([a, b].some((x) => /'\)?$/.test(x)) ? [`${b} * ${a}`] : []) }),
  relation: (node) =>
    operator(node, {
      larger: (a, b) => [`${a} < ${b}`, `${a} <= ${b}`],
      smaller: (a, b) => [`${a} > ${b}`],
      largerEq: (a, b) => [`${a} <= ${b}`],
      smallerEq: (a, b) => [`${a} >= ${b}`],
      equal: (a, b) => [`${a} != ${b}`],
      unequal: (a, b) => [`${a} == ${b}`],
    }),
  index: (tree, indices) => {
    if (tree.type !== 'AccessorNode') return [];
    const { object, index } = tree;
    const at = index.dimensions.map(String);
    const swapped = at.length === 2 ? [[at[1], at[0]]] : [];
    const renamed = at.flatMap((_, i) =>
      indices
        .filter((other) => !at.includes(other))
        .map((other) => at.map((same, j) => (j === i ? other : same))),
    );
    return [...swapped, ...renamed].map((dimensions) => `${object}[${dimensions}]`);
  },
  function: (tree) => {
    if (tree.type !== 'FunctionNode') return [];
    const { fn, args } = tree;
    return isKey(MISTAKEN, fn.name) ? [`${MISTAKEN[fn.name]}(${args})`] : [];
  },
};

/** Functions taken for one another. */
const MISTAKEN = {
  exp: 'softplus',
  log: 'exp',
  sigma: 'tanh',
  tanh: 'sigma',
  softplus: 'sigma',
  sign: 'abs',
  abs: 'sign',
  rect: 'abs',
  norm1: 'norm2sq',
  norm2sq: 'norm1',
  softmax: 'sigma',
} as const satisfies Partial<Record<FunctionName, FunctionName>>;

type Rewrites = Readonly<Record<string, (a: string, b: string) => string[]>>;

/** In parentheses if it is more than a name, a number or a call. */
const bracketed = (node: MathNode): string =>
  /^(Operator|Conditional)/.test(node.type) ? `(${node})` : `${node}`;

/** The rewrites of an operator, its operands in parentheses. */
function operator(tree: LanguageNode, rewrites: Rewrites): string[] {
  if (tree.type !== 'OperatorNode') return [];
  const { fn, args } = tree;
  const [a, b] = args.map(bracketed);
  return Object.hasOwn(rewrites, fn) ? rewrites[fn](a, b) : [];
}

/** Every expression with one mistake in it. */
export function mutantsOf(node: MathNode): Mutant[] {
  const indices = indicesOf(node);
  const mutants: Mutant[] = [];
  node.traverse((part, path) => {
    if (path === 'fn') return;
    for (const [kind, rule] of Object.entries(RULES))
      for (const text of rule(languageNode(part), indices)) {
        const mistake = part === node ? parse(text) : parse(bracketed(parse(text)));
        const changed = node.transform((n) => (n === part ? mistake : n));
        mutants.push({ kind, node: changed, source: changed.toString() });
      }
  });
  return mutants.length > 0 ? mutants : [signed(node)];
}

/** Of a name alone there is nothing to change but its sign. */
function signed(node: MathNode): Mutant {
  const source = `-${bracketed(node)}`;
  return { kind: 'sign', ...expressionOf(source) };
}

/** The names that index something. */
function indicesOf(node: MathNode): string[] {
  const names = new Set<string>();
  node.traverse((part) => {
    const tree = languageNode(part);
    if (tree.type !== 'IndexNode') return;
    for (const index of tree.dimensions.map(languageNode))
      if (index.type === 'SymbolNode') names.add(index.name);
  });
  return [...names];
}
