/** Which derivations of the page make a puzzle, the easiest first. */

import type { VerdictKind } from '../../judge/verdict.js';
import { need } from '../dom.js';
import type { KeptRecord } from '../kept-record.js';

export interface Puzzle {
  /** The derivation as it was printed: a copy, which no reader changes. */
  readonly host: HTMLElement;
  readonly record: KeptRecord;
}

export function puzzlesIn(hosts: readonly HTMLElement[]): Puzzle[] {
  return hosts
    .map((host) => ({ host, record: recordOf(host) }))
    .filter(({ host, record }) => isPuzzle(record) && answers(host))
    .map(({ host, record }) => ({ host: host.cloneNode(true) as HTMLElement, record }))
    .sort((a, b) => effort(a.record) - effort(b.record));
}

const recordOf = (host: HTMLElement): KeptRecord => JSON.parse(need('script.record', host).textContent ?? '');

/** Whether it stands under the question that it answers: a list of errata has lines of all kinds. */
const answers = ({ dataset }: HTMLElement): boolean =>
  document.getElementById(dataset.question ?? '') !== null;

/** At least three steps to choose from, and no line that is wrong or doubtful already. */
export function isPuzzle({ lines }: KeptRecord): boolean {
  const steps = lines.filter(({ is }) => is === 'step');
  return steps.length >= 3 && lines.every(({ is, kind = 'exact' }) => is !== 'refutes' && SOUND.has(kind));
}

const SOUND: ReadonlySet<VerdictKind> = new Set(['exact', 'sizes', 'convention', 'prose']);

/** About how much there is to read. */
export const effort = ({ lines }: KeptRecord): number =>
  lines.reduce((sum, { source }) => sum + 4 + source.length, 0);
