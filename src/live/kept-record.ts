/** The record of a derivation as the page keeps it, in an element beside what is printed. */
import { type Reached, reachedBefore, type TypedLine } from '../derivation/lines/typed-lines.js';
import type { Context } from '../judge/language.js';
import type { VerdictKind } from '../judge/verdict.js';
import { need } from './dom.js';

/** What the page keeps of a record: all that judging it again needs. */
export interface KeptRecord {
  readonly id: string;
  readonly part?: string;
  readonly variant?: string;
  readonly context: Context;
  readonly lines: readonly KeptLine[];
}
/** A line as it was typed, and the kind of its verdict as it was printed. */
export interface KeptLine extends TypedLine {
  readonly kind?: VerdictKind;
}

/** What a derivation of the page keeps, read once. Error if it keeps none, or is not there to its end yet. */
export function keptRecords(): (host: Element) => KeptRecord {
  const read = new WeakMap<Element, KeptRecord>();
  return (host) => {
    const record = read.get(host) ?? JSON.parse(need('script.record', host).textContent ?? '');
    read.set(host, record);
    return record;
  };
}

/** The line as it was typed. */
export const typedLine = ({ kind: _, ...line }: KeptLine): TypedLine => line;

/** What each line was judged from when it was printed. */
export const reachedFrom = (lines: readonly KeptLine[]): Reached[] =>
  reachedBefore(lines, ({ kind = 'exact' }) => ({ kind }));
