import type { Bilingual } from '../bundle.js';

/** A question of the homework, restated in our own words; its id is the tag used everywhere. */
export interface Question {
  readonly title: Bilingual;
  /** Markdown with TeX between dollars. */
  readonly statement: Bilingual;
  /** Points as printed by the course (document 000 for theory); absent where none are printed. */
  readonly points?: number;
  /** Where it is asked or answered: document and its own numbering, e.g. '000 1a'. */
  readonly sources: readonly string[];
  /** What a complete answer holds, part by part. A question without parts has one answer. */
  readonly parts?: Readonly<Record<string, Bilingual>>;
}

/** Fixes the ids of a group of questions as literal types, so that a mistyped id does not compile. */
export function questions<Id extends string>(group: Record<Id, Question>): Readonly<Record<Id, Question>> {
  return group;
}
