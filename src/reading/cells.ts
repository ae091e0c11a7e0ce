/** The Markdown cells of a notebook that answer a question in TeX. */
import type { Homework } from '../homework/homework.js';
import type { Cell, Notebook } from '../homework/notebook.js';
import { questionCells } from '../homework/question-cells.js';
import { type Answer, answersInTex, readAnswer } from './answer.js';
import { notationIn } from './question-notation.js';

export interface TexCell {
  readonly cell: Cell;
  readonly question: string;
  readonly answer: Answer;
}

/**
 * A Markdown cell under the heading of a question, with an equality that is displayed, counts as an answer. What the
 * statement says and what is given does not.
 */
export function texCells(notebook: Notebook, homework?: Homework): TexCell[] {
  const notationOf = notationIn(homework);
  return questionCells(notebook).flatMap(({ cell, question, role }) => {
    const answers =
      cell.cell_type === 'markdown' &&
      (role === 'prose' || role === 'explanation') &&
      answersInTex(cell.source);
    return answers && question !== undefined
      ? [{ cell, question, answer: readAnswer(cell.source, question, notationOf(question)) }]
      : [];
  });
}
