/** What a claim uses, through its definitions. */
import type { MathNode } from 'mathjs';
import type { Context } from '../language.js';
import { freeNames } from '../scope.js';
import type { Ast } from './setting.js';

export interface Used {
  /** Without the indices that a sum binds. */
  readonly names: ReadonlySet<string>;
  /** Whether a size gives a shape or a number of terms. */
  readonly shaped: boolean;
  /** The positive whole numbers that are typed. */
  readonly numbers: ReadonlySet<number>;
  /** Those in a comparison that has a size or an index in it, or which are a bound. */
  readonly limits: ReadonlySet<number>;
  /** Whether a size is compared with something. */
  readonly comparesSizes: boolean;
}

/** `tree` parses a definition. */
export function usedIn(
  trees: readonly MathNode[],
  { symbols, definitions = [], along = [] }: Context,
  tree: (source: string) => MathNode,
): Used {
  const names = new Set<string>();
  const numbers = new Set<number>();
  const limits = new Set<number>();
  let shaped = false;
  let comparesSizes = false;
  const isCount = ({ name }: Ast) =>
    Object.hasOwn(symbols, name) && (symbols[name] === 'size' || symbols[name] === 'index');
  const isSize = ({ name }: Ast) => Object.hasOwn(symbols, name) && symbols[name] === 'size';
  const visit = (root: MathNode): void => {
    for (const name of freeNames(root)) use(name);
    root.traverse((node) => {
      const { name, type } = node as Ast;
      if (COMPARING.test(String((node as Ast).fn)) || type === 'RelationalNode') {
        const parts: Ast[] = [];
        node.traverse((part) => void parts.push(part as Ast));
        if (!/^(sum|prod)/.test(String((node as Ast).fn)) && parts.some(isSize)) comparesSizes = true;
        if (parts.some(isCount)) for (const number of parts.flatMap(wholeNumber)) limits.add(number);
      }
      for (const number of wholeNumber(node as Ast)) numbers.add(number);
      if (type === 'FunctionNode' && SHAPING.includes(name)) shaped = true;
      if (type === 'ArrayNode') shaped = true;
    });
  };
  const use = (name: string): void => {
    if (names.has(name)) return;
    names.add(name);
    const definition = definitions.find(([defined]) => defined === name);
    if (definition) visit(tree(definition[1]));
    for (const other of along.find(([moved]) => moved === name)?.slice(1) ?? []) visit(tree(other));
    const shape = symbols[name];
    if (!Array.isArray(shape)) return;
    shaped = true;
    for (const size of shape) names.add(String(size));
  };
  for (const root of trees) visit(root);
  return { names, shaped, numbers, limits, comparesSizes };
}

const wholeNumber = ({ type, value }: Ast): number[] => {
  const number = type === 'ConstantNode' ? Number(value) : 0;
  return Number.isSafeInteger(number) && number > 0 ? [number] : [];
};

const COMPARING = /^(sum|prod|smaller|larger|equal|unequal)/;

/** Functions in which a size is a length. */
const SHAPING = ['sum', 'prod', 'ones', 'eye', 'onehot'];
