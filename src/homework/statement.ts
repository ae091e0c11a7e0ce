/** The heading and statement of a question in a notebook: written from the course's list, never by hand. */
import { isQuestionId, type QuestionId, question } from '../course/index.js';
import type { Cell, Notebook } from './nbformat.js';

/** A question's cell: `## id · title (points)`, the statement in English, and in French as a quotation. */
export function statementMarkdown(id: QuestionId): string {
  const { title, statement, points } = question(id);
  const worth = points === undefined ? '' : ` (${points} ${points === 1 ? 'point' : 'points'})`;
  return `## ${id} · ${title.en}${worth}\n\n${statement.en}\n\n> ${statement.fr}`;
}

/** The id in the heading of a question's cell (`## id …`), undefined for every other cell. */
export function questionOf(cell: Cell): QuestionId | undefined {
  const id = /^## (\S+)/.exec(cell.cell_type === 'markdown' ? cell.source : '')?.[1] ?? '';
  return isQuestionId(id) ? id : undefined;
}

/**
 * The notebook with every question's cell as the course's list has it, so that the author of a notebook writes
 * only `## id`. Throws if a heading looks like a question's and is none of the course's.
 */
export function withStatements(path: string, notebook: Notebook): Notebook {
  return { ...notebook, cells: notebook.cells.map((cell) => withStatement(path, cell)) };
}

function withStatement(path: string, cell: Cell): Cell {
  const id = questionOf(cell);
  if (id !== undefined) return { ...cell, source: statementMarkdown(id) };
  const unknown = cell.cell_type === 'markdown' && /^## ([a-z]+\/\S+)/.exec(cell.source)?.[1];
  if (unknown) throw new Error(`${path}, cell ${cell.id}: the course has no question '${unknown}'`);
  return cell;
}
