/** A homework: a folder of data, loaded (load.ts) and passed as a value; nothing imports one. */
import type { Bilingual, Language } from '../bundle.js';
import type { StatedNotation } from './letters.js';

/** A question in the author's own words; its id is the tag used everywhere. */
export interface Question {
  readonly id: string;
  readonly title: Bilingual;
  /** Markdown with TeX between dollars. */
  readonly statement: Bilingual;
  /** Answered by derivations, or by code and experiments. */
  readonly kind: Kind;
  /** What the web page lets a reader try under it. */
  readonly live?: Live;
  /** Points as printed by the course; absent where none are printed. */
  readonly points?: number;
  /** Its number in each document that asks it: `{ '000': '1(a)', '001': 'a.1' }`. */
  readonly numbers: Readonly<Record<string, string>>;
  /** What a complete answer holds, part by part. A question without parts has one answer. */
  readonly parts: Readonly<Record<string, Bilingual>>;
  /** What the letters of an answer in LaTeX mean: several where it may be written in one of them, none where its series says so. */
  readonly notations: readonly StatedNotation[];
}

export type Kind = 'theory' | 'practice';

export const LIVE = ['circles', 'temperature', 'epsilon'] as const;
export type Live = (typeof LIVE)[number];

/** A document that asks the questions under numbers of its own. */
export interface SourceDocument {
  readonly id: string;
  readonly title: Bilingual;
  /** The first is the one its paper is written in. */
  readonly languages: readonly Language[];
  /** The variant about which it asks, where there are several; cells about one of them are tagged `only-VARIANT`. */
  readonly variant?: string;
  /** Whether it prints the points of each question, and not of its sections alone. */
  readonly questionPoints: boolean;
  readonly sections: readonly Section[];
}

export interface Section {
  /** Its own number, with which those of its questions begin: `2` of `2(g)`, `Q1` of `Q1 C`. */
  readonly number: string;
  readonly title: Bilingual;
  /** As the document prints them. */
  readonly points?: number;
}

export interface Homework {
  /** Its folder, as an absolute path: notebooks, questions/, fr/. */
  readonly folder: string;
  readonly title: Bilingual;
  readonly course: Bilingual;
  readonly languages: readonly Language[];
  /** Where its reports are written, absolute. */
  readonly reports: string;
  /** The file that names the team, absolute; absent where nobody signs. */
  readonly team?: string;
  /** Its notebooks in order, as absolute paths. */
  readonly notebooks: readonly string[];
  readonly documents: Readonly<Record<string, SourceDocument>>;
  /** What the letters of answers in LaTeX mean, by series, where a question does not say so itself. */
  readonly notations: Readonly<Record<string, readonly StatedNotation[]>>;
  /** The document that a report follows unless told otherwise; absent: the report is the notebooks. */
  readonly paper?: string;
  /** In the order of the report. */
  readonly questions: readonly Question[];
}

/** The question with this id. Throws an error that lists the ids of the same series if there is none. */
export function theQuestion({ questions }: Homework, id: string): Question {
  const found = questions.find((question) => question.id === id);
  if (found) return found;
  const near = questions.filter((question) => seriesOf(question.id) === seriesOf(id));
  const known = near.length > 0 ? near.map((q) => q.id) : seriesIn(questions).map((series) => `${series}/…`);
  throw new Error(`no question '${id}' in the homework; known: ${known.join(', ')}`);
}

export function hasQuestion({ questions }: Homework, id: string): boolean {
  return questions.some((question) => question.id === id);
}

/** `mlp` of `mlp/g-grad-oa`. */
export const seriesOf = (id: string): string => id.split('/')[0];

const seriesIn = (questions: readonly Question[]): string[] => [
  ...new Set(questions.map(({ id }) => seriesOf(id))),
];

/** The section that a question's number begins with: `1(a)` is of 1, `10(a)` is not, `1.2(a)` is of 1.2 if there is one. */
export function sectionOf({ sections }: SourceDocument, question: string): Section | undefined {
  const around = sections.filter(({ number }) => {
    const next = question.slice(number.length);
    return question.startsWith(number) && !(/\d$/.test(number) && /^\d/.test(next));
  });
  return around.sort((a, b) => b.number.length - a.number.length)[0];
}
