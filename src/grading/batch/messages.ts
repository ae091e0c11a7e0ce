/** What the grader and the process that grades say to each other. */
import type { Limits } from '../sandbox/sandbox.js';
import type { QuestionScore } from '../sheet.js';

/** A submission to grade by the source notebooks that the process was started with. */
export interface Job {
  readonly paths: readonly string[];
  readonly limits: Limits;
  /** Questions that are graded already, and what has failed, with the reason: questions, pages, notebooks, runs. */
  readonly skip: readonly string[];
  readonly failed: Readonly<Record<string, string>>;
  /** Why no other question is graded. */
  readonly gaveUp?: string;
}

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'begin'; readonly what: string; readonly seconds: number }
  /** The score, and the answer as plain text on the page; a `page` that shows it better may follow. */
  | { readonly kind: 'graded'; readonly score: QuestionScore; readonly html: string }
  | { readonly kind: 'page'; readonly question: string; readonly html: string }
  | { readonly kind: 'end'; readonly problems: readonly string[] };
