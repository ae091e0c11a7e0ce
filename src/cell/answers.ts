import type { Displayable, Table } from '../bundle.js';
import type { Derivation } from '../derivation/derivation.js';
import { VERDICTS, weakest } from '../derivation/words.js';
import { table } from '../figures/table.js';
import { type Homework, type Question, seriesOf, theQuestion } from '../homework/homework.js';
import { loadHomework } from '../homework/load.js';
import type { Verdict } from '../judge/verdict.js';

/** What counts as an answer to a question, or to one part of it. */
export interface Answer {
  readonly id: string;
  readonly part?: string;
  /** How many lines or checks were judged. */
  readonly steps: number;
  readonly verdict: Verdict;
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
  return new Answers(
    asked.flatMap((name) => {
      const series = homework.questions.filter(({ id }) => seriesOf(id) === name);
      return series.length > 0 ? series : [theQuestion(homework, name)];
    }),
  );
}

/** The homework in whose folder the notebook runs. */
export const theHomework = (): Homework => loadHomework(process.cwd());

export class Answers {
  /** By question, part, variant and first line: a cell run again replaces its answer. */
  readonly #given = new Map<string, Answer>();

  constructor(private readonly questions: readonly Question[]) {}

  /** Counts a derivation as an answer, and returns it to be shown. */
  add(derivation: Derivation): Derivation {
    const { id, part, variant, lines, verdict } = derivation.record;
    this.#keep([id, part, variant, lines[0]?.source].join('|'), {
      id,
      ...(part !== undefined && { part }),
      steps: lines.filter((line) => line.verdict).length,
      verdict,
    });
    return derivation;
  }

  /** Counts an answer that is no derivation, such as an enumeration that was run. */
  note(answer: Answer): void {
    this.#keep([answer.id, answer.part].join('|'), answer);
  }

  /** Question, points, steps, verdict. Its cell fails if a question or a part of one has no answer. */
  table(): Table & Displayable {
    const rows = this.questions.map((question) => this.#row(question));
    const points = this.questions.reduce((sum, { points = 0 }) => sum + points, 0);
    const open = this.questions.filter((question) => this.#missing(question).length > 0);
    const content: Table = {
      caption: 'The questions of this notebook, and how each answer was judged',
      columns: [
        { title: 'question', align: 'left' },
        { title: 'points', align: 'right' },
        { title: 'steps', align: 'right' },
        { title: 'verdict', align: 'left' },
      ],
      rows: [...rows, ['total', String(points), String(this.#steps(() => true)), '']],
    };
    return table(
      content,
      open.length > 0 ? new Error(`not answered: ${open.map(({ id }) => id).join(', ')}`) : undefined,
    );
  }

  #row(question: Question): string[] {
    const { id, points } = question;
    const verdicts = this.#of(id).map(({ verdict }) => verdict);
    const missing = this.#missing(question);
    const { kind } = weakest(verdicts);
    const words = verdicts.length > 0 ? `${VERDICTS[kind].sign} ${VERDICTS[kind].en}` : 'no answer';
    const lacking = verdicts.length > 0 && missing.length > 0 ? `, without ${missing.join(', ')}` : '';
    return [
      id,
      points === undefined ? '–' : String(points),
      String(this.#steps((a) => a === id)),
      words + lacking,
    ];
  }

  /** The parts that have no answer; for a question without parts, itself. */
  #missing({ id, parts: asked }: Question): string[] {
    const answers = this.#of(id);
    const parts = Object.keys(asked);
    if (parts.length === 0) return answers.length > 0 ? [] : [id];
    return parts.filter((part) => !answers.some((answer) => answer.part === part));
  }

  #of(id: string): Answer[] {
    return [...this.#given.values()].filter((answer) => answer.id === id);
  }

  #steps(of: (id: string) => boolean): number {
    return [...this.#given.values()].filter(({ id }) => of(id)).reduce((sum, { steps }) => sum + steps, 0);
  }

  #keep(key: string, answer: Answer): void {
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
