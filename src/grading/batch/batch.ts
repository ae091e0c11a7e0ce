/** A batch of submissions: what is graded already stays, the rest is graded, a few at a time. */

import type { Homework } from '../../homework/homework.js';
import { foldersOf } from '../output/folders.js';
import type { Limits } from '../sandbox/sandbox.js';
import type { Sheet } from '../sheet.js';
import type { Submission } from '../submitted/submissions.js';
import { fingerprintOf, fingerprintOfGrader } from './fingerprint.js';
import { Grader } from './grader.js';
import type { Store } from './store.js';

export interface BatchOptions {
  readonly sources: readonly string[];
  readonly homework: Homework;
  readonly limits: Limits;
  /** How many submissions at a time. */
  readonly jobs: number;
  /** This machine grades those whose number, from 1, leaves this rest: [1, 3] is every third, from the first. */
  readonly shard: readonly [number, number];
  /** Whether all are graded anew. */
  readonly fresh: boolean;
  readonly onDone: (
    sheet: Sheet,
    state: { readonly number: number; readonly of: number; readonly kept: boolean },
  ) => void;
}

/**
 * Ends with the batch, when the signal comes, or when something cannot be kept, as on a full disk: then with an error,
 * and no process goes on. What is graded by then is in the store.
 */
export async function gradeBatch(
  submissions: readonly Submission[],
  store: Store,
  { sources, homework, limits, jobs, shard: [part, parts], fresh, onDone }: BatchOptions,
  signal: AbortSignal,
): Promise<void> {
  const folders = foldersOf(submissions.map(({ name }) => name));
  const grader = fingerprintOfGrader(sources, homework, limits);
  const mine = submissions
    .map((submission, i) => ({ submission, folder: folders[i] }))
    .filter((_, i) => i % parts === part - 1);
  const tables = () => store.tables(mine.map(({ folder }) => folder));
  let number = 0;
  const left = mine.filter(({ submission, folder }) => {
    const stored = fresh ? undefined : store.find(folder, fingerprintOf(submission, grader));
    if (!stored) return true;
    store.show(stored, store.reviews());
    onDone(stored.sheet, { number: ++number, of: mine.length, kept: true });
    return false;
  });
  tables();
  const graders = Array.from(
    { length: Math.min(jobs, left.length) },
    () => new Grader(sources, homework, limits),
  );
  const failure = new AbortController();
  const stopped = AbortSignal.any([signal, failure.signal]);
  const stop = () => {
    for (const one of graders) one.close();
  };
  stopped.addEventListener('abort', stop);
  const work = async (one: Grader) => {
    for (let next = left.shift(); next && !stopped.aborted; next = left.shift()) {
      const { submission, folder } = next;
      const fingerprint = fingerprintOf(submission, grader);
      const graded = await one.grade(submission, stopped);
      if (stopped.aborted) return;
      store.keep({ ...graded, folder, fingerprint });
      tables();
      onDone(graded.sheet, { number: ++number, of: mine.length, kept: false });
    }
  };
  try {
    await Promise.all(graders.map(work));
  } catch (error) {
    failure.abort();
    const { message } = error as Error;
    throw new Error(`${message}\nwhat is graded is in ${store.out}, and the same command goes on from there`);
  } finally {
    stop();
  }
}
