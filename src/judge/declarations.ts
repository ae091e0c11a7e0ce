/** Whether the declarations of a context can mean anything: what it says of its own names. */
import type { MathNode } from 'mathjs';
import { type Context, parse, type Shape, type Size } from './language.js';
import { languageNode } from './language-node.js';
import { freeNames } from './scope.js';

/**
 * What is wrong with the shapes and definitions of a context, in words; undefined if nothing is. A size is a positive
 * whole number or a name that is declared as one; a definition uses the names before it; an assumption is a condition.
 */
export function declarationProblem({ symbols, definitions = [], assume = [] }: Context): string | undefined {
  const names = [...Object.keys(symbols), ...definitions.map(([name]) => name)];
  const noName = names.find((name) => !NAME.test(name));
  if (noName !== undefined) return `"${noName}" is no name: a letter, then letters, digits and _`;
  for (const [name, shape] of Object.entries(symbols)) {
    const problem = shapeProblem(name, shape, symbols);
    if (problem) return problem;
  }
  return [
    ...definitions.map(([name, source], k) => definitionProblem(name, source, k, definitions)),
    ...assume.map(assumptionProblem),
  ].find(Boolean);
}

/** What is wrong with an assumption, whose names are another matter. */
export const assumptionProblem = (source: string): string | undefined =>
  isCondition(parse(source)) ? undefined : `"${source}" is no condition, such as v > 0`;

function isCondition(tree: MathNode): boolean {
  const node = languageNode(tree);
  if (node.type === 'ParenthesisNode') return isCondition(node.content);
  return (
    node.type === 'RelationalNode' ||
    (node.type === 'OperatorNode' &&
      /^(equal|unequal|smaller|smallerEq|larger|largerEq|and|or|not)$/.test(node.fn))
  );
}

const NAME = /^\p{L}[\p{L}\p{N}_]*$/u;
const WORDS: readonly unknown[] = ['scalar', 'index', 'size'];

function shapeProblem(name: string, shape: Shape, symbols: Context['symbols']): string | undefined {
  if (!Array.isArray(shape))
    return WORDS.includes(shape)
      ? undefined
      : `${name} is declared as ${JSON.stringify(shape)}: it must be ${KINDS}`;
  if (shape.length < 1 || shape.length > 2) return `${name} has ${shape.length} sizes: it must be ${KINDS}`;
  const size = shape.find((one) => !isSize(one, symbols));
  if (size === undefined) return undefined;
  if (typeof size === 'number') return `${name} has the size ${size}, which is no whole number from 1`;
  if (/^\d+$/.test(size))
    return `${name} has the size '${size}': a number is written without quotes, [${size}]`;
  return `${name} has the size ${size}, which is not declared as one: ${size}: 'size'`;
}

const KINDS = "'scalar', 'index', 'size', a column ['n'] or a matrix ['m', 'n']";

const isSize = (size: Size, symbols: Context['symbols']): boolean =>
  typeof size === 'number'
    ? Number.isInteger(size) && size > 0
    : Object.hasOwn(symbols, size) && symbols[size] === 'size';

function definitionProblem(
  name: string,
  source: string,
  place: number,
  definitions: NonNullable<Context['definitions']>,
): string | undefined {
  const later = definitions.slice(place).map(([other]) => other);
  const earlier = definitions.slice(0, place).map(([other]) => other);
  const used = [...freeNames(parse(source))].find((one) => later.includes(one) && !earlier.includes(one));
  if (used === undefined) return undefined;
  return used === name
    ? `the definition of ${name} uses ${name} itself: ${source}`
    : `the definition of ${name} uses ${used}, which is defined after it: ${source}`;
}
