import type { Displayable, Table } from '../bundle.js';
import { type QuestionId, question, questionIds } from '../course/index.js';
import type { Derivation } from '../derivation/derivation.js';
import { VERDICTS, weakest } from '../derivation/words.js';
import { table } from '../figures/table.js';
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
 * Series ('functions') or single ids. Throws if the course has no such question.
 */
export function answersTo(...questions: string[]): Answers {
  const ids = questions.flatMap((asked) => {
    const series = questionIds.filter((id) => id.startsWith(`${asked}/`));
    question(series[0] ?? asked);
    return series.length > 0 ? series : [asked as QuestionId];
  });
  return new Answers(ids);
}

export class Answers {
  /** By question, part, variant and first line: a cell run again replaces its answer. */
  readonly #given = new Map<string, Answer>();

  constructor(private readonly ids: readonly QuestionId[]) {}

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
    const rows = this.ids.map((id) => this.#row(id));
    const points = this.ids.reduce((sum, id) => sum + (question(id).points ?? 0), 0);
    const open = this.ids.filter((id) => this.#missing(id).length > 0);
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
    return table(content, open.length > 0 ? new Error(`not answered: ${open.join(', ')}`) : undefined);
  }

  #row(id: QuestionId): string[] {
    const verdicts = this.#of(id).map(({ verdict }) => verdict);
    const missing = this.#missing(id);
    const { kind } = weakest(verdicts);
    const words = verdicts.length > 0 ? `${VERDICTS[kind].sign} ${VERDICTS[kind].en}` : 'no answer';
    const lacking = verdicts.length > 0 && missing.length > 0 ? `, without ${missing.join(', ')}` : '';
    const points = question(id).points;
    return [
      id,
      points === undefined ? '–' : String(points),
      String(this.#steps((a) => a === id)),
      words + lacking,
    ];
  }

  /** The parts that have no answer; for a question without parts, itself. */
  #missing(id: QuestionId): string[] {
    const answers = this.#of(id);
    const parts = Object.keys(question(id).parts ?? {});
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
    if (!this.ids.includes(answer.id as QuestionId))
      throw new Error(`'${answer.id}' is not among the questions of this notebook: ${this.ids.join(', ')}`);
    const { parts } = question(answer.id);
    if (answer.part !== undefined && parts && !Object.hasOwn(parts, answer.part))
      throw new Error(`${answer.id} has no part '${answer.part}': ${Object.keys(parts).join(', ')}`);
    this.#given.set(key, answer);
  }
}
