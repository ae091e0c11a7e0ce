/** An equality whose left side is a new name: it is that from here on. */
import { declare, define, headOf } from './declarations.js';
import { type Item, is } from './item.js';
import { isDeclared } from './letters.js';
import { Meaning } from './meaning.js';
import { type Names, namesOf } from './names.js';
import { isWritten, nameOf, texOf } from './naming.js';
import { SAID } from './said.js';
import { type Judgement, readingOf, type Written } from './steps.js';
import { rangeOf } from './sums.js';

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
  const [made, as, tex] = entryDefinition(head, name, source, within) ?? [name, source, texOf(head)];
  const of = functionOf(args, within);
  return {
    judgement: { outcome: 'defined', sides: [value.side, value.side] },
    change: (old) => {
      const before = variable === undefined ? old : declare(old, { [variable]: 'scalar' });
      const after = define(before, made, as, tex);
      return of === undefined
        ? after
        : namesOf({ ...after.notation, of: { ...after.notation.of, [made]: of } });
    },
  };
}

/** The u of f(u) = … where nothing says yet what u is. */
function newVariable(items: readonly Item[], names: Names): string | undefined {
  const open = items.findIndex((item) => is(item, 'open', '('));
  const args = items.slice(open + 1, -1);
  if (open <= 0 || args.length !== 1 || !is(items[items.length - 1], 'close', '(')) return undefined;
  const name = nameOf(args);
  const fresh =
    name !== undefined && args[0].kind === 'letter' && !isWritten(args, names) && !isDeclared(name, names);
  return fresh && nameOf(items.slice(0, open)) !== undefined ? name : undefined;
}

/** What a new function is of, if it is of one number. */
function functionOf(args: readonly (readonly Item[])[], names: Names): string | undefined {
  const [only, more] = args;
  const name = only && !more ? nameOf(only) : undefined;
  return name !== undefined && names.context.symbols[name] === 'scalar' ? name : undefined;
}

/** \{a, b\} */
const isSet = ({ items }: Written): boolean =>
  is(items[0], 'open', '{') && items.some((item) => is(item, 'close', '{'));

function sourceOf(written: Written, names: Names): string | undefined {
  const reading = readingOf(written, names);
  return reading.error ? undefined : reading.side.source;
}

/** \delta_k = …, for every k: the vector of these. */
function entryDefinition(
  head: readonly Item[],
  name: string,
  source: string,
  names: Names,
): [string, string, string] | undefined {
  const [letter, sub, ...more] = head;
  if (more.length > 0 || !is(sub, 'sub') || sub.parts[0].length !== 1) return undefined;
  const index = sub.parts[0][0].text;
  if (names.context.symbols[index] !== 'index') return undefined;
  const size = rangeOf(index, source, new Meaning(names));
  if (size === undefined) return undefined;
  const vector = name.slice(0, name.length - index.length).replace(/_$/, '');
  const body = source.replace(new RegExp(`\\b${index}\\b`, 'g'), 't0');
  return [vector, `sum(t0, 1, ${size}, (${body})*onehot(t0, ${size}))`, texOf([letter])];
}
