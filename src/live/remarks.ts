/** What stands under a judged line: why not, the numbers that show it, the forms asked for. */
import { type Bilingual, both } from '../bundle.js';
import { VERDICTS } from '../derivation/words/verdict-words.js';
import type { Verdict, Witness } from '../judge/verdict.js';
import { element } from './dom.js';
import type { JudgeReply } from './judge/answers.js';
import type { WitnessMarkup } from './judge/witness-markup.js';
import { said, saidMarkup, saidNumbers } from './language.js';
import { WORDS } from './words.js';

/** `✗ wrong`, as in the printed table. */
export const verdictMark = ({ kind }: Pick<Verdict, 'kind'>): HTMLElement => signedMark(kind, VERDICTS[kind]);

/** A sign and its words. */
export function signedMark(
  kind: string,
  { sign, en, fr }: Bilingual & { readonly sign: string },
): HTMLElement {
  return element(
    'span',
    { class: `mark ${kind}` },
    element('span', { 'aria-hidden': 'true' }, sign),
    ' ',
    said({ en, fr }),
  );
}

/** The remarks on a line. */
export function remarksOn(answer: JudgeReply): Node[] {
  if (answer.is === 'late') return [element('div', { class: 'remark undecided' }, said(WORDS.late))];
  if (answer.is === 'unreadable')
    return [element('div', { class: 'remark refused' }, said(unreadable(answer.problem)))];
  if (answer.is === 'failed') return [element('div', { class: 'remark undecided' }, said(WORDS.failed))];
  if (answer.is !== 'line') return [];
  const { line, checks, checkNotes, note } = answer;
  return [
    ...(note ? [element('div', { class: `remark ${line.verdict?.kind}` }, saidMarkup(note.html))] : []),
    ...(line.verdict?.witness && answer.holds
      ? shownPoint(line.verdict.witness)
      : shownWitness(line.verdict?.witness, answer.witness)),
    ...checks.map(({ text, verdict }, i) =>
      element(
        'div',
        { class: 'check' },
        verdictMark(verdict),
        ' ',
        said(text),
        ...(checkNotes[i] ? [' · ', said(checkNotes[i])] : []),
      ),
    ),
  ];
}

/** The numbers, set in the symbols of the two lines; the judge's own list behind a disclosure. */
export function shownWitness(witness: Witness | undefined, view: WitnessMarkup | undefined): Node[] {
  if (!witness) return [];
  const [left, right] = [
    view ? saidNumbers(view.left) : witness.left,
    view ? saidNumbers(view.right) : witness.right,
  ];
  const sides = element(
    'div',
    { class: 'sides' },
    element('span', {}, element('small', {}, said(WORDS.before)), left),
    element('span', { class: 'unequal', 'aria-label': '≠' }, '≠'),
    element('span', { class: 'wrong-side' }, element('small', {}, said(WORDS.here)), right),
  );
  const quantities = (view?.quantities ?? []).map((quantity) => element('span', {}, saidNumbers(quantity)));
  const values = listed(witness.values);
  const raw = `${values}: ${witness.left} ≠ ${witness.right}`;
  return [
    element(
      'div',
      { class: 'witness' },
      element('p', {}, said(WORDS.numbers)),
      sides,
      ...(quantities.length > 0
        ? [element('div', { class: 'quantities' }, element('small', {}, said(WORDS.where)), ...quantities)]
        : []),
      ...(values !== ''
        ? [
            element(
              'details',
              { class: 'raw' },
              element('summary', {}, said(WORDS.raw)),
              element('code', {}, raw),
            ),
          ]
        : []),
    ),
  ];
}

/** Numbers for which a claim does not hold. */
export const shownPoint = ({ values }: Witness): Node[] => [
  element(
    'div',
    { class: 'witness' },
    element('p', {}, said(WORDS.fails)),
    element('code', {}, listed(values)),
  ),
];

const listed = (values: Witness['values']): string =>
  Object.entries(values)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');

const unreadable = ({ en, fr }: Bilingual): Bilingual =>
  both(`${WORDS.unreadable.en} ${en}`, `${WORDS.unreadable.fr} ${fr}`);

/** A verdict in the words of both languages, for whoever hears the page. */
export const spoken = (answer: JudgeReply): Bilingual => {
  if (answer.is === 'late') return WORDS.late;
  if (answer.is === 'failed') return WORDS.failed;
  if (answer.is === 'unreadable') return unreadable(answer.problem);
  if (answer.is !== 'line' || !answer.line.verdict) return both('', '');
  const { en, fr } = VERDICTS[answer.line.verdict.kind];
  const text = answer.note?.text;
  return text ? both(`${en}: ${text.en}`, `${fr} : ${text.fr}`) : both(en, fr);
};
