/** What the names in the two sides of a step mean to the judge. */
import type { Context } from '../../judge/language.js';
import { freeNames } from '../../judge/scope.js';
import { shapeOrNone } from '../../judge/shapes.js';
import type { Side } from '../meaning/side.js';

export const shapeOfSide = ({ node, definitions }: Side, context: Context) =>
  shapeOrNone(node, withDefinitions(context, definitions));

/** 0.5 and 0*w, at which a function is differentiated: a derivative is taken by a letter that is supposed to be that. */
const CONSTANT = /^(?:[^a-zA-Z]*|0\*(\w+))$/;

/** With names for what something is differentiated by. */
export function withDefinitions(context: Context, more: readonly (readonly [string, string])[]): Context {
  const constants = more.filter(([, source]) => CONSTANT.test(source));
  const others = more.filter((definition) => !constants.includes(definition));
  const { symbols, definitions = [], assume = [] } = context;
  const shapeOf = (source: string) => symbols[CONSTANT.exec(source)?.[1] ?? ''] ?? 'scalar';
  return {
    ...context,
    symbols: { ...symbols, ...Object.fromEntries(constants.map(([name, value]) => [name, shapeOf(value)])) },
    definitions: [...definitions, ...others],
    ...(constants.length > 0 && {
      assume: [...assume, ...constants.map(([name, value]) => `${name} == ${value}`)],
    }),
  };
}

/** Whether the sides differ in that one has numbers where the other has letters for its sizes: n × 1 and 3 × 1. */
export function isExample([left, right]: readonly [Side, Side], context: Context): boolean {
  const [a, b] = [left, right].map((side) => shapeOfSide(side, context));
  if (!a || !b || a.length !== b.length || String(a) === String(b)) return false;
  return a.every((size, k) => size === b[k] || typeof size !== typeof b[k]);
}

/** A size of what the sides speak of that nothing declares as one: p of y ∈ ℝᵖ, where p = n − m + 1 is a name for that. */
export function sizeUnknown(sides: readonly Side[], { symbols }: Context): string | undefined {
  const names = new Set(sides.flatMap(({ node }) => [...freeNames(node)]));
  return [...names]
    .flatMap((name) => (Object.hasOwn(symbols, name) && Array.isArray(symbols[name]) ? symbols[name] : []))
    .find((size) => typeof size === 'string' && symbols[size] !== 'size' && !/^\d+$/.test(size)) as
    | string
    | undefined;
}
