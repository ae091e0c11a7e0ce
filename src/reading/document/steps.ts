/** One step of a chain: what its two sides say in a notation, and whether they are equal. */
import type { Bilingual } from '../../bundle.js';
import type { Expression } from '../../derivation/lines/moves.js';
import { noteIn } from '../../derivation/words/note-words.js';
import { type Context, LanguageError, parse, type Size } from '../../judge/language.js';
import { shapeText } from '../../judge/shapes.js';
import type { Verdict, VerdictKind } from '../../judge/verdict.js';
import { asTwoValued } from '../letters/suppositions.js';
import type { Names } from '../meaning/names.js';
import { isNumpy, numpySource } from '../meaning/numpy.js';
import { conditionOf, type Side, sideOf } from '../meaning/side.js';
import { DOTS } from '../tex/commands.js';
import type { Item } from '../tex/item.js';
import type { Relation } from '../tex/signs.js';
import { ReadingError, SAID } from '../text/said.js';
import { isExample, shapeOfSide, sizeUnknown, withDefinitions } from './context.js';
import { isUnjudged, LEFT_MEANINGLESS, relationVerdict, verdictIn } from './relations.js';

/**
 * What became of a step. Beside the judge's verdicts:
 *   unread      the formula is not read; `note` says where it stops
 *   undeclared  it has a name that nothing declares
 *   defined     its left side is a new name from here on
 *   supposed    it stands under “suppose that”, and claims nothing
 *   open        its right side is left open: …
 *   blocked     the side it starts from was not read, which has been said there
 */
export type Outcome = VerdictKind | 'unread' | 'undeclared' | 'defined' | 'supposed' | 'open' | 'blocked';

export interface Judgement {
  readonly outcome: Outcome;
  readonly note?: Bilingual;
  /** Where in the document the note points; without it, at the right side. */
  readonly at?: number;
  readonly verdict?: Verdict;
  /** Both sides in the language. */
  readonly sides?: readonly [Side, Side];
  /** For ∈: the shape that the left side was said to have. */
  readonly shape?: readonly Size[];
  /** The left side has no meaning: the next step starts from the right one. */
  readonly leftMeaningless?: boolean;
  /** One of its sides has no shape: it says nothing. */
  readonly meaningless?: boolean;
  /** An order that is refused, but holds somewhere. */
  readonly sometimes?: boolean;
  /** The condition that was needed. */
  readonly under?: Expression;
  /** How it is read in each notation of the place, the less the better. */
  readonly ranks?: readonly number[];
}

/** A side of the document: what is written, and where it ends. */
export interface Written {
  readonly items: readonly Item[];
  readonly at: number;
  readonly end: number;
  readonly text: string;
}

export type Reading = { readonly side: Side; readonly error?: undefined } | { readonly error: ReadingError };

/** What a side says, or where it is not read. */
export function readingOf({ items, at, end, text }: Written, names: Names, beside?: Side): Reading {
  try {
    if (isNumpy(text)) return { side: numpySide(text, names, at) };
    return { side: sideOf(items, names, end, beside && shapeOfSide(beside, names.context)) };
  } catch (error) {
    if (error instanceof ReadingError) return { error };
    throw error;
  }
}

function numpySide(text: string, names: Names, at: number): Side {
  const source = numpySource(text, names, at);
  try {
    return { source, node: parse(source), definitions: [], claims: [], notes: [] };
  } catch (error) {
    if (error instanceof LanguageError) throw new ReadingError({ en: error.problem, fr: error.problem }, at);
    throw error;
  }
}

/** Whether the two sides stand in the relation; `first` if the left has not been spoken of yet. */
export function judgeStep(
  left: Written,
  right: Written,
  names: Names,
  first: boolean,
  condition?: Written,
  relation: Relation = '=',
): Judgement {
  const unknowns = (names.notation.unknowns ?? []).filter((letter) =>
    mentions([...left.items, ...right.items], letter),
  );
  if (unknowns.length > 0) return { outcome: 'supposed', note: SAID.equation(unknowns) };
  if (isOpen(right.items)) return { outcome: 'open', note: SAID.leftOpen() };
  if (isUnjudged(relation)) return { outcome: 'unread', note: SAID.notJudged(relation) };
  let a = readingOf(left, names);
  const b = readingOf(right, names, a.error ? undefined : a.side);
  if (a.error && !b.error) a = readingOf(left, names, b.side);
  if (b.error) return unread(b.error);
  if (a.error)
    return first
      ? { ...unread(a.error), at: a.error.at }
      : { outcome: 'blocked', note: a.error.problem, at: a.error.at };
  const size = sizeUnknown([a.side, b.side], names.context);
  if (size !== undefined) return { outcome: 'undeclared', note: SAID.whatIs(size, []), at: left.at };
  return judged(a.side, b.side, relation, names, condition);
}

/** Whether two sides have one shape. */
export const haveOneShape = (a: Side, b: Side, { context }: Names): boolean => {
  const shapes = [a, b].map((side) => shapeOfSide(side, context));
  return shapes[0] !== undefined && String(shapes[0]) === String(shapes[1]);
};

/** Whether a side has the shape that it is said to have. */
export function judgeShape(of: Written, shape: readonly Size[], names: Names): Judgement {
  const reading = readingOf(of, names);
  if (reading.error) return unread(reading.error);
  const { side } = reading;
  const found = shapeOfSide(side, names.context);
  const sides = [side, side] as const;
  if (!found) return { outcome: 'undecided', sides };
  if (shapeText(found) === shapeText(shape)) return { outcome: 'exact', sides, shape };
  return { outcome: 'refused', note: SAID.shape(shapeText(shape), shapeText(found)), sides, shape };
}

const mentions = (items: readonly Item[], letter: string): boolean =>
  items.some((item) => item.text === letter || item.parts.some((part) => mentions(part, letter)));

const isOpen = (items: readonly Item[]): boolean =>
  items.length === 1 &&
  (items[0].kind === 'command' ? DOTS.has(items[0].text) : /^[?…]$/.test(items[0].text));

const OUTCOMES = { unread: 'unread', undeclared: 'undeclared', shape: 'refused' } as const;

const unread = ({ problem, reason, at }: ReadingError): Judgement => ({
  outcome: OUTCOMES[reason],
  note: problem,
  at,
});

function judged(
  left: Side,
  right: Side,
  relation: Relation,
  names: Names,
  condition: Written | undefined,
): Judgement {
  const context = withDefinitions(names.context, [...left.definitions, ...right.definitions]);
  const sides = [left, relation === '=' ? zeroLike(left, right, context) : right] as const;
  const plain = verdictOf(sides, relation, context, names);
  const doubt = left.doubt ?? right.doubt ?? left.rowDoubt ?? right.rowDoubt;
  if (plain.outcome === 'refused' && isExample(sides, context))
    return { outcome: 'unread', note: SAID.example(), sides };
  // The entry i + a − 1 of what runs to n: nothing says how far i may run.
  if (plain.outcome === 'refused' && /\[[^\]]*[-+][^\]]*\]: there is no entry/.test(plain.note?.en ?? ''))
    return { outcome: 'unread', note: SAID.beyond(), sides };
  if (doubt && plain.outcome === 'refused' && !plain.verdict?.witness) return { ...unread(doubt), sides };
  const valued = plain.outcome === 'refused' && plain.verdict?.witness ? asTwoValued(names) : undefined;
  const asValued =
    valued &&
    verdictOf(
      sides,
      relation,
      withDefinitions(valued.context, [...left.definitions, ...right.definitions]),
      valued,
    );
  if (asValued && /^(exact|sizes|convention|partial)$/.test(asValued.outcome)) return { ...asValued, sides };
  const under =
    condition && plain.outcome !== 'exact' && plain.outcome !== 'sizes'
      ? conditionIn(condition, names)
      : undefined;
  if (!under || plain.outcome === 'convention') return { ...plain, sides };
  if (under instanceof ReadingError) return { ...unread(under), sides };
  const assumed = { ...context, assume: [...(context.assume ?? []), under.source] };
  const judgement = verdictOf(sides, relation, assumed, names);
  return { ...judgement, sides, ...(judgement.outcome !== 'refused' && { under }) };
}

function conditionIn({ items, end }: Written, names: Names): Expression | ReadingError {
  try {
    return conditionOf(items, names, end);
  } catch (error) {
    if (error instanceof ReadingError) return error;
    throw error;
  }
}

/** 0 is the zero of any shape. */
function zeroLike(left: Side, right: Side, context: Context): Side {
  if (right.source !== '0' || !shapeOfSide(left, context)?.length) return right;
  const source = `0*(${left.source})`;
  return { ...right, source, node: parse(source) };
}

function verdictOf(
  [left, right]: readonly [Side, Side],
  relation: Relation,
  context: Context,
  { notation }: Names,
): Judgement {
  const { said, sometimes, ...verdict } = relationVerdict(left, right, relation, context);
  const meaningless = [left, right].some((side) => shapeOfSide(side, context) === undefined);
  const notes = [...left.notes, ...right.notes];
  const kept = verdict.note ? [{ en: verdict.note, fr: noteIn('fr', verdict.note) }] : [];
  const note = joined([...(said ? [said] : kept), ...notes]);
  // Where it is not said what is so at a kink, a derivative need not be there.
  const isSlope =
    !notation.named && [left, right].some(({ source }) => /(^|\W)(D|grad|jacobian)\(/.test(source));
  const failed = [...left.claims, ...right.claims].find((claim) => {
    const said = isSlope ? (claim.closed ?? claim.right) : claim.right;
    const [a, b] = [claim.left, said].map((source) => ({ source, node: parse(source) }));
    return verdictIn(a, b, context).kind === 'refused';
  });
  if (failed && verdict.kind !== 'refused')
    return {
      outcome: 'refused',
      note: failed.what,
      at: failed.at,
      verdict: { kind: 'refused', note: failed.what.en },
    };
  const leftMeaningless = verdict.note?.startsWith(LEFT_MEANINGLESS);
  return {
    outcome: verdict.kind,
    verdict,
    ...(sometimes && { sometimes }),
    ...(note && { note }),
    ...(leftMeaningless && { leftMeaningless }),
    ...(meaningless && { meaningless }),
  };
}

const joined = (notes: readonly Bilingual[]): Bilingual | undefined =>
  notes.length > 0
    ? { en: notes.map(({ en }) => en).join('; '), fr: notes.map(({ fr }) => fr).join(' ; ') }
    : undefined;
