/** The heading and statement of a question in a notebook: written from its file, never by hand. */
import { type Homework, theQuestion } from './homework.js';
import type { Cell, Notebook } from './notebook.js';

/**
 * A question's cell: `## id · title (points)`, the statement, and under an English one the French as a quotation.
 */
export function statementMarkdown(homework: Homework, id: string): string {
  const { languages } = homework;
  const { title, statement, points } = theQuestion(homework, id);
  const worth = points === undefined ? '' : ` (${points} ${points === 1 ? 'point' : 'points'})`;
  const [first, ...others] = languages.map((language) => statement[language].trim());
  const quoted = others.map((text) => text.replace(/^/gm, '> ').replaceAll(/^> $/gm, '>'));
  return [`## ${id} · ${title[languages[0]]}${worth}`, first, ...quoted].join('\n\n');
}

/** The id in the heading of a question's cell (`## series/name …`), undefined for every other cell. */
export function questionOf(cell: Cell): string | undefined {
  return cell.cell_type === 'markdown' ? /^## ([a-z]+\/\S+)/.exec(cell.source)?.[1] : undefined;
}

/**
 * The notebook with every question's cell as its file has it, so that the author of a notebook writes only
 * `## id`. Throws, naming file and cell, if a heading looks like a question's and the homework has none such.
 */
export function withStatements(path: string, notebook: Notebook, homework: Homework): Notebook {
  return { ...notebook, cells: notebook.cells.map((cell) => withStatement(path, cell, homework)) };
}

function withStatement(path: string, cell: Cell, homework: Homework): Cell {
  const id = questionOf(cell);
  if (id === undefined) return cell;
  try {
    return { ...cell, source: statementMarkdown(homework, id) };
  } catch (error) {
    throw new Error(`${path}, cell ${cell.id}: ${(error as Error).message}`);
  }
}
