/** The nbgrader metadata (schema 3) of a notebook's cells: written from the homework, never by hand. */
import { type Homework, theQuestion } from './homework.js';
import type { Cell, Notebook } from './notebook.js';
import { type QuestionCell, questionCells, type Role } from './question-cells.js';

export interface NbgraderMetadata {
  readonly schema_version: 3;
  readonly grade_id: string;
  readonly grade: boolean;
  readonly solution: boolean;
  readonly locked: boolean;
  readonly task: false;
  readonly points?: number;
}

/** What is added to the question's id in the grade_id of such a cell. */
const SUFFIX: Readonly<Partial<Record<Role, string>>> = {
  statement: '-statement',
  given: '-given',
  check: '-check',
  'hidden-check': '-hidden',
  answer: '',
  prose: '-prose',
};

/**
 * The notebook as a grader needs it: every cell of a question with its metadata, hidden checks between
 * nbgrader's marks. A question's points are shared equally by its graded cells (see `isGraded`).
 */
export function withGrading(notebook: Notebook, homework: Homework): Notebook {
  const all = questionCells(notebook);
  return { ...notebook, cells: all.map((entry) => gradedCell(entry, all, homework)) };
}

function gradedCell(entry: QuestionCell, all: readonly QuestionCell[], homework: Homework): Cell {
  const { nbgrader: _, ...metadata } = entry.cell.metadata;
  const nbgrader = nbgraderOf(entry, all, homework);
  const cell = entry.role === 'hidden-check' ? hidden(entry.cell) : entry.cell;
  return { ...cell, metadata: nbgrader ? { ...metadata, nbgrader } : metadata };
}

/** The metadata of a cell of a question; none for explanations and for cells outside of questions. */
function nbgraderOf(
  entry: QuestionCell,
  all: readonly QuestionCell[],
  homework: Homework,
): NbgraderMetadata | undefined {
  const { question, role } = entry;
  const suffix = SUFFIX[role];
  if (question === undefined || suffix === undefined) return undefined;
  const own = all.filter((other) => other.question === question);
  const number = own.filter((other) => other.role === role).indexOf(entry) + 1;
  const graded = own.filter((other) => isGraded(other, own));
  const solution = role === 'answer' || role === 'prose';
  const share = shares(theQuestion(homework, question).points ?? 0, graded.length)[graded.indexOf(entry)];
  return {
    schema_version: 3,
    grade_id: `${slugOf(question)}${suffix}${number > 1 ? `-${number}` : ''}`,
    grade: share !== undefined,
    solution,
    locked: !solution,
    task: false,
    ...(share !== undefined && { points: share }),
  };
}

/** Graded are a question's checks, its first code if that derives or nothing checks it, and its words. */
function isGraded(entry: QuestionCell, own: readonly QuestionCell[]): boolean {
  if (entry.role !== 'answer') return entry.role === 'prose' || isCheck(entry);
  const code = own.filter(({ role }) => role === 'answer');
  const derives = code.some(({ cell }) => /\bderivation\(/.test(cell.source));
  return entry === code[0] && (derives || !own.some(isCheck));
}

const isCheck = ({ role }: QuestionCell): boolean => role === 'check' || role === 'hidden-check';

/** `mlp/g-grad-oa` as nbgrader allows it: `mlp-g-grad-oa`. */
export const slugOf = (question: string): string => question.replaceAll(/[^A-Za-z0-9_-]/g, '-');

/** Equal shares to the hundredth of a point; the first takes what is left. */
function shares(points: number, count: number): number[] {
  const hundredths = Math.round(points * 100);
  const share = Math.floor(hundredths / count);
  return Array.from({ length: count }, (_, i) => (i === 0 ? hundredths - share * (count - 1) : share) / 100);
}

const BEGIN_HIDDEN = '// BEGIN HIDDEN TESTS';
const END_HIDDEN = '// END HIDDEN TESTS';

function hidden(cell: Cell): Cell {
  if (cell.source.includes('BEGIN HIDDEN TESTS')) return cell;
  return { ...cell, source: `${BEGIN_HIDDEN}\n${cell.source}\n${END_HIDDEN}` };
}
