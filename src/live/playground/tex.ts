/** A text in TeX, judged: a table of its steps. */
import { outcomeWords } from '../../reading/annotated.js';
import { element } from '../dom.js';
import type { ToldDocument, ToldStep } from '../judge/document.js';
import { said } from '../language.js';
import { formulaStop } from '../meanings.js';
import { shownPoint, shownWitness, signedMark } from '../remarks.js';
import { SAYS } from './words.js';

export function texTable({ steps, remarks }: ToldDocument): Node[] {
  const problems = remarks.map(({ row, note }) => problem(row, said(note)));
  if (steps.length === 0 && problems.length === 0)
    return [element('p', { class: 'hint' }, said(SAYS.noStep))];
  return [...problems, element('table', {}, element('tbody', {}, ...steps.flatMap(rowsOf)))];
}

/** What is wrong with a line of the text, from 1. */
export const problem = (row: number, ...words: (Node | string)[]): HTMLElement =>
  element('p', { class: 'refused' }, said(SAYS.line), ` ${row}: `, ...words);

function rowsOf(step: ToldStep): HTMLElement[] {
  const { row, chain, left, right, relation, tex, outcome, note, witness, view } = step;
  const mark = signedMark(outcome, outcomeWords(outcome));
  const remarks = [
    ...(note
      ? [element('div', { class: `remark ${outcome}` }, said(SAYS.line), ` ${row}: `, said(note))]
      : []),
    ...(witness && !view ? shownPoint(witness) : shownWitness(witness, view)),
  ];
  return [
    element(
      'tr',
      { 'data-chain': chain },
      element('td', { class: 'left-side' }, left ? formulaStop(left) : ''),
      element('td', { class: 'relation' }, relation),
      element('td', { class: 'right-side' }, right ? formulaStop(right) : element('code', {}, tex)),
      element('td', { class: 'verdict' }, mark),
    ),
    element(
      'tr',
      { class: 'after', 'data-chain': chain },
      element('td', {}),
      element('td', { colspan: 3, class: 'below remarks' }, ...remarks),
    ),
  ];
}
