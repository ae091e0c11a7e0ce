/** An equality whose left side is a new name: it is that from here on. */
import type { Shape } from '../../judge/language.js';
import { besides, declare, define, headOf, headWritten, withFamilies } from '../letters/declarations.js';
import { isDeclared } from '../letters/letters.js';
import { isWritten, letterKey, nameOf, nameWritten, texOf } from '../letters/naming.js';
import { Meaning } from '../meaning/meaning.js';
import { type Names, namesOf } from '../meaning/names.js';
import { rangeOf } from '../meaning/sums.js';
import { type Item, is } from '../tex/item.js';
import { SAID } from '../text/said.js';
import { type Judgement, readingOf, type Written } from './steps.js';

/** What a definition makes of a step, and the names after it. */
export interface Defined {
  readonly judgement: Judgement;
  readonly change?: (names: Names) => Names;
}

/** Undefined where the left side has a meaning already, or the right side has none. */
export function definitionIn(
  left: Written,
  right: Written,
  relation: string,
  names: Names,
  conditioned: boolean,
): Defined | undefined {
  if (isSet(right) && nameOf(left.items) !== undefined && readingOf(left, names).error)
    return { judgement: { outcome: 'defined', note: SAID.set() } };
  const isSize =
    left.items.length > 0 &&
    /^\d+$/.test(right.items.map(({ text }) => text).join('')) &&
    names.context.symbols[sourceOf(left, names) ?? ''] === 'size';
  if (isSize) return { judgement: { outcome: 'defined' } };
  const reading = readingOf(left, names);
  if (reading.error?.reason !== 'undeclared') return undefined;
  const variable = newVariable(left.items, names);
  const within = variable === undefined ? names : declare(names, { [variable]: 'scalar' });
  const { head, args } = headOf(left.items, within);
  const name = nameOf(head);
  if (name === undefined || (reading.error.at >= left.items[0].end && variable === undefined))
    return undefined;
  const value = readingOf(right, within);
  if (value.error || conditioned || isDeclared(name, names))
    return value.error ? undefined : { judgement: { outcome: 'defined' } };
  const { source } = value.side;
  if (relation === '=' && /^\d+$/.test(source)) return { judgement: { outcome: 'defined' } };
  const entries = entryDefinition(head, source, within);
  const [made, as, tex] = entries ?? [name, source, texOf(head)];
  const of = functionOf(args, within);
  return {
    judgement: { outcome: 'defined', sides: [value.side, value.side] },
    change: (old) => {
      const before = variable === undefined ? old : declare(old, { [variable]: 'scalar' });
      if (entries && isDeclared(made, old)) return definedBeside(before, made, as, head);
      const after = define(before, made, as, tex);
      return of === undefined
        ? after
        : namesOf({ ...after.notation, of: { ...after.notation.of, [made]: of } });
    },
  };
}

/**
 * The new name that an equality gives on its left, and what it is written to depend on: f and u of f(u) = …, the letter of
 * p_k = …; undefined where something else stands there.
 */
export function givenIn(
  items: readonly Item[],
): { readonly name: string; readonly args: readonly (readonly Item[])[] } | undefined {
  const { head, args } = headWritten(items);
  const name = nameOf(head);
  return name === undefined || args.some((arg) => nameOf(arg) === undefined) ? undefined : { name, args };
}

/** The u of f(u) = … where nothing says yet what u is. */
function newVariable(items: readonly Item[], names: Names): string | undefined {
  const { head, args } = headWritten(items);
  const [only, more] = args;
  const name = only && !more ? nameOf(only) : undefined;
  const fresh =
    name !== undefined && only[0].parts.length === 0 && !isWritten(only, names) && !isDeclared(name, names);
  return fresh && only.length === 1 && nameOf(head) !== undefined ? name : undefined;
}

/** What a new function is of, if it is written to be of letters. */
function functionOf(args: readonly (readonly Item[])[], names: Names): readonly string[] | undefined {
  const of = args.map((arg) => nameWritten(arg, names) ?? '');
  return of.length > 0 && of.every((name) => isVariable(names.context.symbols[name])) ? of : undefined;
}

const isVariable = (shape: Shape | undefined): boolean => shape === 'scalar' || Array.isArray(shape);

/** r_i = … where r itself is something else: an array beside it. */
function definedBeside(names: Names, letter: string, source: string, head: readonly Item[]): Names {
  const name = besides(letter, names);
  const index = head[head.length - 1].parts[0][0];
  return withFamilies(
    define(names, name, source, name),
    { [letterKey(head[0]) ?? letter]: name },
    index?.text,
  );
}

/** \{a, b\} */
const isSet = ({ items }: Written): boolean =>
  is(items[0], 'open', '{') && items.some((item) => is(item, 'close', '{'));

function sourceOf(written: Written, names: Names): string | undefined {
  const reading = readingOf(written, names);
  return reading.error ? undefined : reading.side.source;
}

/** \delta_k = …, P_{ik} = …, for all of its indices: the vector or the matrix of these. */
function entryDefinition(
  head: readonly Item[],
  source: string,
  names: Names,
): [string, string, string] | undefined {
  const sub = head[head.length - 1];
  const letter = head.slice(0, -1);
  if (letter.length === 0 || !is(sub, 'sub') || letter.some((item) => is(item, 'sub'))) return undefined;
  const indices = sub.parts[0].filter((item) => !is(item, 'sign', ','));
  const array = nameOf(letter);
  if (
    array === undefined ||
    indices.length > 2 ||
    indices.some(({ text }) => names.context.symbols[text] !== 'index')
  )
    return undefined;
  const m = new Meaning(names);
  const sizes = indices.map(({ text }) => rangeOf(text, source, m));
  if (sizes.includes(undefined)) return undefined;
  const body = indices.reduce(
    (text, index, k) => text.replace(new RegExp(`\\b${index.text}\\b`, 'g'), `t${k}`),
    source,
  );
  const unit = indices.map((_, k) => `onehot(t${k}, ${sizes[k]})`);
  const sums = indices.map((_, k) => `sum(t${k}, 1, ${sizes[k]}, `).join('');
  const place = unit.length === 1 ? unit[0] : `${unit[0]}*${unit[1]}'`;
  return [array, `${sums}(${body})*${place}${')'.repeat(indices.length)}`, texOf(letter)];
}
