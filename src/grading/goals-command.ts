/** chainrule goals: what the table of answers in a notebook holds each derivation against. */
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { GOALS_FILE, goalsText } from '../answer/goal-file.js';
import { writeFileAtomic } from '../atomic-file.js';
import { chosenNotebooks } from '../homework/chosen.js';
import { readSource } from '../homework/source.js';
import { readRubric } from './rubric.js';
import { hasQuestions } from './student-edition.js';

export const usage = `Usage: chainrule goals [folder]

Writes goals.json beside homework.json: for each derivation that a question asks for, what it starts from, the forms it
is asked in, and hashes of the words of its answer. With it a notebook's own table of answers says what the grader would
say. It is made from the solutions and does not tell them; run it again when they change.`;

export function run(args: readonly string[]): undefined {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const { homework, notebooks } = chosenNotebooks(positionals);
  const file = join(homework.folder, GOALS_FILE);
  writeFileAtomic(file, goalsFor(notebooks));
  console.log(relative('.', file));
}

/** The text of the file for these notebooks, solutions and all. */
export function goalsFor(notebooks: readonly string[]): string {
  const asking = notebooks.filter((path) => hasQuestions(readSource(path).notebook));
  return goalsText(asking.flatMap((path) => readRubric(path).goals));
}
