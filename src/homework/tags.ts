/** The tags of cells that mean something here, and what; others are left to other programs. */
export const TAGS = {
  // Under a question: what students get, and what counts (question-cells.ts).
  given: 'students keep the cell',
  check: 'a test that students see and that counts',
  'hidden-check': 'a test that only the grader has',
  answer: 'an answer in words',
  solution: 'outside of questions: students do not get it',
  // In the paper (report/paper).
  lab: 'not in the paper',
  front: 'on its first page',
  told: 'the text around the derivation says what its letters are',
  thumbnail: 'small on the first page, and where it stands as it is',
  // In every report.
  'hide-input': 'its code is folded',
  'remove-input': 'without its code',
  'hide-output': 'without its output',
  'remove-output': 'without its output',
  'hide-cell': 'not in the report',
  'remove-cell': 'not in the report',
  // When it runs.
  'nbval-ignore-output': 'its output may be another each time',
  'raises-exception': 'it fails, and the others run all the same',
  'may-raise': 'with the one before: it may as well not fail',
} as const satisfies Readonly<Record<string, string>>;

export type Tag = keyof typeof TAGS;

export const isTagged = (tags: readonly string[], tag: Tag): boolean => tags.includes(tag);

/** What follows `only-`: the cell belongs to the editions of that variant or document alone. */
export const onlyOf = (tag: string): string | undefined => /^only-(.*)$/.exec(tag)?.[1];

/** A cell that is part of no answer stands before or after that of this question: `before:ID`, `after:ID`. */
export interface Beside {
  readonly side: 'before' | 'after';
  readonly question: string;
}

export function besideOf(tag: string): Beside | undefined {
  const [, side, question] = /^(before|after):(.*)$/.exec(tag) ?? [];
  return side === undefined ? undefined : { side: side as Beside['side'], question };
}
