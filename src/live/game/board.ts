/** One round: a derivation with a mistake in it. The reader points at a line, and may try numbers first. */
import { button, element, markup, need } from '../dom.js';
import type { PageJudge } from '../judge/judge.js';
import { said, saidNumbers } from '../language.js';
import type { Spoiled } from '../mistakes.js';
import { remarksOn, verdictMark } from '../remarks.js';
import { mistakeNamed, WORDS } from '../words.js';
import type { Puzzle } from './puzzles.js';
import { GAME } from './words.js';

export interface Board {
  readonly element: HTMLElement;
  /** What each line is at the numbers that show the mistake. */
  tryNumbers(): Promise<void>;
  /** Ends the round with the answer. */
  giveUp(): void;
}

/** How a round ended. */
export type Ending = 'at once' | 'found' | 'shown';

export function board(
  { host, record }: Puzzle,
  spoiled: Spoiled,
  judge: PageJudge,
  tell: (words: readonly (Node | string)[], ending?: Ending) => void,
): Board {
  const copy = blank(host, spoiled);
  const steps = record.lines.flatMap(({ is }, at) => (is === 'step' ? [at] : []));
  const formula = (at: number) => need<HTMLElement>(`.formula[data-line="${at}"]`, copy);
  const verdict = (at: number) => need(`[data-verdict="${at}"]`, copy);
  const remarks = (at: number) => need(`[data-remarks="${at}"]`, copy);
  const kindOf = (at: number) => record.lines[at].kind ?? 'exact';
  let over = false;
  let helped = false;

  const end = (ending: Ending) => {
    over = true;
    for (const at of steps)
      verdict(at).replaceChildren(verdictMark({ kind: at === spoiled.at ? 'refused' : kindOf(at) }));
    for (const numbers of copy.querySelectorAll('.number')) numbers.remove();
    const printed = need('math', need(`.formula[data-line="${spoiled.at}"]`, host)).cloneNode(true);
    remarks(spoiled.at).replaceChildren(
      element('p', { class: 'printed' }, said(WORDS.printed), ' ', printed),
      ...remarksOn(spoiled.told),
    );
    const mistake = mistakeNamed(spoiled.kind);
    const how = ending === 'shown' ? GAME.shown : GAME.right;
    tell([said({ en: `${how.en} ${mistake.en}.`, fr: `${how.fr} ${mistake.fr}.` })], ending);
  };

  const guess = (at: number) => {
    if (over) return;
    if (at === spoiled.at) return end(helped ? 'found' : 'at once');
    helped = true;
    formula(at).classList.add('cleared');
    verdict(at).replaceChildren(verdictMark({ kind: kindOf(at) }));
    tell([said(GAME.not)]);
  };

  for (const at of steps) {
    const choice = button(said(GAME.pick), () => guess(at), { class: 'pick' });
    verdict(at).replaceChildren(choice);
    formula(at).addEventListener('click', () => choice.isConnected && guess(at));
  }

  return {
    element: copy,
    async tryNumbers() {
      helped = true;
      const { witness } = spoiled.told.line.verdict ?? {};
      if (over || !witness) return;
      const sources = record.lines.map(({ source }, at) => (at === spoiled.at ? spoiled.source : source));
      const answer = await judge.ask({ is: 'values', sources, witness, context: record.context });
      if (over || answer.is !== 'values') return tell([said(GAME.noNumbers)]);
      answer.values.forEach((value, at) => {
        copy.querySelector(`.formula[data-line="${at}"] > .number`)?.remove();
        const shown = element('span', { class: 'number' }, '→ ', value ? saidNumbers(value) : '?');
        formula(at).append(shown);
      });
      const point = answer.quantities.flatMap((quantity) => [saidNumbers(quantity), ' ']);
      tell(point.length > 0 ? [said(GAME.numbers), ' ', ...point] : [said(GAME.plainNumbers)]);
    },
    giveUp: () => !over && end('shown'),
  };
}

/** The printed derivation without its verdicts, with the spoiled line in its place. */
function blank(host: HTMLElement, { at, told }: Spoiled): HTMLElement {
  const copy = host.cloneNode(true) as HTMLElement;
  for (const part of copy.querySelectorAll('.tools, .summary, .checks, .remark, .mark, .editing'))
    part.remove();
  for (const stop of copy.querySelectorAll('[role="button"]')) {
    stop.removeAttribute('role');
    stop.removeAttribute('tabindex');
    stop.removeAttribute('title');
  }
  copy.removeAttribute('data-question');
  copy.className = `derivation ${[...host.classList].find((name) => ['beside', 'below', 'stacked'].includes(name))}`;
  need(`.formula[data-line="${at}"]`, copy).replaceChildren(markup(told.mathml));
  return copy;
}
