/**
 * What a refusal hangs on beside the formula: what a letter was taken for that the document does not declare. A line is
 * wrong where numbers show it, or where its shapes are those that the document gives; else it is not read.
 */

import { parse } from '../../judge/language.js';
import { freeNames } from '../../judge/scope.js';
import type { Names } from '../meaning/names.js';
import type { Side } from '../meaning/side.js';
import { SAID } from '../text/said.js';
import type { Judgement } from './steps.js';

/** What the judge says of a letter that was taken for another kind of thing. */
const UNCLEAR = /must be a whole number|is taken by a symbol|no entry/;

/** The judgement, of a document that declares its letters itself; `presumed` are those that it does not. */
export function withoutPresumption(
  judgement: Judgement,
  presumed: ReadonlySet<string>,
  /** The letters that it gives somewhere: where that is not read, they are none that may be any. */
  given: ReadonlySet<string>,
  names: Names,
): Judgement {
  const { outcome, sides, verdict, note } = judgement;
  const { ranks, at } = judgement;
  const unread = (why = note): Judgement => ({
    outcome: 'unread',
    ...(why && { note: why }),
    ...(sides && { sides }),
    ...(ranks && { ranks }),
    ...(at !== undefined && { at }),
  });
  const isZero = sides?.some(({ source }) => /^0(\*|$)/.test(source)) ?? true;
  const alien =
    isZero || !sides
      ? []
      : derivedByIn(sides, names).filter((name) => outcome !== 'refused' || presumed.has(name));
  if (alien.length > 0) return unread(SAID.presumed(alien));
  if (outcome !== 'refused') return judgement;
  if (!sides || UNCLEAR.test(verdict?.note ?? '')) return unread();
  const taken = [...namesIn(sides, names)].filter((name) => presumed.has(name));
  if (verdict?.witness) {
    const unknown = taken.filter((name) => isGivenElsewhere(name, given, names));
    return unknown.length > 0 ? unread(SAID.presumed(unknown)) : judgement;
  }
  if (taken.length > 0) return unread(SAID.presumed(taken, note));
  return judgement;
}

/** An equation that a document supposes, and the names that it speaks of. */
export interface Supposed {
  readonly text: string;
  readonly of: ReadonlySet<string>;
}

/** The judgement: what numbers show to be wrong of letters that are bound by an equation may be right of those. */
export function withoutEquations(
  judgement: Judgement,
  equations: readonly Supposed[],
  names: Names,
): Judgement {
  const { outcome, sides, verdict } = judgement;
  if (outcome !== 'refused' || !sides || !verdict?.witness) return judgement;
  const spoken = namesIn(sides, names);
  const { symbols } = names.context;
  const binds = ({ of }: Supposed) =>
    [...of].some((name) => spoken.has(name) && !/^(size|index)$/.test(String(symbols[name] ?? 'size')));
  const bound = equations.find(binds);
  return bound ? { outcome: 'unread', note: SAID.bound(bound.text), sides } : judgement;
}

/** All names of the sides, through the definitions. */
export function namesIn(sides: readonly Side[], { context }: Names): Set<string> {
  const found = new Set<string>();
  const sources = new Map([
    ...(context.definitions ?? []),
    ...sides.flatMap(({ definitions }) => [...definitions]),
  ]);
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    const source = sources.get(name);
    if (source !== undefined) for (const inner of freeNames(parse(source))) visit(inner);
  };
  for (const { node } of sides) for (const name of freeNames(node)) visit(name);
  return found;
}

/** What a name is differentiated by that it does not depend on: ∇_a C of a C that speaks of no a, which would be 0. */
function derivedByIn(sides: readonly Side[], names: Names): string[] {
  return sides.flatMap(({ source }) =>
    [...source.matchAll(/\b(?:grad|D|jacobian)\((\w+), (\w+)/g)].flatMap(([, of, by]) =>
      namesIn([{ ...sides[0], node: parse(of) }], names).has(by) ? [] : [by],
    ),
  );
}

/** A letter with an accent or a label, ŷ, x̄, h^a, is made of others, as is one that the document gives. */
const isGivenElsewhere = (name: string, given: ReadonlySet<string>, { keys }: Names): boolean =>
  [...keys].some(
    ([written, of]) =>
      of === name &&
      (/:(hat|bar|tilde)|\^[^\d([]/.test(written) || given.has(written.replace(/[\^_].*$/, ''))),
  );
