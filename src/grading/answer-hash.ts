/** Which answers are the same, so that a person decides on them once. */
import { createHash } from 'node:crypto';
import type { Move } from '../derivation/lines/moves.js';
import { isCode } from '../homework/notebook.js';
import type { Work } from './question-score.js';

/**
 * The same for answers that differ in nothing but spaces: in their cells, in what is derived for the question wherever
 * it stands, and, of code that runs, in all the code that it may call.
 */
export function hashOfAnswer(question: string, work: Work, runs: boolean): string {
  const plain = (source: string) => source.replaceAll(/\s+/g, ' ').trim();
  const own = (work.answers.get(question) ?? []).map(({ cell_type, source }) => [cell_type, plain(source)]);
  const derived = work.reading.shown
    .filter(({ derivation }) => derivation.id === question)
    .map(({ derivation: { partId, notation, moves } }) => [partId, notation, moves.map(said)]);
  const run = runs ? work.executed.notebook.cells.filter(isCode) : [];
  return digest([own, derived, run.map(({ source }) => plain(source))]);
}

/** A move without the place where it was written. */
const said = ({ place: _, ...move }: Move): unknown =>
  move.is === 'says' || move.is === 'cases'
    ? { ...move, ...(move.is === 'cases' && { cases: move.cases.map((one) => one.moves.map(said)) }) }
    : { is: move.is, source: move.expression.source };

export const digest = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
