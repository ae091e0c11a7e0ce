/**
 * Letters that a document writes with more than one sign, or has two of: the dW of a gradient, a bold b beside a number b,
 * the 𝓛 of a penalty beside the loss L, an error e beside the number e. Each is one letter of its own from here on.
 */
import { FONTS, GREEK } from './commands.js';
import { type Item, is } from './item.js';
import { formulaRows } from './rows.js';
import { relationIn } from './signs.js';

export interface OwnLetters {
  /** Whether d before a letter is part of its name. */
  readonly differentials: boolean;
  /** Letters that are bold, and others that are not. */
  readonly bold: ReadonlySet<string>;
  /** Letters that are calligraphic, and others that are not. */
  readonly calligraphic: ReadonlySet<string>;
  /** Whether e is given a meaning. */
  readonly e: boolean;
}

const BOLD = /^(mathbf|boldsymbol|bm|pmb|symbf|vec)$/;
const CALLIGRAPHIC = /^math(cal|scr)$/;

/** What the formulas of a document, each as its items, use so. */
export function ownLettersIn(formulas: readonly (readonly Item[])[]): OwnLetters {
  const rows = formulas.flatMap(formulaRows);
  const heads = rows.flatMap((row) => row.filter((_, k) => isHead(row, k)));
  const letters = new Set(heads.map(({ kind, text }) => (kind === 'letter' ? text : '')));
  const numbers = new Set(rows.flatMap(numbersIn));
  const plain = (pattern: RegExp, others: ReadonlySet<string>) =>
    new Set(rows.flatMap((row) => inFont(row, pattern)).filter((letter) => others.has(letter)));
  return {
    differentials: rows.some(givesDifferential) && !rows.some(speaksOfD),
    bold: plain(BOLD, numbers),
    calligraphic: new Set(
      heads.flatMap((item) => fontOf(item, CALLIGRAPHIC) ?? []).filter((letter) => letters.has(letter)),
    ),
    e: letters.has('e'),
  };
}

/** Whether an equality or a membership gives the letter here a meaning: e = …, e_i = …, L(W) = …, e ∈ …. */
function isHead(row: readonly Item[], at: number): boolean {
  const before = row[at - 1];
  if (before && before.kind !== 'space' && before.kind !== 'words' && !is(before, 'sign', ',')) return false;
  let next = at + 1;
  while (/^su[bp]$/.test(row[next]?.kind ?? '')) next += 1;
  if (is(row[next], 'open', '(')) next = row.findIndex((item, k) => k > next && is(item, 'close', '(')) + 1;
  if (is(row[next], 'sign', ':')) next += 1;
  return row[next] !== undefined && /^(:?=|∈)$/.test(relationIn(row[next]) ?? '');
}

const isLetter = (item: Item | undefined): boolean =>
  item?.kind === 'letter' || (item?.kind === 'command' && (GREEK.has(item.text) || FONTS.has(item.text)));

const isDifferential = (item: Item | undefined, next: Item | undefined): boolean =>
  is(item, 'letter', 'd') && isLetter(next) && item?.end === next?.at;

const givesDifferential = (row: readonly Item[]): boolean =>
  row.some(
    (item, k) => isDifferential(item, row[k + 1]) && isHead([...row.slice(0, k), ...row.slice(k + 1)], k),
  );

/** \frac{df}{dx} speaks of no dx. */
const isDerivative = ({ kind, text, parts }: Item): boolean =>
  kind === 'command' && /^[dtc]?frac$/.test(text) && parts.every(([first]) => is(first, 'letter', 'd'));

/** Whether d is a letter that stands for something itself. */
const speaksOfD = (items: readonly Item[]): boolean =>
  items.some(
    (item, k) =>
      !isDerivative(item) &&
      ((is(item, 'letter', 'd') && !isDifferential(item, items[k + 1])) || item.parts.some(speaksOfD)),
  );

/** The letters of sizes, n of ℝⁿ and of a sum to n, of what is said to be a number, b ∈ ℝ, and the x of eˣ. */
function numbersIn(row: readonly Item[]): string[] {
  const belongs = row.findIndex((item) => relationIn(item) === '∈');
  const space = row.slice(belongs + 1).filter(({ kind }) => kind !== 'space');
  const ofNumbers = belongs > 0 && isReals(space[0]) && space[1]?.kind !== 'sup';
  const said = ofNumbers
    ? row.slice(0, belongs).flatMap(({ kind, text }) => (kind === 'letter' ? [text] : []))
    : [];
  const sizes = row.flatMap((item, k) => {
    const [one, two] = [row[k - 1], row[k - 2]];
    const limit = one?.kind === 'sub' && is(two, 'command', 'sum');
    if (item.kind !== 'sup') return [];
    const power = is(one, 'letter', 'e') && item.parts[0].every(({ kind }) => /^(letter|sign)$/.test(kind));
    const above = isReals(one) || limit || power;
    return above ? item.parts[0].flatMap(({ kind, text }) => (kind === 'letter' ? [text] : [])) : [];
  });
  return [...said, ...sizes, ...row.flatMap((item) => item.parts.flatMap(numbersIn))];
}

const isReals = (item: Item | undefined): boolean =>
  is(item, 'command', 'mathbb') && is(item?.parts[0][0], 'letter', 'R');

function fontOf({ kind, text, parts }: Item, font: RegExp): string | undefined {
  const [inner, more] = parts[0] ?? [];
  return kind === 'command' && font.test(text) && is(inner, 'letter') && !more ? inner.text : undefined;
}

const inFont = (items: readonly Item[], font: RegExp): string[] =>
  items.flatMap((item) => [
    ...(fontOf(item, font) ?? []),
    ...item.parts.flatMap((part) => inFont(part, font)),
  ]);

/** The items with each letter of the document's own as one. */
export function withOwnLettersJoined(items: readonly Item[], own: OwnLetters): Item[] {
  const joined: Item[] = [];
  for (let k = 0; k < items.length; k++) {
    const [item, next] = [items[k], items[k + 1]];
    if (own.differentials && isDifferential(item, next)) {
      joined.push(letter(`d${spelled(next)}`, item.at, next.end));
      k += 1;
    } else joined.push(ownLetter(item, next, own) ?? within(item, own));
  }
  return joined;
}

function within(item: Item, own: OwnLetters): Item {
  if (item.parts.length === 0 && !item.rows) return item;
  const join = (part: readonly Item[]) => withOwnLettersJoined(part, own);
  const inside = isDerivative(item) ? { ...own, differentials: false } : own;
  return {
    ...item,
    parts: item.parts.map((part) => withOwnLettersJoined(part, inside)),
    ...(item.rows && { rows: item.rows.map((row) => row.map(join)) }),
  };
}

function ownLetter(item: Item, next: Item | undefined, own: OwnLetters): Item | undefined {
  const bold = fontOf(item, BOLD);
  if (bold !== undefined && own.bold.has(bold)) return letter(`${bold}bold`, item.at, item.end);
  const calligraphic = fontOf(item, CALLIGRAPHIC);
  if (calligraphic !== undefined && own.calligraphic.has(calligraphic))
    return letter(`${calligraphic}cal`, item.at, item.end);
  if (item.kind !== 'letter') return undefined;
  // h_i is an entry of the bold one, e^x a power of the number e.
  if (own.bold.has(item.text) && is(next, 'sub')) return letter(`${item.text}bold`, item.at, item.end);
  if (item.text === 'e' && own.e && !isExponential(next)) return letter('eown', item.at, item.end);
  return undefined;
}

const isExponential = (next: Item | undefined): boolean =>
  is(next, 'sup') &&
  !(next?.parts[0].length === 1 && /^(T|t|top|intercal|2)$/.test(next.parts[0][0].text)) &&
  !next?.parts[0].some(({ kind, text }) => kind === 'open' && text === '(');

const spelled = ({ text, parts }: Item): string => (parts[0]?.length ? parts[0].map(spelled).join('') : text);

const letter = (text: string, at: number, end: number): Item => ({
  kind: 'letter',
  text,
  at,
  end,
  parts: [],
});

/** As a letter of its own is typed. */
export const asTyped = (name: string): string =>
  name
    .replace(/^(.)own$/, '$1')
    .replace(/^(.)bold$/, '\\mathbf{$1}')
    .replace(/^(.)cal$/, '\\mathcal{$1}');
