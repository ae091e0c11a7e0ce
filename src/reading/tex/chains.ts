/** Chains of equalities in a formula, over its rows, with the conditions they are claimed under and what is noted beside. */

import { endsCondition, joins, saysCondition } from '../text/words.js';
import { DOTS } from './commands.js';
import { type Item, is } from './item.js';
import { formulaRows, type Segment, segmentsOf } from './rows.js';
import { type Relation, relationIn } from './signs.js';

export interface Chain {
  /** The first is empty where the chain goes on from the formula before. */
  readonly sides: readonly (readonly Item[])[];
  readonly relations: readonly Relation[];
  /** What it is claimed under: `k \neq y`. */
  readonly condition?: readonly Item[];
  /** The words beside its last line. */
  readonly note: string;
  /** What joins it to the chain before it: ⇒, or ⇔. */
  readonly link?: Link;
}

export type Link = '⇒' | '⇔';

const linkIn = (item: Item | undefined): Link | undefined =>
  item === undefined || relationIn(item) !== '⇒'
    ? undefined
    : /iff|eftrightarrow/.test(item.text)
      ? '⇔'
      : '⇒';

interface Draft {
  sides: Item[][];
  relations: Relation[];
  condition?: readonly Item[];
  note: string;
  link?: Link;
}

type Claim = Extract<Segment, { is: 'claim' }>;

/** The chains of a formula; `isName` knows the words that are names in it, and no words. */
export function chainsOf(items: readonly Item[], isName: (words: string) => boolean = () => false): Chain[] {
  const drafts: Draft[] = [];
  let guard: readonly Item[] | undefined;
  let leading: Draft | undefined;
  for (const row of formulaRows(items)) {
    let fresh = true;
    let first: Draft | undefined;
    let awaited = false;
    let noting = false;
    for (const segment of segmentsOf(row, isName)) {
      const current = drafts[drafts.length - 1];
      if (segment.is === 'words') {
        awaited = saysCondition(segment.text);
        if (endsCondition(segment.text)) guard = undefined;
        noting = !awaited && !fresh && !joins(segment.text);
        if (!awaited && current && !fresh)
          current.note = [current.note, segment.text].filter(Boolean).join(' ');
        continue;
      }
      // What stands behind words of its own belongs to the note.
      if (noting || isQuantifier(segment.items)) continue;
      const condition = conditionIn(segment, awaited, current !== undefined && !fresh);
      awaited = false;
      if (condition) {
        if (fresh || !current) guard = condition;
        else current.condition = condition;
        continue;
      }
      // A row that begins with = goes on with what the row before began with, not with what was noted beside it.
      const before = fresh && segment.sides[0].length === 0 ? (leading ?? current) : current;
      if (goesOn(segment, before, fresh)) {
        extend(before as Draft, segment);
        first ??= before;
      } else {
        drafts.push(drafted(segment, guard));
        first ??= drafts[drafts.length - 1];
      }
      fresh = false;
    }
    leading = first;
  }
  return drafts
    .map((draft) => ({ ...draft, sides: draft.sides.map(withoutPoint) }))
    .filter((chain) => !isRange(chain));
}

/** k = 1, …, K says how far an index runs, and claims nothing. */
const isRange = ({ sides: [left, right], relations }: Draft): boolean =>
  relations.length === 1 &&
  relations[0] === '=' &&
  left.length === 1 &&
  is(left[0], 'letter') &&
  right.some((item) => is(item, 'command') && DOTS.has(item.text)) &&
  right.every(
    (item) =>
      /^(number|letter|sub|sup)$/.test(item.kind) ||
      is(item, 'sign', ',') ||
      is(item, 'sign', '-') ||
      is(item, 'sign', '+') ||
      DOTS.has(item.text),
  );

const drafted = ({ sides, relations, after }: Claim, guard: readonly Item[] | undefined): Draft => ({
  ...(linkIn(after) && { link: linkIn(after) }),
  sides: sides.map((side) => [...side]),
  relations: [...relations],
  ...(guard && { condition: guard }),
  note: '',
});

/** \forall i: what is claimed holds for all anyway. */
const isQuantifier = (items: readonly Item[]): boolean => is(items[0], 'command', 'forall');

const COMPARES: readonly Relation[] = ['≠', '<', '>', '≤', '≥'];

/** The condition that a segment is: after “if”, or a comparison beside a claim, or two letters said to be equal there. */
function conditionIn(
  { items, sides, relations, after }: Claim,
  awaited: boolean,
  beside: boolean,
): readonly Item[] | undefined {
  const inBrackets =
    beside && after?.kind === 'space' && is(items[0], 'open') && is(items[items.length - 1], 'close');
  if (inBrackets) {
    const inner = segmentsOf(items.slice(1, -1), () => true);
    const [only] = inner;
    return inner.length === 1 && only.is === 'claim'
      ? conditionIn({ ...only, after }, awaited, beside)
      : undefined;
  }
  if (
    relations.length === 0 ||
    // “… ⇔ a = b” claims.
    linkIn(after) !== undefined ||
    relations.some((relation) => relation !== '=' && !COMPARES.includes(relation))
  )
    return undefined;
  const letters = sides.every((side) => side.filter(({ kind }) => kind !== 'space').length === 1);
  const compares = relations.every((relation) => COMPARES.includes(relation));
  // “if x_i = 0”: what is said to be equal to a letter or a number.
  const short = sides.slice(1).every((side) => withoutPoint(side).length === 1);
  if (awaited) return compares || letters || short ? withoutPoint(items) : undefined;
  return beside && (compares || (letters && sides.every(([side]) => side.kind === 'letter')))
    ? withoutPoint(items)
    : undefined;
}

/** A row that begins with = goes on with the chain, one that begins with + or − with its last side. */
function goesOn({ sides, relations, after }: Claim, current: Draft | undefined, fresh: boolean): boolean {
  if (!current) return false;
  const [first] = sides;
  if (!fresh) return relations.length === 0 && after !== undefined && !is(after, 'space');
  if (first.length === 0) return relations.length > 0;
  const sign = is(first[0], 'sign', '+') || (is(first[0], 'sign', '-') && relations.length === 0);
  return sign && current.relations.length > 0;
}

function extend(current: Draft, { sides, relations, after }: Claim): void {
  const [first, ...rest] = sides;
  const last = current.sides[current.sides.length - 1];
  // What stands behind a comma and is no claim of its own belongs to the side: nothing is dropped.
  if (is(after, 'sign')) last.push(after as Item);
  last.push(...first);
  current.relations.push(...relations);
  current.sides.push(...rest.map((side) => [...side]));
}

/** Without spaces, and without the point or comma at the end of a sentence. */
function withoutPoint(side: readonly Item[]): Item[] {
  const items = side.filter(({ kind }) => kind !== 'space');
  while (
    items.length > 0 &&
    is(items[items.length - 1], 'sign') &&
    /^[.,;:]$/.test(items[items.length - 1].text)
  )
    items.pop();
  return items;
}
