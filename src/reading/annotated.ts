/** The steps of a checked document in words, one line for each, as a compiler lists its messages. */
import { type Bilingual, both, inLanguage, type Language } from '../bundle.js';
import { VERDICTS } from '../derivation/words/verdict-words.js';
import type { Checked, Step } from './document/document.js';
import type { Outcome } from './document/steps.js';
import { isEquality } from './tex/signs.js';

/** Sign and words of the outcomes that are no verdicts of the judge. */
const OTHERS: Readonly<
  Record<Exclude<Outcome, keyof typeof VERDICTS>, Bilingual & { readonly sign: string }>
> = {
  unread: { sign: '–', en: 'not read', fr: 'non lu' },
  undeclared: { sign: '?', en: 'a name that is not declared', fr: 'un nom qui n’est pas déclaré' },
  defined: { sign: '≔', en: 'taken as a definition', fr: 'pris comme définition' },
  supposed: { sign: '·', en: 'supposed, not claimed', fr: 'supposé, non affirmé' },
  open: { sign: '…', en: 'left open', fr: 'laissé ouvert' },
  blocked: { sign: '·', en: 'not judged', fr: 'non jugé' },
};

export const outcomeWords = (outcome: Outcome): Bilingual & { readonly sign: string } =>
  Object.hasOwn(OTHERS, outcome)
    ? OTHERS[outcome as keyof typeof OTHERS]
    : VERDICTS[outcome as keyof typeof VERDICTS];

/** Whether a step is wrong, or speaks of something that nothing declares. */
export const isRefused = ({ outcome }: Step): boolean => outcome === 'refused' || outcome === 'undeclared';

const WORDS = {
  line: both('line', 'ligne'),
  column: both('column', 'colonne'),
  under: both('under', 'sous'),
  read: both('read as', 'lu comme'),
  at: both('at', 'en'),
  colon: both(':', ' :'),
  of: both('of', 'sur'),
  step: both('step', 'étape'),
  steps: both('steps', 'étapes'),
};

/** `line 12, column 30`, or in a notebook `cell 3, line 2, column 30`. */
export type PlaceText = (line: number, column: number, language: Language) => string;

export const placeText: PlaceText = (line, column, language) =>
  `${WORDS.line[language]} ${line}, ${WORDS.column[language]} ${column}`;

/** What is said of a step beyond its outcome: why, at which numbers, under what. */
export function remarkOf({ note, witness, under, outcome, relation }: Step, language: Language): string {
  const words = inLanguage(WORDS, language);
  const values = Object.entries(witness?.values ?? {}).map(([name, value]) => `${name} = ${value}`);
  const at = values.length > 0 ? `${words.at} ${values.join(', ')}` : '';
  // Of an order the two numbers only say that it does not hold there.
  const sides = witness && isEquality(relation) && `${witness.left} ≠ ${witness.right}`;
  const numbers = witness && outcome !== 'exact' && [at, sides].filter(Boolean).join(`${words.colon} `);
  return [note?.[language], numbers, under && `${words.under} ${under}`].filter(Boolean).join('; ');
}

/** One line for each step that is not simply right, or for each; and the count. */
export function annotated(
  { steps, remarks }: Checked,
  language: Language,
  all: boolean,
  place: PlaceText = placeText,
): string {
  const words = inLanguage(WORDS, language);
  const lines = steps
    .filter((step) => all || !/^(exact|sizes|defined|supposed|open)$/.test(step.outcome))
    .map((step) => {
      const { sign, [language]: said } = outcomeWords(step.outcome);
      const { line, column } = step.place ?? step;
      const remark = remarkOf(step, language);
      const [a, b] = step.read ?? [];
      const shown = step.relation === '∈' ? a : `${a}  ${step.relation}  ${b}`;
      const read = step.read ? `\n    ${words.read} ${shown}` : '';
      return `${place(line, column, language)}${words.colon} ${sign} ${said}${remark ? `${words.colon} ${remark}` : ''}\n    ${step.left} ${step.relation} ${step.right}${read}`;
    });
  const others = remarks.map(
    ({ line, column, note }) => `${place(line, column, language)}${words.colon} – ${note[language]}`,
  );
  return [...lines, ...others, countOf(steps, language)].join('\n');
}

function countOf(steps: readonly Step[], language: Language): string {
  const counts = new Map<string, number>();
  for (const { outcome } of steps) {
    const said = outcomeWords(outcome)[language];
    counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  const list = [...counts].map(([said, count]) => `${count} ${said}`).join(', ');
  const unit = (steps.length === 1 ? WORDS.step : WORDS.steps)[language];
  return `${steps.length} ${unit}${list ? `${WORDS.colon[language]} ${list}` : ''}`;
}
