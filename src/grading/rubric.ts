import { basename, dirname } from 'node:path';
import { type Goal, goalsOf } from '../answer/goals.js';
import type { Homework } from '../homework/homework.js';
import { loadHomework } from '../homework/load.js';
import { readNotebook } from '../homework/nbformat.js';
import type { NbgraderMetadata } from '../homework/nbgrader.js';
import { isCode, type Notebook } from '../homework/notebook.js';
import { type QuestionCell, questionCells } from '../homework/question-cells.js';
import { sourceOf } from '../homework/source.js';
import { readDerivations } from './read/derivations.js';
import { withStated } from './read/stated.js';
import { studentEdition } from './student-edition.js';

/** A notebook with its solutions, as the grader uses it. */
export interface Rubric {
  /** The file's name, which its submissions bear too. */
  readonly name: string;
  readonly homework: Homework;
  readonly notebook: Notebook;
  readonly cells: readonly QuestionCell[];
  /** What the derivations of its questions have to reach. */
  readonly goals: readonly Goal[];
  /** What the students got. */
  readonly released: Notebook;
}

export const readRubric = (path: string): Rubric =>
  rubricOf(basename(path), readNotebook(path), loadHomework(dirname(path)));

/** Throws if a solution cannot be read: then no answer could be measured by it. */
export function rubricOf(name: string, source: Notebook, homework: Homework): Rubric {
  const { notebook } = sourceOf(name, source, homework);
  const { shown, problems } = readDerivations(notebook.cells.filter(isCode));
  const cells = questionCells(notebook);
  const answers = new Set(cells.flatMap(({ role, cell }) => (role === 'answer' ? [cell.id] : [])));
  const problem = problems.find(({ cell }) => answers.has(cell));
  if (problem) throw new Error(`${name}, cell ${problem.cell}, line ${problem.line}: ${problem.message}`);
  const asked = new Set<string>(
    cells.flatMap(({ role, question }) => (role === 'statement' ? question! : [])),
  );
  return {
    name,
    homework,
    notebook,
    cells,
    goals: withStated(goalsOf(shown, asked, homework), homework),
    released: studentEdition(name, notebook),
  };
}

/** What nbgrader's metadata say of a cell of a rubric. */
export const gradingOf = ({ cell }: QuestionCell): NbgraderMetadata | undefined =>
  cell.metadata.nbgrader as NbgraderMetadata | undefined;
