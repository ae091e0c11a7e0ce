/** Calculus of one number, where the letter is declared as a vector: σ'(x) = σ(x)(1 − σ(x)). */
import type { MathNode } from 'mathjs';
import { FUNCTIONS, isFunctionName } from '../../judge/functions.js';
import { type Item, is } from '../tex/item.js';
import { type Names, namesOf } from './names.js';

/** A letter that is a vector in a notation, and the names in which it is a number. */
export interface NumberReading {
  readonly letter: string;
  readonly names: Names;
}

/**
 * For each vector that these items may speak of, the names in which it is a number and in which there is no other
 * vector, no matrix, and nothing that is made of them.
 */
export function numberReadings(names: Names, items: readonly Item[]): NumberReading[] {
  const { functions, variant, symbols } = names.notation;
  const plain = Object.entries(symbols).filter(([, shape]) => !Array.isArray(shape));
  return Object.entries(symbols).flatMap(([letter, shape]) => {
    if (!Array.isArray(shape) || shape.length !== 1 || !mentions(items, letter[0])) return [];
    const scalars = Object.fromEntries([...plain, [letter, 'scalar' as const]]);
    return [
      {
        letter,
        names: namesOf({ symbols: scalars, ...(functions && { functions }), ...(variant && { variant }) }),
      },
    ];
  });
}

const mentions = (items: readonly Item[], letter: string): boolean =>
  items.some((item) => item.text === letter || item.parts.some((part) => mentions(part, letter)));

/** Whether an expression is made of what numbers are made of: no index, no transpose, no sum, no list. */
export function isOfNumbers(node: MathNode): boolean {
  let only = true;
  node.traverse((part) => {
    if (part.type === 'OperatorNode')
      only &&= !/^(transpose|ctranspose|dotMultiply|dotPow|dotDivide)$/.test(fnOf(part));
    else if (part.type === 'FunctionNode') only &&= isOfNumber(fnOf(part));
    else
      only &&= /^(ConstantNode|SymbolNode|ParenthesisNode|ConditionalNode|RelationalNode)$/.test(part.type);
  });
  return only;
}

const fnOf = (node: MathNode): string => {
  const { fn } = node as unknown as { readonly fn: string | { readonly name: string } };
  return typeof fn === 'string' ? fn : fn.name;
};

const isOfNumber = (name: string): boolean =>
  name === 'D' || (isFunctionName(name) && 'entrywise' in FUNCTIONS[name]);

/** Whether a chain writes derivatives as those of one number: f' or d/dx. */
export const speaksOfSlopes = (items: readonly Item[]): boolean =>
  items.some(
    (item) =>
      item.kind === 'prime' ||
      (/^[dt]?frac$/.test(item.text) && isUprightD(item.parts[1][0]) && item.parts[1].length > 1) ||
      item.parts.some(speaksOfSlopes),
  );

const isUprightD = (item: Item | undefined): boolean =>
  is(item, 'letter', 'd') || (is(item, 'command', 'mathrm') && is(item?.parts[0][0], 'letter', 'd'));
