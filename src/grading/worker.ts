/**
 * The process that grades: it reads a submission, judges it and runs its checks; the submission's own code runs
 * in a process of its own (sandbox/). Started by grader.ts, which begins a new one where this one stops answering.
 */
import type { Notebook } from '../homework/nbformat.js';
import { type Graded, gradeNotebook, runOf } from './grade.js';
import { type Rubric, readRubric } from './rubric.js';
import type { Limits } from './sandbox/sandbox.js';
import { readSubmitted, rubricFor } from './submissions.js';

/** A submission to grade by these source notebooks. */
export interface Job {
  readonly sources: readonly string[];
  readonly paths: readonly string[];
  readonly limits: Limits;
  /** Questions that are graded already, and those on which the grading has failed, with the reason. */
  readonly skip: readonly string[];
  readonly failed: Readonly<Record<string, string>>;
  /** Why no other question is graded. */
  readonly gaveUp?: string;
}

export type FromWorker =
  | { readonly kind: 'begin'; readonly what: string; readonly seconds: number }
  | { readonly kind: 'graded'; readonly graded: Graded }
  | { readonly kind: 'end'; readonly problems: readonly string[] };

const send = (message: FromWorker): void => {
  process.send?.(message);
};

process.on('message', async (job: Job) => send({ kind: 'end', problems: await grade(job) }));
process.on('disconnect', () => process.exit());

/** Grades what there is for each rubric; a notebook that was not handed in is unanswered. */
async function grade({ sources, paths, limits, skip, failed, gaveUp }: Job): Promise<string[]> {
  const rubrics = sources.map(readRubric);
  const { submitted, problems } = match(paths, rubrics);
  for (const rubric of rubrics) {
    const [unread, notRun] = [failed[rubric.name], failed[runOf(rubric.name)]];
    if (unread) problems.push(`${rubric.name} could not be read: ${unread}`);
    if (notRun) problems.push(`${rubric.name} could not be run: ${notRun}`);
    const notebook = unread ? undefined : submitted.get(rubric);
    await gradeNotebook(rubric, notebook ?? rubric.released, {
      limits,
      skip,
      runs: !notRun,
      failureOf: (question) => failed[question] ?? gaveUp,
      begin: (what, seconds) => send({ kind: 'begin', what, seconds }),
      done: (graded) => send({ kind: 'graded', graded }),
    });
  }
  return problems;
}

function match(paths: readonly string[], rubrics: readonly Rubric[]) {
  const submitted = new Map<Rubric, Notebook>();
  const problems: string[] = [];
  for (const path of paths) {
    try {
      const notebook = readSubmitted(path);
      const rubric = rubricFor(path, notebook, rubrics);
      if (!rubric) problems.push(`${path} answers none of the questions`);
      else if (submitted.has(rubric))
        problems.push(`${path} answers ${rubric.name} a second time: not graded`);
      else submitted.set(rubric, notebook);
    } catch (error) {
      problems.push((error as Error).message);
    }
  }
  return { submitted, problems };
}
