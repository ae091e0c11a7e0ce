/** chainrule grade: submissions → scores. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeFileAtomic } from '../atomic-file.js';
import { chosenNotebooks } from '../homework/chosen.js';
import { UsageError } from '../usage.js';
import { gradeBatch } from './batch/batch.js';
import { Grader } from './batch/grader.js';
import { merge } from './batch/merge.js';
import { Store } from './batch/store.js';
import { sweep } from './batch/worker-process.js';
import { gradescopeResults } from './gradescope/results.js';
import { json } from './output/files.js';
import { serveReview } from './review/server.js';
import { type Rubric, readRubric } from './rubric.js';
import { LIMITS } from './sandbox/sandbox.js';
import { WALLS, wallsOf } from './sandbox/walls.js';
import type { Sheet } from './sheet.js';
import { hasQuestions } from './student-edition.js';
import { readSubmitted } from './submitted/admit.js';
import { rubricFor, type Submission, submissionsIn } from './submitted/submissions.js';

export const usage = `Usage: chainrule grade [options] path…

Grades submissions: a notebook, a folder with the notebooks of one student, or a folder of many of either.
What is graded lies in the folder at once; broken off in any way, the same command goes on where it stopped.

--out folder         where the scores go: scores.csv, scores.json, index.html, gradebooks/ (Moodle, Canvas,
                     nbgrader) and a folder for each submission (default grades/)
--homework folder    the homework they answer (default: that of the current folder, or of its notebooks/)
--source notebook    a notebook with solutions, once for each; all of them count, handed in or not
                     (default: those of the homework that any of the submissions answers)
--jobs n             so many submissions at a time (default 2)
--shard i/n          only every n-th submission, from the i-th: for several machines
--fresh              also grades what has been graded already
--seconds n          the limit for each cell (default ${LIMITS.seconds}), and --total n for all of them (default ${LIMITS.total})
--memory n           the limit in megabytes (default ${LIMITS.memory})
--results file       all of it is one submission: only Gradescope's results.json is written

chainrule grade --review [--out folder]         what is left to persons: a page on this machine, at the address told
chainrule grade --merge a b… [--out folder]     the folders of several machines as one`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const OPTIONS = {
  ...{
    out: text,
    jobs: text,
    seconds: text,
    total: text,
    memory: text,
    results: text,
    shard: text,
    homework: text,
  },
  ...{ fresh: flag, review: flag, merge: flag },
  source: { type: 'string', multiple: true },
} as const;

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const out = values.out ?? 'grades';
  if (positionals.length === 0 && !values.review)
    throw new UsageError('what is to be graded is missing: a notebook or a folder');
  if (values.review) {
    if (!existsSync(out)) throw new Error(`${out}: nothing has been graded there`);
    await serveReview(out, chosenNotebooks(chosenFolder(values.homework)).homework);
    return 0;
  }
  if (values.merge) {
    await merge(positionals, out, chosenNotebooks(chosenFolder(values.homework)).homework);
    return 0;
  }
  const limits = {
    seconds: positive('seconds', values.seconds, LIMITS.seconds),
    total: positive('total', values.total, LIMITS.total),
    memory: positive('memory', values.memory, LIMITS.memory),
  };
  const { homework, notebooks } = chosenNotebooks(values.source ?? chosenFolder(values.homework));
  const rubrics = readRubrics(notebooks);
  const released = [...rubrics.values()].map(({ name }) => name);
  const all = [...rubrics.values()];
  const known = { released, answeredBy: (path: string) => rubricOrNone(path, all)?.name };
  const found = positionals.flatMap((path) => submissionsIn(path, known));
  const submissions = values.results ? asOne(found) : found;
  if (submissions.length === 0) throw new Error(`no notebook in ${positionals.join(', ')}`);
  const named = values.source ?? answered(submissions, rubrics);
  if (named.length === 0) throw new Error('the submissions answer none of the questions of the notebooks');
  const sources = named.map((path) => resolve(path));
  const { kind } = wallsOf();
  console.error(WALLS[kind]);
  sweep();
  if (values.results) {
    const grader = new Grader(sources, homework, limits);
    try {
      const { sheet } = await grader.grade(submissions[0]);
      writeFileAtomic(values.results, json(gradescopeResults(sheet)));
    } finally {
      grader.close();
    }
    return 0;
  }
  const store = await Store.open(out, homework, kind === 'files' ? [] : [WALLS[kind]]);
  const signal = onInterrupt();
  await gradeBatch(
    submissions,
    store,
    {
      ...{ sources, homework, limits, fresh: values.fresh ?? false, shard: shardOf(values.shard) },
      jobs: positive('jobs', values.jobs, 2),
      onDone: (sheet, { number, of, kept }) =>
        console.log(`${number}/${of} ${line(sheet)}${kept ? ' (as before)' : ''}`),
    },
    signal,
  );
  if (signal.aborted) {
    console.error(`broken off; what is graded is in ${out}, and the same command goes on from there`);
    return 130;
  }
  console.log(`${out}/: scores.csv, scores.json, index.html, gradebooks/, and a folder for each`);
  return 0;
}

const chosenFolder = (folder: string | undefined): string[] => (folder === undefined ? [] : [folder]);

/** Aborted by Ctrl-C and by whoever ends the process politely. */
function onInterrupt(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => controller.abort());
  return controller.signal;
}

function shardOf(text: string | undefined): [number, number] {
  const [, part, parts] = /^(\d+)\/(\d+)$/.exec(text ?? '1/1') ?? [];
  const shard: [number, number] = [Number(part), Number(parts)];
  if (!(shard[0] >= 1 && shard[0] <= shard[1]))
    throw new Error(`--shard is 'i/n', with i from 1 to n, not '${text}'`);
  return shard;
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
    return rubricFor(path, readSubmitted(path).notebook, rubrics);
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
  const text = `${submission}: ${earned} of ${points}${left}${problems.map((problem) => `; ${problem}`).join('')}`;
  // Names of files may hold what a terminal obeys.
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '�');
}
