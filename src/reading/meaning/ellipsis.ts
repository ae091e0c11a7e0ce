/**
 * Dots. Every entry that is written is taken as it stands, at its place; only the gap is generalised, from the first
 * and the last entry: x_1² + x_1² + … + x_n² is the sum of the x_t², and x_1² − x_2² more.
 */

import { type Script, same, type Term, type Tree } from '../formula/tree.js';
import { ReadingError, SAID } from '../text/said.js';
import { alike, fill, generalise } from './generalise.js';
import { atom, LEVEL, type Meaning, type Piece, vectorOf, within } from './meaning.js';

/** Entries of a list; undefined where dots stand. */
export type Listed = readonly (Tree | undefined)[];

export interface Pattern {
  /** The entry at place `t`. */
  readonly entry: Tree;
  readonly from: Tree;
  readonly to: Tree;
  /** What is written otherwise than the pattern has it. */
  readonly exceptions: readonly { readonly place: Tree; readonly of: Tree }[];
  /** The place of each entry. */
  readonly places: Listed;
}

const HOLE = (at: number): Tree => ({ is: 'hole', hole: 't', at });
export const name = (text: string, at: number): Tree => ({ is: 'name', name: text, at });
const number = (value: number, at: number): Tree => ({ is: 'number', text: String(value), at });
const isCount = (tree: Tree): boolean => tree.is === 'number' && /^\d+$/.test(tree.text);
export const isSize = (tree: Tree): boolean =>
  tree.is === 'name' ||
  tree.is === 'scripted' ||
  (isCount(tree) && tree.is === 'number' && tree.text !== '1');

/** The pattern of a list that begins and ends with an entry; undefined if it shows none. */
export function patternOf(list: Listed): Pattern | undefined {
  const [first, last] = [list[0], list[list.length - 1]];
  if (!first || !last) return undefined;
  let from: Tree | undefined;
  let to: Tree | undefined;
  const entry = generalise(first, last, (a, b) => {
    if (!isCount(a) || !isSize(b)) return undefined;
    from ??= a;
    to ??= b;
    return same(a, from) && same(b, to) ? HOLE(a.at) : undefined;
  });
  if (!entry || !from || !to) return undefined;
  const places = placesOf(list, from, to, first);
  if (!places) return undefined;
  const exceptions = list.flatMap((of, k) => {
    const place = places[k];
    return of && place && !alike(of, fill(entry, { t: place })) ? [{ place, of }] : [];
  });
  return { entry, from, to, exceptions, places };
}

/** Where the entries stand: counted from the first, from the last, or, between dots, by the name they have. */
function placesOf(list: Listed, from: Tree, to: Tree, first: Tree): Listed | undefined {
  const dots = list.flatMap((entry, k) => (entry ? [] : [k]));
  const [before, after] = [dots[0], dots[dots.length - 1]];
  const start = from.is === 'number' ? Number(from.text) : 1;
  let known = true;
  const places = list.map((entry, k) => {
    if (!entry) return undefined;
    if (k < before) return number(start + k, entry.at);
    const back = list.length - 1 - k;
    if (k > after) return back === 0 ? to : minus(to, back);
    const place = namedPlace(first, entry);
    known &&= place !== undefined;
    return place;
  });
  return known ? places : undefined;
}

const minus = (to: Tree, by: number): Tree => ({
  is: 'sum',
  terms: [
    { sign: 1, of: to },
    { sign: -1, of: number(by, to.at) },
  ],
  at: to.at,
});

/** (o_y − 1) W_{yj} between o_1 W_{1j} and o_m W_{mj} stands at y: the letter among its indices that the first has not. */
function namedPlace(first: Tree, entry: Tree): Tree | undefined {
  const others = indexNames(first);
  return indexNames(entry).find((index) => !others.some((other) => same(index, other)));
}

function indexNames(value: unknown): Tree[] {
  if (Array.isArray(value)) return value.flatMap(indexNames);
  if (value === null || typeof value !== 'object') return [];
  const own = 'plain' in value ? (value as unknown as Script).indices.filter(({ is }) => is === 'name') : [];
  const inner = Object.entries(value).flatMap(([key, x]) =>
    key === 'whole' || key === 'sup' ? [] : indexNames(x),
  );
  return [...own, ...inner];
}

/** a_1 + … + a_n, with terms before and after that are not of the pattern. */
export function meaningOfDottedSum({ terms, at }: Extract<Tree, { is: 'sum' }>, m: Meaning): Piece {
  const dots = terms.flatMap(({ of }, k) => (of.is === 'dots' ? [k] : []));
  // − … + x_n says two things of what the dots stand for.
  if (dots.some((k) => terms[k + 1] && terms[k].sign !== terms[k + 1].sign))
    throw new ReadingError(SAID.noPattern(), at);
  const list = terms.map((term) => (term.of.is === 'dots' ? undefined : signed(term)));
  for (let front = 0; front < dots[0]; front++)
    for (let back = 0; back < terms.length - 1 - dots[dots.length - 1]; back++) {
      const pattern = patternOf(list.slice(front, list.length - back));
      if (!pattern) continue;
      const aside = [...terms.slice(0, front), ...terms.slice(terms.length - back)];
      return dottedSum(pattern, aside, m);
    }
  throw new ReadingError(SAID.noPattern(), at);
}

const signed = ({ sign, of }: Term): Tree =>
  sign > 0 ? of : { is: 'sum', terms: [{ sign, of }], at: of.at };

function dottedSum({ entry, from, to, exceptions }: Pattern, aside: readonly Term[], m: Meaning): Piece {
  const t = m.another('t');
  const body = m.bind([t], () => m.text(fill(entry, { t: name(t, entry.at) })));
  const sum = `sum(${t}, ${m.text(from)}, ${m.text(to)}, ${body})`;
  const instead = exceptions.map(
    ({ place, of }) => ` + (${m.text(of)} - ${within(m.of(fill(entry, { t: place })), LEVEL.product)})`,
  );
  const others = aside.map(({ sign, of }) => ` ${sign < 0 ? '-' : '+'} ${within(m.of(of), LEVEL.product)}`);
  const text = [sum, ...instead, ...others].join('');
  return text === sum ? atom(text) : { text, level: LEVEL.sum };
}

/** A column with dots: f(t) at each place t, and what is written where it stands. */
export function meaningOfColumn(list: Listed, at: number, m: Meaning): Piece {
  const pattern = patternOf(list) ?? constant(list, m);
  if (!pattern) {
    const [first, last] = [list[0], list[list.length - 1]];
    throw new ReadingError(first && last && same(first, last) ? SAID.sameEnds() : SAID.noPattern(), at);
  }
  const { entry, from, to, exceptions } = pattern;
  if (m.text(from) !== '1') throw new ReadingError(SAID.noPattern(), at);
  const n = m.text(to);
  const t = m.another('t');
  const body = m.bind([t], () => {
    const text = m.text(fill(entry, { t: name(t, at) }));
    const shape = m.shape(text);
    if (shape && shape.length > 0)
      throw new ReadingError(
        SAID.stacked(shape.length === 1 ? `${shape[0]} × 1` : shape.join(' × ')),
        at,
        'shape',
      );
    return text;
  });
  const column = vectorOf(t, n, body);
  const instead = exceptions.map(
    ({ place, of }) =>
      ` + (${m.text(of)} - ${within(m.of(fill(entry, { t: place })), LEVEL.product)})*onehot(${m.text(place)}, ${n})`,
  );
  const text = [column, ...instead].join('');
  return instead.length === 0 ? atom(text) : { text, level: LEVEL.sum };
}

/** 0 … 1 … 0 beside a column whose entries have places: the 1 stands where its neighbour does. */
function constant(list: Listed, m: Meaning): Pattern | undefined {
  const [first, last] = [list[0], list[list.length - 1]];
  const beside = m.beside;
  if (!first || !last || !same(first, last) || beside?.places.length !== list.length) return undefined;
  const { from, to, places } = beside;
  const exceptions = list.flatMap((of, k) => {
    const place = places[k];
    return of && place && !same(of, first) ? [{ place, of }] : [];
  });
  return { entry: first, from, to, exceptions, places };
}
