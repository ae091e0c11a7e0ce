/** “At $x = 2$”: a place at which what x defines is looked at, and neither a claim nor a new meaning of x. */
import { freeNames } from '../../judge/scope.js';
import { forget } from '../letters/declarations.js';
import { nameWritten } from '../letters/naming.js';
import type { Names } from '../meaning/names.js';
import { type Item, is } from '../tex/item.js';
import { haveOneShape, readingOf, type Written } from './steps.js';

export interface PlaceGiven {
  /** Whether it has the shape of the letter: of other sizes it is an example, at which nothing is judged. */
  readonly fits: boolean;
}

/** The place that an equality gives: a letter that definitions are made of, and a value without letters. */
export function placeGivenIn(items: readonly Item[], written: Written, names: Names): PlaceGiven | undefined {
  const cut = items.findIndex((item) => is(item, 'sign', '='));
  const [left, right] = [items.slice(0, cut), items.slice(cut + 1)];
  if (cut <= 0 || right.length === 0 || !isMadeOf(nameWritten(left, names) ?? '', names)) return undefined;
  const [letter, value] = [left, right].map((side) => readingOf({ ...written, items: side }, names));
  if (letter.error || value.error || freeNames(value.side.node).size > 0) return undefined;
  return { fits: value.side.source === '0' || haveOneShape(letter.side, value.side, names) };
}

/** Whether a name is that of a variable which definitions are made of. */
function isMadeOf(name: string, names: Names): boolean {
  const { symbols, definitions = [] } = names.notation;
  const isVariable = symbols[name] === 'scalar' || Array.isArray(symbols[name]);
  return isVariable && (forget(names, name).notation.definitions?.length ?? 0) < definitions.length;
}
