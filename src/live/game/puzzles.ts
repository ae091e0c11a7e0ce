/** Which derivations of a page make a puzzle. */
import type { VerdictKind } from '../../judge/verdict.js';
import type { KeptRecord } from '../kept-record.js';

export interface Puzzle {
  /** The derivation as it was printed: a copy, which no reader changes. */
  readonly host: HTMLElement;
  readonly record: KeptRecord;
}

/** How much there may be to read in the puzzle that a reader begins with. */
const EASY = 100;

/** The puzzle that a derivation makes, if it does. Copied before a reader can change it. */
export function puzzleOf(host: HTMLElement, record: KeptRecord): Puzzle | undefined {
  return isPuzzle(record) && answers(host)
    ? { host: host.cloneNode(true) as HTMLElement, record }
    : undefined;
}

export const isEasy = ({ record }: Puzzle): boolean => effort(record) <= EASY;

/** The easiest first. */
export const byEffort = (puzzles: readonly Puzzle[]): Puzzle[] =>
  [...puzzles].sort((a, b) => effort(a.record) - effort(b.record));

/** Whether it stands under the question that it answers: a list of errata has lines of all kinds. */
const answers = ({ dataset }: HTMLElement): boolean =>
  document.getElementById(dataset.question ?? '') !== null;

/** At least three steps to choose from, and no line that is wrong or doubtful already. */
function isPuzzle({ lines }: KeptRecord): boolean {
  const steps = lines.filter(({ is }) => is === 'step');
  return steps.length >= 3 && lines.every(({ is, kind = 'exact' }) => is !== 'refutes' && SOUND.has(kind));
}

const SOUND: ReadonlySet<VerdictKind> = new Set(['exact', 'sizes', 'convention', 'prose']);

/** About how much there is to read. */
const effort = ({ lines }: KeptRecord): number =>
  lines.reduce((sum, { source }) => sum + 4 + source.length, 0);
