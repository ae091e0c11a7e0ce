/** The score of one question: of each of its graded cells, and of the whole. */
import { scoreDerivations } from '../answer/derivation-score.js';
import type { Score } from '../answer/score.js';
import { isCode, isError } from '../homework/notebook.js';
import type { QuestionCell } from '../homework/question-cells.js';
import { notationIn } from '../reading/question-notation.js';
import { digest, hashOfAnswer } from './answer-hash.js';
import type { RunCheck } from './checks.js';
import type { RanSubmission } from './execute.js';
import { type AskedQuestion, writtenFor } from './read/answers.js';
import type { NotebookReading } from './read/derivations.js';
import type { Restored } from './restore.js';
import { gradingOf, type Rubric } from './rubric.js';
import { type CellScore, type QuestionScore, rounded, type Status } from './sheet.js';

/** Everything that the scoring of a question looks at. */
export interface Work extends Pick<Restored, 'answers'> {
  readonly rubric: Rubric;
  readonly reading: NotebookReading;
  readonly executed: RanSubmission;
  readonly check: RunCheck;
}

const FULL: Score = { earned: 1, pending: 0 };
const NOTHING: Score = { earned: 0, pending: 0 };

export async function scoreQuestion(question: string, work: Work): Promise<QuestionScore> {
  if (!isAnswered(question, work)) return questionScore(question, work, 'unanswered', () => NOTHING);
  const scores = new Map<QuestionCell, Score>();
  for (const entry of gradedCells(question, work)) scores.set(entry, await scoreCell(entry, question, work));
  const all = [...scores.values()];
  return questionScore(question, work, statusOf(all), (entry) => scores.get(entry)!);
}

/** A question on which the grading itself has failed is left to the grader; what was handed in is its answer. */
export function failedQuestion(question: string, why: string, handedIn: string, work: Work): QuestionScore {
  const score = questionScore(question, work, 'pending', () => ({
    earned: 0,
    pending: 1,
    remark: `not graded: ${why}`,
  }));
  return { ...score, answer: digest([score.answer, handedIn]) };
}

const gradedCells = (question: string, { rubric }: Work): QuestionCell[] =>
  rubric.cells.filter((entry) => entry.question === question && gradingOf(entry)?.grade);

async function scoreCell(entry: QuestionCell, question: string, work: Work): Promise<Score> {
  const { rubric, reading, check, executed } = work;
  if (isCheck(entry)) {
    const problem = await check(entry, await executed.process());
    if (problem === undefined) return FULL;
    // What a hidden check asks and expects stands in its message.
    return entry.role === 'check'
      ? { ...NOTHING, remark: `check ${entry.cell.id}: ${problem}` }
      : { ...NOTHING, remark: 'a hidden check fails', note: `hidden check ${entry.cell.id}: ${problem}` };
  }
  if (isJudged(entry, rubric)) {
    const goals = rubric.goals.filter((goal) => goal.question === question);
    return withUnread(
      scoreDerivations(goals, writtenFor(askedQuestion(question, work), reading)),
      question,
      work,
    );
  }
  const what = entry.role === 'prose' ? 'words' : 'code';
  if (!isWritten(entry, question, work)) return { ...NOTHING, remark: `no answer in ${what}` };
  const error = entry.role === 'prose' ? undefined : errorIn(question, work);
  return {
    earned: 0,
    pending: 1,
    remark: `${what}, for the grader to read${error ? `; it ends with ${error}` : ''}`,
  };
}

export function askedQuestion(
  question: string,
  { answers, rubric }: Pick<Work, 'answers' | 'rubric'>,
): AskedQuestion {
  return {
    question,
    notationOf: notationIn(rubric.homework, rubric.goals),
    questions: new Set(rubric.cells.flatMap((entry) => entry.question ?? [])),
    cells: answers.get(question) ?? [],
    released: new Set(rubric.released.cells.map(({ source }) => source.trim())),
  };
}

/** Whether a cell's answer is derivations, which are read and judged; other code has to run. */
const isJudged = ({ role, question }: QuestionCell, { goals }: Rubric): boolean =>
  role === 'answer' && goals.some((goal) => goal.question === question);

const isCheck = ({ role }: QuestionCell): boolean => role === 'check' || role === 'hidden-check';

export const hasChecks = (question: string, { cells }: Rubric): boolean =>
  cells.some((entry) => entry.question === question && isCheck(entry));

/** Whether an answer of these has to run: for its checks, or for what a grader wants to see of it. */
export function hasToRun(work: Omit<Work, 'executed' | 'check'>, questions: readonly string[]): boolean {
  const { rubric } = work;
  return rubric.cells.some(
    (entry) =>
      gradingOf(entry)?.grade &&
      entry.role !== 'prose' &&
      !isJudged(entry, rubric) &&
      questions.includes(entry.question!) &&
      isAnswered(entry.question!, work),
  );
}

/** What could not be read is left to the grader: it may be right. */
function withUnread(score: Score, question: string, { answers, reading }: Work): Score {
  const cells = new Set(answers.get(question)?.map(({ id }) => id));
  const problems = reading.problems.filter(({ cell }) => cells.has(cell));
  if (score.earned === 1 || problems.length === 0) return score;
  const remarks = problems.map(({ cell, line, message }) => `cell ${cell}, line ${line}: ${message}`);
  const pending = problems.some(({ unread }) => unread) ? 1 - score.earned : score.pending;
  return { earned: score.earned, pending, remark: [score.remark, ...remarks].join('\n') };
}

/** Whether there is anything but what was released. */
function isAnswered(
  question: string,
  { answers, reading, rubric }: Omit<Work, 'executed' | 'check'>,
): boolean {
  const released = new Set(rubric.released.cells.map(({ source }) => source.trim()));
  const own = answers.get(question) ?? [];
  return (
    own.some(({ source }) => source.trim() !== '' && !released.has(source.trim())) ||
    reading.shown.some(({ derivation }) => derivation.id === question && derivation.moves.length > 1)
  );
}

/** Whether a cell that a grader reads has been answered: by words where words are asked, by code where code is. */
function isWritten({ cell }: QuestionCell, question: string, { answers, rubric }: Work): boolean {
  const released = rubric.released.cells.find(({ id }) => id === cell.id)?.source.trim();
  const written = (answers.get(question) ?? []).filter(({ cell_type }) => cell_type === cell.cell_type);
  return written.some(({ source }) => source.trim() !== '' && source.trim() !== released);
}

/** The first error of the cells of an answer. */
function errorIn(question: string, { answers, executed }: Work): string | undefined {
  const own = new Set(answers.get(question)?.map(({ id }) => id));
  const outputs = executed.notebook.cells.flatMap((cell) =>
    isCode(cell) && own.has(cell.id) ? cell.outputs : [],
  );
  const error = outputs.find(isError);
  return error && `${error.ename}: ${error.evalue.split('\n')[0]}`;
}

function statusOf(scores: readonly Score[]): Status {
  if (scores.some(({ pending }) => pending > 0)) return 'pending';
  if (scores.every(({ earned }) => earned === 1)) return 'right';
  return scores.some(({ earned }) => earned > 0) ? 'partial' : 'wrong';
}

/** A remark quotes the answer, which may be of any length. */
const shortened = (remark: string): string => (remark.length > 2000 ? `${remark.slice(0, 2000)} …` : remark);

function questionScore(
  question: string,
  work: Work,
  status: Status,
  scoreOf: (entry: QuestionCell) => Score,
): QuestionScore {
  const cells = gradedCells(question, work).map((entry): CellScore => {
    const { earned, pending, remark, note } = scoreOf(entry);
    const { grade_id, points = 0 } = gradingOf(entry)!;
    return {
      gradeId: grade_id,
      points,
      earned: rounded(points * earned),
      pending: rounded(points * pending),
      ...(remark && { remark: shortened(remark) }),
      ...(note && { note: shortened(note) }),
    };
  });
  const sum = (of: (cell: CellScore) => number) =>
    rounded(cells.reduce((total, cell) => total + of(cell), 0));
  return {
    id: question,
    notebook: work.rubric.name,
    status,
    points: sum(({ points }) => points),
    earned: sum(({ earned }) => earned),
    pending: sum(({ pending }) => pending),
    remarks: cells.flatMap(({ remark }) => remark ?? []),
    notes: cells.flatMap(({ note }) => note ?? []),
    cells,
    answer: hashOfAnswer(question, work, hasToRun(work, [question])),
  };
}
