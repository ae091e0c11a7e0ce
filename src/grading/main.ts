/** chainrule grade: submissions → scores. */
import { parseArgs } from 'node:util';
import { writeFileAtomic } from '../atomic-file.js';
import { chosen } from '../homework/chosen.js';
import { UsageError } from '../usage.js';
import { gradeAll } from './grader.js';
import { gradescopeResults } from './gradescope/results.js';
import { json, writeGrades } from './output/write.js';
import { type Rubric, readRubric } from './rubric.js';
import { LIMITS } from './sandbox/sandbox.js';
import type { Sheet } from './sheet.js';
import { hasQuestions } from './student-edition.js';
import { readSubmitted, rubricFor, type Submission, submissionsIn } from './submissions.js';

export const usage = `Usage: chainrule grade [options] path…

Grades submissions: a notebook, a folder with the notebooks of one student, or a folder of many of either.

--out folder         where the scores go: scores.csv, scores.json, index.html, a folder for each (default grades/)
--homework folder    the homework they answer (default: that of the current folder, or of its notebooks/)
--source notebook    a notebook with solutions, once for each; all of them count, handed in or not
                     (default: those of the homework that any of the submissions answers)
--jobs n             so many submissions at a time (default 2)
--seconds n          the limit for each cell (default ${LIMITS.seconds}), and --total n for all of them (default ${LIMITS.total})
--memory n           the limit in megabytes (default ${LIMITS.memory})
--results file       all of it is one submission: only Gradescope's results.json is written`;

export async function run(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      ...{ out: text, jobs: text, seconds: text, total: text, memory: text, results: text, homework: text },
      source: { type: 'string', multiple: true },
    },
    allowPositionals: true,
  });
  if (positionals.length === 0)
    throw new UsageError('what is to be graded is missing: a notebook or a folder');
  const limits = {
    seconds: positive('seconds', values.seconds, LIMITS.seconds),
    total: positive('total', values.total, LIMITS.total),
    memory: positive('memory', values.memory, LIMITS.memory),
  };
  const { homework, notebooks } = chosen(values.source ?? (values.homework ? [values.homework] : []));
  const rubrics = readRubrics(notebooks);
  const released = [...rubrics.values()].map(({ name }) => name);
  const found = positionals.flatMap((path) => submissionsIn(path, released));
  const submissions = values.results ? asOne(found) : found;
  if (submissions.length === 0) throw new Error(`no notebook in ${positionals.join(', ')}`);
  const sources = values.source ?? answered(submissions, rubrics);
  if (sources.length === 0) throw new Error('the submissions answer none of the questions of the notebooks');
  const count = submissions.length;
  const graded = await gradeAll(submissions, {
    sources,
    homework,
    limits,
    jobs: positive('jobs', values.jobs, 2),
    onDone: ({ sheet }, number) => console.log(`${number}/${count} ${line(sheet)}`),
  });
  if (values.results) {
    writeFileAtomic(values.results, json(gradescopeResults(graded[0].sheet)));
  } else {
    const out = values.out ?? 'grades';
    await writeGrades(out, graded, homework);
    console.log(`wrote ${out}/scores.csv, scores.json, index.html and a folder for each`);
  }
  return 0;
}

/** All the notebooks as one submission. */
const asOne = (found: readonly Submission[]): Submission[] =>
  found.length === 0 ? [] : [{ name: 'submission', paths: found.flatMap(({ paths }) => paths) }];

/** By path; a question asked in two notebooks would count twice. */
function readRubrics(paths: readonly string[]): Map<string, Rubric> {
  const rubrics = new Map(paths.map((path) => [path, readRubric(path)]));
  const asked = new Map<string, string>();
  for (const [path, { notebook, cells }] of rubrics) {
    if (!hasQuestions(notebook)) rubrics.delete(path);
    for (const { role, question } of cells) {
      if (role !== 'statement') continue;
      const before = asked.get(question!);
      if (before) throw new Error(`${question} is asked in ${before} and in ${path}`);
      asked.set(question!, path);
    }
  }
  return rubrics;
}

/** The source notebooks that some submission answers. */
function answered(submissions: readonly Submission[], rubrics: ReadonlyMap<string, Rubric>): string[] {
  const all = [...rubrics.values()];
  const found = new Set(submissions.flatMap(({ paths }) => paths.map((path) => rubricOrNone(path, all))));
  return [...rubrics].flatMap(([path, rubric]) => (found.has(rubric) ? [path] : []));
}

function rubricOrNone(path: string, rubrics: readonly Rubric[]): Rubric | undefined {
  try {
    return rubricFor(path, readSubmitted(path), rubrics);
  } catch {
    // The sheet of this submission will say what is wrong with it.
    return undefined;
  }
}

function positive(name: string, text: string | undefined, otherwise: number): number {
  const value = Number(text ?? otherwise);
  if (!(value > 0)) throw new Error(`--${name} must be a positive number, not '${text}'`);
  return value;
}

function line({ submission, earned, points, pending, problems }: Sheet): string {
  const left = pending > 0 ? `, ${pending} to read` : '';
  return `${submission}: ${earned} of ${points}${left}${problems.map((problem) => `; ${problem}`).join('')}`;
}
