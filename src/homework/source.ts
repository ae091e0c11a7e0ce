/** A notebook of a homework as its authors have it. */
import { dirname } from 'node:path';
import type { Homework } from './homework.js';
import { homeworkAround, loadHomework } from './load.js';
import { readNotebook } from './nbformat.js';
import { withGrading } from './nbgrader.js';
import type { Notebook } from './notebook.js';
import { questionOf, withStatements } from './statement.js';

export interface SourceNotebook {
  readonly path: string;
  /** With the statements of its questions and the metadata of graders, both from the homework. */
  readonly notebook: Notebook;
  /** Absent for a notebook that belongs to none, and so asks nothing. */
  readonly homework?: Homework;
}

/** Reads a notebook with the homework of its folder. Throws if it has a question and there is no homework. */
export function readSource(path: string): SourceNotebook {
  const notebook = readNotebook(path);
  const folder = dirname(path);
  const asks = notebook.cells.some((cell) => questionOf(cell) !== undefined);
  const homework = asks ? loadHomework(folder) : homeworkAround(folder);
  return homework ? sourceOf(path, notebook, homework) : { path, notebook };
}

/** The same of a notebook that is read already. */
export function sourceOf(path: string, notebook: Notebook, homework: Homework): Required<SourceNotebook> {
  return { path, notebook: withGrading(withStatements(path, notebook, homework), homework), homework };
}
