/** Grades submissions in processes that are kept for the next one as long as they answer. */
import { resolve } from 'node:path';
import type { Homework } from '../../homework/homework.js';
import type { Limits } from '../sandbox/sandbox.js';
import { type QuestionScore, type Sheet, sheetOf } from '../sheet.js';
import type { Submission } from '../submitted/submissions.js';
import { WorkerProcess } from './worker-process.js';

export interface GradedSubmission {
  readonly sheet: Sheet;
  /** The answers on the grader's page, by question. */
  readonly pages: Readonly<Record<string, string>>;
}

/** After so many failures the rest of a submission is left to the grader. */
const MAX_FAILURES = 3;
/** After so many submissions a process makes room for a new one. */
const MAX_SUBMISSIONS = 25;

/** One at a time; for several at a time, several graders. */
export class Grader {
  private worker: WorkerProcess | undefined;
  private count = 0;

  constructor(
    private readonly sources: readonly string[],
    private readonly homework: Homework,
    private readonly limits: Limits,
  ) {}

  /** Where a process fails on a question or its page, a new one goes on with the next. */
  async grade(
    { name, paths, problems: known = [] }: Submission,
    signal?: AbortSignal,
  ): Promise<GradedSubmission> {
    const scores: QuestionScore[] = [];
    const pages: Record<string, string> = {};
    const failed: Record<string, string> = {};
    const result = (problems: readonly string[]) => ({
      sheet: sheetOf(name, scores, [...known, ...problems]),
      pages,
    });
    for (;;) {
      const skip = scores.map(({ id }) => id);
      const reasons = Object.values(failed);
      const gaveUp = reasons.length < MAX_FAILURES ? {} : { gaveUp: `after others: ${reasons.at(-1)}` };
      const job = { paths: paths.map((path) => resolve(path)), limits: this.limits, skip, failed, ...gaveUp };
      const outcome = await this.process().grade(job, (message) => {
        if (message.kind === 'graded') {
          scores.push(message.score);
          pages[message.score.id] = message.html;
        }
        if (message.kind === 'page') pages[message.question] = message.html;
      });
      if ('problems' in outcome) return result(outcome.problems);
      if (signal?.aborted) return result(['the grading was broken off']);
      this.close();
      const { at = 'its start', why } = outcome;
      if (failed[at]) return result([`the grading failed twice at ${at}: ${why}`]);
      failed[at] = why;
    }
  }

  private process(): WorkerProcess {
    if (this.count++ % MAX_SUBMISSIONS === 0) this.close();
    if (!this.worker?.alive) this.worker = new WorkerProcess(this.sources, this.homework);
    return this.worker;
  }

  close(): void {
    this.worker?.close();
    this.worker = undefined;
  }
}
