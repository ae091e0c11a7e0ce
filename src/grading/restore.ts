/** A submission with everything but its answers put back as it was released. */
import type { Cell, Notebook } from '../homework/notebook.js';
import { type QuestionCell, questionCells, type Role } from '../homework/question-cells.js';
import { declaredNames } from './read/javascript.js';
import type { Rubric } from './rubric.js';

export interface Restored {
  /** What runs: statements and what is given from the source; the student's cells where answers stand. */
  readonly notebook: Notebook;
  /** The student's own cells by question. */
  readonly answers: ReadonlyMap<string, readonly Cell[]>;
}

const LOCKED = new Set<Role>(['outside', 'statement', 'given', 'check']);
const isAnswer = ({ role }: QuestionCell) => role === 'answer' || role === 'prose';

/**
 * Cells that were released locked are the source's, whatever the submission made of them or where it put them.
 * The student's cells under a question stand where its answer does; the others, before the first question.
 */
export function restored({ cells: source, notebook }: Rubric, submitted: Notebook): Restored {
  const locked = new Set(source.filter((entry) => !isAnswer(entry)).map(({ cell }) => cell.id));
  const lockedSource = new Map(source.map(({ cell }) => [cell.id, cell.source.trim()]));
  const own = questionCells(submitted).flatMap((entry): QuestionCell[] => {
    const { cell, role } = entry;
    if (role !== 'statement' && !locked.has(cell.id)) return [entry];
    const added = addedTo(cell.source, lockedSource.get(cell.id));
    return added
      ? [{ ...entry, role: 'answer', cell: { ...cell, id: `${cell.id}-added`, source: added } }]
      : [];
  });
  const headed = new Set(
    questionCells(submitted).flatMap(({ question, role }) => (role === 'statement' ? question! : [])),
  );
  const released = new Map(source.map(({ cell, question }) => [cell.id, question]));
  /** The question it stands under; where that has lost its heading, the one it was released for. */
  const questionOf = ({ cell, question }: QuestionCell) => {
    const was = released.get(cell.id);
    return was && !headed.has(was) ? was : question;
  };
  const places = new Map<string, QuestionCell>();
  for (const entry of source.filter(isAnswer))
    if (!places.has(entry.question!)) places.set(entry.question!, entry);
  const answers = new Map<string, Cell[]>(
    [...places.keys()].map((id) => [
      id,
      own.filter((entry) => questionOf(entry) === id).map(({ cell }) => cell),
    ]),
  );
  const elsewhere = own.filter((entry) => !places.has(questionOf(entry)!)).map(({ cell }) => cell);
  const first = source.find(({ role }) => role === 'statement');
  const cells = source.flatMap((entry): Cell[] => {
    const before = entry === first ? elsewhere : [];
    if (LOCKED.has(entry.role)) return isRunByGrader(entry) ? [] : [...before, entry.cell];
    return places.get(entry.question!) === entry ? answers.get(entry.question!)! : [];
  });
  return { notebook: { ...notebook, cells }, answers };
}

/** A check that no later cell needs anything of runs in the grader's own process alone. */
const isRunByGrader = ({ role, cell }: QuestionCell): boolean =>
  role === 'check' && declaredNames(cell.source).length === 0;

/** What somebody has written before or after what was released in a cell. */
function addedTo(source: string, released: string | undefined): string | undefined {
  const at = released ? source.indexOf(released) : -1;
  if (!released || at < 0) return undefined;
  return `${source.slice(0, at)}\n${source.slice(at + released.length)}`.trim() || undefined;
}
