/** What an answer to a question of the committed notebooks earns, and short ways to write one. */
import { join, resolve } from 'node:path';
import { scoreDerivations } from '../../src/answer/derivation-score.js';
import { writtenFor } from '../../src/grading/read/answers.js';
import { readDerivations } from '../../src/grading/read/derivations.js';
import { type Rubric, readRubric } from '../../src/grading/rubric.js';
import type { Cell } from '../../src/homework/notebook.js';
import { notationIn } from '../../src/reading/question-notation.js';
import { code } from './sample.js';

const NOTEBOOKS = resolve(import.meta.dirname, '../../../notebooks');
const rubrics = new Map<string, Rubric>();
export function rubricNamed(name: string): Rubric {
  const known = rubrics.get(name) ?? readRubric(join(NOTEBOOKS, name));
  rubrics.set(name, known);
  return known;
}

const IMPORTS = code('imports', "import { derivation, mlp, show, usesOnly, inMatrixForm } from 'chainrule';");

/** What these cells earn of a question, and what of it is left to a person; 1 is all. */
export function worth(
  notebook: string,
  question: string,
  ...cells: Cell[]
): [earned: number, pending: number] {
  const { goals, cells: all, homework } = rubricNamed(notebook);
  const reading = readDerivations([IMPORTS, ...cells.filter((cell) => cell.cell_type === 'code')]);
  const questions = new Set(all.flatMap((entry) => entry.question ?? []));
  const written = writtenFor(
    { question, notationOf: notationIn(homework, goals), questions, cells, released: new Set() },
    reading,
  );
  const { earned, pending } = scoreDerivations(
    goals.filter((goal) => goal.question === question),
    written,
  );
  return [Math.round(100 * earned) / 100, Math.round(100 * pending) / 100];
}

export const derive = (source: string): Cell => code('mine', source);
export const F = '01-functions.ipynb';
export const B = '04-backward.ipynb';
export const mlp = (id: string, chain: string, activation = 'relu') =>
  derive(`show(derivation('mlp/${id}', mlp('${activation}'))${chain})`);
export const fun = (id: string, chain: string) => derive(`show(derivation('functions/${id}')${chain})`);
