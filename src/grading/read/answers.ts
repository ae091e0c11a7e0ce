/** What a submission says about a question: its derivations, typed or in TeX, and why the rest is not understood. */

import type { WrittenAnswer } from '../../answer/derivation-score.js';
import type { Shown } from '../../answer/shown.js';
import { Derivation } from '../../derivation/derivation.js';
import { type Cell, isCode } from '../../homework/notebook.js';
import { readAnswer } from '../../reading/answer.js';
import type { NotationOf } from '../../reading/letters/notations.js';
import type { NotebookReading } from './derivations.js';

/** A text that is longer (characters) is left to a person: reading takes a time that grows faster than the length. */
const MAX_TEX = 20_000;

export interface AskedQuestion {
  readonly question: string;
  /** What the letters of an answer in TeX mean. */
  readonly notationOf: NotationOf;
  /** Every question of the notebook. */
  readonly questions: ReadonlySet<string>;
  /** The cells that stand where its answer does, and the texts that were released. */
  readonly cells: readonly Cell[];
  readonly released: ReadonlySet<string>;
}

export function writtenFor(
  { question, notationOf, questions, cells, released }: AskedQuestion,
  reading: NotebookReading,
): WrittenAnswer {
  const own = cells.filter(({ source }) => source.trim() !== '' && !released.has(source.trim()));
  const ids = new Set(own.map(({ id }) => id));
  const named = reading.shown.filter(({ derivation }) => derivation.id === question);
  // Under its heading, with an id that no question has, or with that of another one where nothing bears its own.
  const here = reading.shown.filter(({ derivation, cell }) => ids.has(cell) && derivation.id !== question);
  const mistyped = here.filter(({ derivation }) => named.length === 0 || !questions.has(derivation.id));
  const tex = own.filter((cell) => !isCode(cell)).map((cell) => readInTex(cell, question, notationOf));
  const shown = [...named, ...mistyped, ...tex.flatMap((one) => one.shown)];
  const unread =
    reading.problems.find(({ cell }) => ids.has(cell))?.message ??
    tex.find((one) => one.unread)?.unread ??
    silentCode(own, [...named, ...mistyped], released);
  return { shown, ...(unread !== undefined && { unread }) };
}

/** Formulas of a Markdown cell as derivations. Its words are not understood by anybody here. */
export function readInTex(
  { id, source }: Pick<Cell, 'id' | 'source'>,
  question: string,
  notationOf: NotationOf,
): { shown: Shown[]; unread?: string } {
  if (source.length > MAX_TEX) return { shown: [], unread: `cell ${id}: a long text, for the grader` };
  const words = { unread: `cell ${id}: words, for the grader` };
  try {
    const { derivations, unread } = readAnswer(source, question, notationOf(question));
    const [first] = unread;
    return {
      shown: derivations.map((derivation) => ({ derivation: inAnyVariant(derivation), cell: id })),
      ...(first ? { unread: `cell ${id}, line ${first.line}: ${noteOn(first)}` } : words),
    };
  } catch (error) {
    return { shown: [], unread: `cell ${id}: ${(error as Error).message}` };
  }
}

const noteOn = ({ note, tex }: { note: { en: string }; tex: string }): string =>
  tex === '' ? note.en : `${note.en}: ${tex}`;

/** Whoever writes in TeX names no variant: the reader takes one in which the names have a meaning. */
function inAnyVariant({ id, notation, partId, moves }: Derivation): Derivation {
  const { variant: _, ...plain } = notation;
  return new Derivation(id, plain, partId, moves);
}

/** Code or comments that derive nothing: they may be an answer in another form. */
function silentCode(
  cells: readonly Cell[],
  shown: readonly Shown[],
  released: ReadonlySet<string>,
): string | undefined {
  const derives = new Set(shown.map(({ cell }) => cell));
  const known = new Set([...released].flatMap(linesOf));
  const silent = cells.find(
    (cell) => isCode(cell) && !derives.has(cell.id) && linesOf(cell.source).some((line) => !known.has(line)),
  );
  return silent && `cell ${silent.id}: what derives nothing, for the grader`;
}

/** The lines of a cell in which something stands. */
const linesOf = (source: string): string[] =>
  source.split('\n').flatMap((line) => line.trim().replace(/^\/\/\s*$/, '') || []);
