import { type Cell, hasTag, isCode, type Notebook } from './notebook.js';
import { questionOf } from './statement.js';

/**
 * What a cell is to the question under whose heading it stands:
 *   statement     the heading, `## id`
 *   given         tagged `given`: the student keeps it (data, notation)
 *   check         code tagged `check`: the student sees it and it counts
 *   hidden-check  code tagged `hidden-check`: only the grader has it
 *   answer        any other code
 *   prose         text tagged `answer`: an answer in words, left to the grader
 *   explanation   any other text: part of the solution
 * A question ends at the next heading of its level or above. Cells before the first and after that are `outside`,
 * and the student keeps them, but for those tagged `solution`, which are explanations too. The table of answers,
 * `show(answers.table())`, is `outside` wherever it stands.
 */
export type Role =
  | 'outside'
  | 'statement'
  | 'given'
  | 'check'
  | 'hidden-check'
  | 'answer'
  | 'prose'
  | 'explanation';

export interface QuestionCell {
  readonly cell: Cell;
  readonly question?: string;
  readonly role: Role;
}

/** Every cell of the notebook, in order, with its question and its role. */
export function questionCells({ cells }: Notebook): QuestionCell[] {
  let question: string | undefined;
  return cells.map((cell) => {
    const asked = questionOf(cell);
    if (asked !== undefined || isHeading(cell)) question = asked;
    if (isCode(cell) && TABLE_OF_ANSWERS.test(cell.source)) return { cell, role: 'outside' };
    if (question === undefined) return { cell, role: hasTag(cell, 'solution') ? 'explanation' : 'outside' };
    return { cell, question, role: asked ? 'statement' : roleOf(cell) };
  });
}

const TABLE_OF_ANSWERS = /^\s*show\(\s*\w+\.table\(\)\s*\);?\s*$/;

function isHeading(cell: Cell): boolean {
  return cell.cell_type === 'markdown' && /^##? /.test(cell.source);
}

function roleOf(cell: Cell): Role {
  if (hasTag(cell, 'given')) return 'given';
  if (!isCode(cell)) return hasTag(cell, 'answer') ? 'prose' : 'explanation';
  if (hasTag(cell, 'hidden-check')) return 'hidden-check';
  return hasTag(cell, 'check') ? 'check' : 'answer';
}
