/** What stands under a judged line: why not, the numbers that show it, the forms asked for. */
import type { Bilingual } from '../bundle.js';
import { noteIn } from '../derivation/notes.js';
import { VERDICTS, verdictText } from '../derivation/words.js';
import type { Verdict, Witness } from '../judge/verdict.js';
import { element, markup } from './dom.js';
import type { JudgeReply } from './judge/answers.js';
import type { WitnessMarkup } from './judge/witness-markup.js';
import { said } from './language.js';
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
    return [element('div', { class: 'remark refused' }, said(WORDS.unreadable), ` ${answer.problem}`)];
  if (answer.is === 'failed') return [element('div', { class: 'remark undecided' }, answer.message)];
  if (answer.is !== 'line') return [];
  const { line, checks } = answer;
  const note = line.verdict?.note;
  return [
    ...(note
      ? [
          element(
            'div',
            { class: `remark ${line.verdict?.kind}` },
            said({ en: note, fr: noteIn('fr', note) }),
          ),
        ]
      : []),
    ...shownWitness(line.verdict?.witness, answer.witness),
    ...checks.map(({ text, verdict }) =>
      element(
        'div',
        { class: 'check' },
        verdictMark(verdict),
        ' ',
        said(text),
        verdict.note ? ` · ${verdict.note}` : '',
      ),
    ),
  ];
}

/** The numbers, set in the symbols of the two lines; the judge's own list behind a disclosure. */
export function shownWitness(witness: Witness | undefined, view: WitnessMarkup | undefined): Node[] {
  if (!witness) return [];
  const left = view ? markup(view.left) : witness.left;
  const right = view ? markup(view.right) : witness.right;
  const sides = element(
    'div',
    { class: 'sides' },
    element('span', {}, element('small', {}, said(WORDS.before)), left),
    element('span', { class: 'unequal', 'aria-label': '≠' }, '≠'),
    element('span', { class: 'wrong-side' }, element('small', {}, said(WORDS.here)), right),
  );
  const quantities = (view?.quantities ?? []).map((quantity) => element('span', {}, markup(quantity)));
  const values = Object.entries(witness.values).map(([name, value]) => `${name} = ${value}`);
  const raw = `${values.join(', ')}: ${witness.left} ≠ ${witness.right}`;
  return [
    element(
      'div',
      { class: 'witness' },
      element('p', {}, said(WORDS.numbers)),
      sides,
      ...(quantities.length > 0
        ? [element('div', { class: 'quantities' }, element('small', {}, said(WORDS.where)), ...quantities)]
        : []),
      ...(values.length > 0
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

/** A verdict in the words of both languages, for whoever hears the page. */
export const spoken = (answer: JudgeReply) => {
  if (answer.is === 'late') return WORDS.late;
  if (answer.is === 'failed') return { en: answer.message, fr: answer.message };
  if (answer.is === 'unreadable')
    return { en: `${WORDS.unreadable.en} ${answer.problem}`, fr: `${WORDS.unreadable.fr} ${answer.problem}` };
  const verdict = answer.is === 'line' ? answer.line.verdict : undefined;
  return verdict ? { en: verdictText(verdict, 'en'), fr: verdictText(verdict, 'fr') } : { en: '', fr: '' };
};
