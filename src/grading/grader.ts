/** Grades submissions, a few at a time, each in a process of its own that may hang or die. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { layOut } from '../homework/edition.js';
import type { Homework } from '../homework/homework.js';
import type { Graded } from './grade.js';
import type { Limits } from './sandbox/sandbox.js';
import { whenLate } from './sandbox/usage.js';
import { type Sheet, sheetOf } from './sheet.js';
import type { Submission } from './submissions.js';
import type { FromWorker, Job } from './worker.js';

export interface GradedSubmission {
  readonly sheet: Sheet;
  readonly graded: readonly Graded[];
}

export interface GraderOptions {
  readonly sources: readonly string[];
  readonly homework: Homework;
  readonly limits: Limits;
  /** How many submissions at a time. */
  readonly jobs: number;
  readonly onDone?: (submission: GradedSubmission, number: number) => void;
}

const WORKER = join(import.meta.dirname, 'worker.js');
/** Reading the source notebooks takes so long at most (s). */
const START = 60;
/** After so many failures the rest of a submission is left to the grader. */
const MAX_FAILURES = 3;

/** All the submissions, in their order. */
export async function gradeAll(
  submissions: readonly Submission[],
  options: GraderOptions,
): Promise<GradedSubmission[]> {
  const results: GradedSubmission[] = [];
  let next = 0;
  let done = 0;
  const work = async () => {
    while (next < submissions.length) {
      const i = next++;
      results[i] = await gradeOne(submissions[i], options);
      options.onDone?.(results[i], ++done);
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
  return results;
}

/**
 * Where a process fails on a question, a new one goes on with the next. They run in a folder of their own, where
 * what the source notebooks give finds the homework.
 */
async function gradeOne(submission: Submission, options: GraderOptions): Promise<GradedSubmission> {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-grading-'));
  try {
    layOut(options.homework, folder, []);
    return await gradeIn(folder, submission, options);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function gradeIn(
  folder: string,
  { name, paths }: Submission,
  { sources, limits }: GraderOptions,
): Promise<GradedSubmission> {
  const graded: Graded[] = [];
  const failed: Record<string, string> = {};
  const result = (problems: readonly string[]) => {
    const scores = graded.map(({ score }) => score);
    return { sheet: sheetOf(name, scores, problems), graded };
  };
  for (;;) {
    const skip = graded.map(({ score }) => score.id);
    const reasons = Object.values(failed);
    const gaveUp = reasons.length < MAX_FAILURES ? {} : { gaveUp: `after others: ${reasons.at(-1)}` };
    const absolute = (files: readonly string[]) => files.map((file) => resolve(file));
    const job = { sources: absolute(sources), paths: absolute(paths), limits, skip, failed, ...gaveUp };
    const outcome = await tryToGrade(folder, job, (g) => graded.push(g));
    if ('problems' in outcome) return result(outcome.problems);
    const { at = 'its start', why } = outcome;
    if (failed[at]) return result([`the grading failed twice at ${at}: ${why}`]);
    failed[at] = why;
  }
}

/** How an attempt ended: with the submission, or at a question. */
type Outcome = { readonly problems: readonly string[] } | { readonly at?: string; readonly why: string };

function tryToGrade(folder: string, job: Job, onGraded: (graded: Graded) => void): Promise<Outcome> {
  const worker = fork(WORKER, {
    cwd: folder,
    execArgv: ['--max-old-space-size=2000'],
    env: { ...process.env, TMPDIR: folder, TEMP: folder },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  return new Promise((resolve) => {
    let at: string | undefined;
    let log = '';
    let stop = alarm(worker, START);
    worker.stderr?.on('data', (chunk) => {
      log = (log + chunk).slice(-2000);
    });
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'begin') {
        at = message.what;
        stop();
        stop = alarm(worker, message.seconds);
      } else if (message.kind === 'graded') {
        onGraded(message.graded);
      } else {
        resolve({ problems: message.problems });
        worker.kill();
      }
    });
    worker.once('exit', (_, signal) => {
      stop();
      const why =
        signal === 'SIGKILL'
          ? 'it took too long'
          : (/^\w+: .*$|^.*error.*$/im.exec(log)?.[0] ?? 'its process ended');
      resolve({ ...(at !== undefined && { at }), why });
    });
    worker.send(job);
  });
}

const alarm = (worker: ChildProcess, seconds: number): (() => void) =>
  whenLate(worker.pid ?? 0, seconds, () => worker.kill('SIGKILL'));
