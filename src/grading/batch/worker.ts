/**
 * The process that grades: it reads submissions, judges them, runs their checks and draws their answers; their own
 * code runs in a process of its own (sandbox/). Started by worker-process.ts with the source notebooks, which are
 * read once; a new one is begun where this one stops answering.
 */

import { basename } from 'node:path';
import type { Notebook } from '../../homework/notebook.js';
import { createTypesetter } from '../../report/formulas.js';
import { checksOf, type RunCheck } from '../checks.js';
import { gradeNotebook, runOf } from '../grade.js';
import { answerHtml, type Page, plainAnswerHtml } from '../output/answer-html.js';
import { type Rubric, readRubric } from '../rubric.js';
import { SpareSandbox } from '../sandbox/spare.js';
import { wallsOf } from '../sandbox/walls.js';
import { readSubmitted } from '../submitted/admit.js';
import { rubricFor } from '../submitted/submissions.js';
import { hashOfFile } from './fingerprint.js';
import type { FromWorker, Job } from './messages.js';

const send = (message: FromWorker): void => {
  process.send?.(message);
};

/** Drawing one answer takes so long at most (s). */
const PAGE = 30;

const sources = process.argv.slice(2);
const rubrics = sources.map(readRubric);
const checks = new Map<Rubric, Promise<RunCheck>>();
const walls = wallsOf();
let typesetter: ReturnType<typeof createTypesetter> | undefined;

process.on('message', async (job: Job) => send({ kind: 'end', problems: await grade(job) }));
process.on('disconnect', () => process.exit());
send({ kind: 'ready' });

/** Grades what there is for each rubric; a notebook that was not handed in is unanswered. */
async function grade({ paths, limits, skip, failed, gaveUp }: Job): Promise<string[]> {
  const { submitted, problems, unreadOf } = match(paths, failed);
  const handedIn = paths.map(hashOfFile).join(' ');
  const sandboxes = new SpareSandbox(limits, walls);
  try {
    for (const rubric of rubrics) {
      const [stuck, notRun] = [failed[rubric.name], failed[runOf(rubric.name)]];
      if (stuck) problems.push(`${rubric.name} could not be read: ${stuck}`);
      if (notRun) problems.push(`${rubric.name} could not be run: ${notRun}`);
      const notebook = stuck ? undefined : submitted.get(rubric);
      const unread = stuck ?? (notebook ? undefined : unreadOf(rubric));
      await gradeNotebook(rubric, notebook ?? rubric.released, {
        sandboxes,
        handedIn,
        skip,
        runs: !notRun,
        check: () => checkOf(rubric),
        failureOf: (question) => failed[question] ?? unread ?? gaveUp,
        begin: (what, seconds) => send({ kind: 'begin', what, seconds }),
        done: async ({ score, answer }) => {
          send({ kind: 'graded', score, html: plainAnswerHtml(answer).text });
          const what = `the page of ${score.id}`;
          if (failed[what]) return;
          send({ kind: 'begin', what, seconds: PAGE });
          typesetter ??= createTypesetter();
          const page: Page = {
            homework: rubric.homework,
            typeset: await typesetter,
          };
          send({ kind: 'page', question: score.id, html: answerHtml(answer, page).text });
        },
      });
    }
  } finally {
    await sandboxes.close();
  }
  return problems;
}

/** What is given before the checks is evaluated once. */
function checkOf(rubric: Rubric): Promise<RunCheck> {
  const known = checks.get(rubric) ?? checksOf(rubric);
  checks.set(rubric, known);
  return known;
}

/** Whether a notebook is as it was released: then another one may be the answer. */
function isUntouched(notebook: Notebook, { released }: Rubric): boolean {
  const sources = new Set(released.cells.map(({ source }) => source.trim()));
  return notebook.cells.every(({ source }) => source.trim() === '' || sources.has(source.trim()));
}

/** Reading a notebook is a thing that can fail by itself, whatever it was meant to answer. */
function match(paths: readonly string[], failed: Job['failed']) {
  const submitted = new Map<Rubric, Notebook>();
  const unread: { readonly path: string; readonly why: string }[] = [];
  const problems: string[] = [];
  const refuse = (path: string, why: string) => {
    unread.push({ path, why });
    problems.push(why);
  };
  for (const path of paths) {
    if (failed[path]) {
      refuse(path, `${basename(path)} could not be read: ${failed[path]}`);
      continue;
    }
    send({ kind: 'begin', what: path, seconds: PAGE });
    try {
      const { notebook, problems: cut } = readSubmitted(path);
      const rubric = rubricFor(path, notebook, rubrics);
      const name = basename(path);
      const before = rubric && submitted.get(rubric);
      if (!rubric) refuse(path, `${name} answers none of the questions: not graded`);
      else if (before && !isUntouched(before, rubric))
        problems.push(`${name} answers ${rubric.name} a second time: not graded; look at both`);
      else {
        submitted.set(rubric, notebook);
        problems.push(...cut);
      }
    } catch (error) {
      refuse(path, (error as Error).message);
    }
  }
  /** Why a notebook may be missing: the file of its name, or of all files none, could be read. */
  const unreadOf = ({ name }: Rubric): string | undefined =>
    unread.find(({ path }) => basename(path) === name || submitted.size === 0)?.why;
  return { submitted, problems, unreadOf };
}
