/** Grades one notebook of a submission by its rubric. */

import { extended } from '../answer/goal-claims.js';
import type { Derivation } from '../derivation/derivation.js';
import { declared, recordOf } from '../derivation/judged/recording.js';
import type { DerivationRecord } from '../derivation/lines/record.js';
import { isCode, type Notebook } from '../homework/notebook.js';
import type { RunCheck } from './checks.js';
import { executeSubmission, notRun } from './execute.js';
import {
  askedQuestion,
  failedQuestion,
  hasChecks,
  hasToRun,
  scoreQuestion,
  type Work,
} from './question-score.js';
import { writtenFor } from './read/answers.js';
import { readDerivations } from './read/derivations.js';
import { restored } from './restore.js';
import type { Rubric } from './rubric.js';
import type { SpareSandbox } from './sandbox/spare.js';
import type { QuestionScore, SubmittedAnswer } from './sheet.js';

export interface Graded {
  readonly score: QuestionScore;
  readonly answer: SubmittedAnswer;
}

export interface GradeOptions {
  /** Where its code runs. */
  readonly sandboxes: SpareSandbox;
  /** The checks of the notebook, once they are needed. */
  readonly check: () => Promise<RunCheck>;
  /** Why a question is not graded here: it could not be when it was tried. */
  readonly failureOf: (question: string) => string | undefined;
  /** The same for the same files. */
  readonly handedIn: string;
  /** Questions that are graded already. */
  readonly skip: readonly string[];
  /** Whether its code is run, if it has to be. */
  readonly runs: boolean;
  /** Says what is done next, and how many seconds it may take: a notebook, its run, a question. */
  readonly begin: (what: string, seconds: number) => void;
  readonly done: (graded: Graded) => Promise<void>;
}

/** What is done when a notebook runs. */
export const runOf = (notebook: string): string => `the run of ${notebook}`;

/** Grades question by question, in the order of the notebook. */
export async function gradeNotebook(
  rubric: Rubric,
  submitted: Notebook,
  options: GradeOptions,
): Promise<void> {
  const { sandboxes, failureOf, skip, runs, begin, done } = options;
  const { limits } = sandboxes;
  begin(rubric.name, limits.seconds);
  const { notebook, answers } = restored(rubric, submitted);
  const reading = readDerivations(notebook.cells.filter(isCode));
  const left = [...answers.keys()].filter((question) => !skip.includes(question));
  const tried = left.filter((question) => failureOf(question) === undefined);
  const needed = hasToRun({ rubric, answers, reading }, tried);
  if (needed && runs) begin(runOf(rubric.name), limits.total + 2 * limits.seconds);
  const executed =
    needed && runs ? await executeSubmission(notebook, rubric.homework, sandboxes) : notRun(notebook);
  try {
    const work: Work = { rubric, answers, reading, executed, check: await options.check() };
    for (const question of left) {
      begin(question, hasChecks(question, rubric) ? limits.total : limits.seconds);
      const failure = failureOf(question);
      const score = failure
        ? failedQuestion(question, failure, options.handedIn, work)
        : await scoreQuestion(question, work);
      await done({ score, answer: answerOf(question, work, !failure) });
    }
  } finally {
    await executed.close();
  }
}

/** What the grader gets to see: the cells as they ran, and the derivations as they were judged. */
function answerOf(
  question: string,
  { answers, executed, reading, rubric }: Work,
  judge: boolean,
): SubmittedAnswer {
  const own = new Set(answers.get(question)?.map(({ id }) => id));
  const { shown } = writtenFor(askedQuestion(question, { answers, rubric }), reading);
  // What a question begins with says nothing yet.
  const derived = shown.filter(({ derivation }) => derivation.moves.some(({ is }) => is !== 'given'));
  return {
    question,
    cells: executed.notebook.cells.filter(({ id }) => own.has(id)),
    derivations: judge ? derived.map(({ derivation }) => recordIn(rubric, derivation)) : [],
  };
}

/** The derivation in the context of its question: its own assumptions do not count. */
function recordIn({ goals }: Rubric, { id, partId, notation, moves }: Derivation): DerivationRecord {
  const own = goals.filter((goal) => goal.question === id && goal.variant === notation.variant);
  const goal = own.find(({ part }) => part === partId) ?? own[0];
  const variant = notation.variant === undefined ? {} : { variant: notation.variant };
  const context = goal ? extended(goal.context, declared(notation, moves)) : notation;
  return recordOf(id, partId, { ...context, ...variant }, moves);
}
