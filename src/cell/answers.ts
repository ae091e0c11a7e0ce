import type { ScoredBefore } from '../answer/derivation-score.js';
import { goalsBeside } from '../answer/goal-file.js';
import type { Goal } from '../answer/goals.js';
import { doubtAbout, scoreOf } from '../answer/standing.js';
import type { Displayable, Table } from '../bundle.js';
import type { Derivation } from '../derivation/derivation.js';
import { fails, VERDICTS, weakest } from '../derivation/words/verdict-words.js';
import { table } from '../figures/table.js';
import { type Homework, type Question, seriesOf, theQuestion } from '../homework/homework.js';
import { loadHomework } from '../homework/load.js';
import type { Verdict } from '../judge/verdict.js';
import { forgottenAmong, notebookVariables } from './forgotten.js';
import { notWhatIsAsked } from './remark.js';
import { show } from './show.js';

/** What counts as an answer to a question, or to one part of it. */
export interface Answerable {
  readonly id: string;
  readonly part?: string;
  /** How many lines or checks were judged. */
  readonly steps: number;
  readonly verdict: Verdict;
  /** A line is still to be filled in. */
  readonly open?: boolean;
  /** The derivation, where it is one. */
  readonly derivation?: Derivation;
}

/**
 * The answers a notebook gives, collected cell by cell for the table at its end:
 *
 *     const answers = answersTo('functions');
 *     show(answers.add(derivation('functions/a-sigmoid-tanh')…));
 *     show(answers.table());
 *
 * Series ('functions') or single ids of the homework in whose folder the notebook runs. Throws if it has no
 * such question.
 */
export function answersTo(...questions: string[]): Answers {
  return answersIn(theHomework(), questions);
}

/** The same for a homework that is loaded already. */
export function answersIn(homework: Homework, asked: readonly string[]): Answers {
  const questions = asked.flatMap((name) => {
    const series = homework.questions.filter(({ id }) => seriesOf(id) === name);
    return series.length > 0 ? series : [theQuestion(homework, name)];
  });
  return new Answers(questions, goalsBeside(homework));
}

/** The homework in whose folder the notebook runs. */
export const theHomework = (): Homework => loadHomework(process.cwd());

export class Answers {
  /** By question, part, variant and first line: a cell run again replaces its answer. */
  readonly #given = new Map<string, Answerable>();
  /** Each derivation is scored when it is added; the table only looks it up. */
  readonly #scored: ScoredBefore = new WeakMap();

  constructor(
    private readonly questions: readonly Question[],
    /** What the answers are held against; without them, right lines are taken for an answer. */
    private readonly goals: readonly Goal[] = [],
  ) {}

  /**
   * Counts a derivation as an answer, and returns it to be shown. Right lines that are not what is asked are said at
   * once.
   */
  add(derivation: Derivation): Derivation {
    const { id, part, variant, lines, verdict, open } = derivation.record;
    this.#keep([id, part, variant, lines[0]?.source].join('|'), {
      id,
      ...(part !== undefined && { part }),
      steps: lines.filter((line) => line.verdict).length,
      verdict,
      ...(open && { open }),
      derivation,
    });
    if (!open && isProved(verdict)) {
      const doubt = doubtAbout(this.goals, id, [derivation], this.#scored);
      if (doubt) show(notWhatIsAsked(doubt));
    }
    return derivation;
  }

  /** Counts an answer that is no derivation, such as an enumeration that was run. */
  note(answer: Answerable): void {
    this.#keep([answer.id, answer.part].join('|'), answer);
  }

  /**
   * Question, points, steps, verdict, and how much is answered. Its cell fails if a derivation that a variable holds
   * answers one of the questions and was not added.
   */
  table(): Table & Displayable {
    const sum = (points: (question: Question) => number) =>
      String(Number(this.questions.reduce((total, question) => total + points(question), 0).toFixed(2)));
    const answered = this.questions.filter((question) => this.#missing(question).length === 0).length;
    const earned = sum((question) => this.#earned(question));
    const possible = sum(({ points = 0 }) => points);
    const content: Table = {
      caption: `The questions of this notebook: ${answered} of ${this.questions.length} answered, ${earned} of ${possible} points as far as a machine can tell`,
      columns: [
        { title: 'question', align: 'left' },
        { title: 'points', align: 'right' },
        { title: 'steps', align: 'right' },
        { title: 'verdict', align: 'left' },
      ],
      rows: [
        ...this.questions.map((question) => this.#row(question)),
        ['total', possible, String(this.#steps(() => true)), ''],
      ],
    };
    const forgotten = forgottenAmong(
      notebookVariables(),
      (id) => this.#asks(id) && this.#of(id).length === 0,
    );
    return table(content, forgotten ? new Error(forgotten) : undefined);
  }

  #row(question: Question): string[] {
    const { id, points } = question;
    const answers = this.#of(id);
    const missing = this.#missing(question);
    const { kind } = weakest(answers.map(({ verdict }) => verdict));
    const judged = answers.some(({ steps }) => steps > 0);
    const none = question.kind === 'practice' ? 'left to its checks' : 'no derivation';
    const words = judged ? (this.#lacking(id) ?? `${VERDICTS[kind].sign} ${VERDICTS[kind].en}`) : none;
    const lacking = judged && missing.length > 0 ? `, without ${missing.join(', ')}` : '';
    return [
      id,
      points === undefined ? '–' : String(points),
      String(this.#steps((a) => a === id)),
      words + lacking,
    ];
  }

  /** The parts that have no finished answer; for a question without parts, itself. */
  #missing({ id, parts: asked }: Question): string[] {
    const answers = this.#of(id).filter(({ open }) => !open);
    const parts = Object.keys(asked);
    if (parts.length === 0) return answers.length > 0 ? [] : [id];
    return parts.filter((part) => !answers.some((answer) => answer.part === part));
  }

  /** Why right lines are not, or not yet, the answer to this question. */
  #lacking(id: string): string | undefined {
    const answers = this.#of(id);
    // Words are left to a person in any case.
    if (answers.some(({ open, verdict }) => open || !isProved(verdict))) return undefined;
    const doubt = doubtAbout(this.goals, id, derivationsOf(answers), this.#scored);
    return doubt && `? not what is asked: ${doubt}`;
  }

  /** The question's points, as the grader gives them; else in proportion to the parts that are proved. */
  #earned({ id, points = 0, parts: asked }: Question): number {
    const finished = derivationsOf(this.#of(id).filter(({ open }) => !open));
    const score = scoreOf(this.goals, id, finished, this.#scored);
    if (score) return points * score.earned;
    const wanted = Object.keys(asked).length > 0 ? Object.keys(asked) : [undefined];
    const right = wanted.filter((part) => {
      const answers = this.#of(id).filter((answer) => part === undefined || answer.part === part);
      return answers.length > 0 && answers.every(({ open, verdict }) => !open && isProved(verdict));
    });
    return (points * right.length) / wanted.length;
  }

  #asks(id: string): boolean {
    return this.questions.some((question) => question.id === id);
  }

  #of(id: string): Answerable[] {
    return [...this.#given.values()].filter((answer) => answer.id === id);
  }

  #steps(of: (id: string) => boolean): number {
    return [...this.#given.values()].filter(({ id }) => of(id)).reduce((sum, { steps }) => sum + steps, 0);
  }

  #keep(key: string, answer: Answerable): void {
    const question = this.questions.find(({ id }) => id === answer.id);
    if (!question) {
      const asked = this.questions.map(({ id }) => id).join(', ');
      throw new Error(`'${answer.id}' is not among the questions of this notebook: ${asked}`);
    }
    const parts = Object.keys(question.parts);
    if (answer.part !== undefined && parts.length > 0 && !parts.includes(answer.part))
      throw new Error(`${answer.id} has no part '${answer.part}': ${parts.join(', ')}`);
    this.#given.set(key, answer);
  }
}

const derivationsOf = (answers: readonly Answerable[]): Derivation[] =>
  answers.flatMap(({ derivation }) => derivation ?? []);

/** Words are left to a person; what is wrong or undecided earns nothing here. */
const isProved = ({ kind }: Verdict): boolean => !fails(kind) && kind !== 'prose';
