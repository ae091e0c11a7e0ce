/** Which line is wrong? A derivation with one mistake in it; the reader points at the line. */
import type { KeptRecord } from './derivation.js';
import { button, element, markup, need } from './dom.js';
import type { Judge } from './judge/judge.js';
import { attributeIn, said } from './language.js';
import { type Spoiled, spoil } from './mistakes.js';
import { remarksOn, verdictMark } from './remarks.js';
import { MISTAKES } from './words.js';

const GAME = {
  play: { en: 'Play: which line is wrong?', fr: 'Jouer : quelle ligne est fausse ?' },
  title: { en: 'Which line is wrong?', fr: 'Quelle ligne est fausse ?' },
  rules: {
    en: 'One line of this derivation does not follow from what is above it. Point at it. You need not know how lines are typed.',
    fr: 'Une ligne de cette dérivation ne découle pas de ce qui la précède. Désignez-la. Nul besoin de savoir comment les lignes se tapent.',
  },
  next: { en: 'Next', fr: 'Suivante' },
  close: { en: 'Close', fr: 'Fermer' },
  right: { en: 'Right. The mistake:', fr: 'Juste. L’erreur :' },
  not: { en: 'Not this one: it follows. Look again.', fr: 'Pas celle-ci : elle découle. Cherchez encore.' },
  found: { en: 'found at once', fr: 'trouvées du premier coup' },
  of: { en: 'of', fr: 'sur' },
  pick: { en: 'This line is wrong', fr: 'Cette ligne est fausse' },
  preparing: { en: 'A mistake is being hidden …', fr: 'Une erreur se cache …' },
} as const;

/** A dialog over the derivations of the page, and the button that opens it. */
export function game(hosts: readonly HTMLElement[], judge: Judge): HTMLElement {
  const board = element('div', { class: 'board' });
  const told = element('div', { class: 'told', role: 'status' });
  const score = element('span', { class: 'score' });
  const count = { rounds: 0, atOnce: 0 };
  const playable = hosts.filter((host) => recordOf(host).lines.filter(({ is }) => is === 'step').length >= 2);

  const round = async () => {
    told.replaceChildren(said(GAME.preparing));
    board.replaceChildren();
    const host = playable[Math.floor(Math.random() * playable.length)];
    const spoiled = await spoil(judge, recordOf(host));
    if (!spoiled) return round();
    told.replaceChildren();
    count.rounds++;
    deal(host, spoiled);
  };

  const deal = (host: HTMLElement, spoiled: Spoiled) => {
    const copy = blank(host, spoiled);
    let guesses = 0;
    const guess = (at: number) => {
      guesses++;
      const here = need<HTMLElement>(`.formula[data-line="${at}"]`, copy);
      if (at !== spoiled.at) {
        here.classList.add('cleared');
        need(`[data-verdict="${at}"]`, copy).replaceChildren(verdictMark({ kind: 'exact' }));
        told.replaceChildren(said(GAME.not));
        return;
      }
      if (guesses === 1) count.atOnce++;
      const mistake = MISTAKES[spoiled.kind] ?? { en: spoiled.kind, fr: spoiled.kind };
      told.replaceChildren(
        said({ en: `${GAME.right.en} ${mistake.en}.`, fr: `${GAME.right.fr} ${mistake.fr}.` }),
      );
      need(`[data-verdict="${at}"]`, copy).replaceChildren(verdictMark({ kind: 'refused' }));
      need(`[data-remarks="${at}"]`, copy).replaceChildren(...remarksOn(spoiled.told));
      for (const choice of copy.querySelectorAll('.pick')) choice.remove();
      tally();
    };
    recordOf(host).lines.forEach(({ is }, at) => {
      const cell = is === 'step' ? copy.querySelector(`[data-verdict="${at}"]`) : null;
      const formula = copy.querySelector<HTMLElement>(`.formula[data-line="${at}"]`);
      if (!cell || !formula) return;
      const choice = button(said(GAME.pick), () => guess(at), { class: 'pick' });
      cell.replaceChildren(choice);
      formula.addEventListener('click', () => choice.isConnected && guess(at));
    });
    board.replaceChildren(copy);
    tally();
  };

  const tally = () => {
    score.replaceChildren(`${count.atOnce} `, said(GAME.of), ` ${count.rounds} `, said(GAME.found));
  };

  const dialog = element(
    'dialog',
    { class: 'game' },
    element('h2', {}, said(GAME.title)),
    element('p', {}, said(GAME.rules)),
    board,
    told,
    element(
      'div',
      { class: 'tools' },
      button(said(GAME.next), () => void round()),
      button(said(GAME.close), () => dialog.close()),
      score,
    ),
  );
  attributeIn(dialog, 'aria-label', GAME.title);
  document.body.append(dialog);
  return button(
    said(GAME.play),
    () => {
      dialog.showModal();
      void round();
    },
    { class: 'play' },
  );
}

const recordOf = (host: HTMLElement): KeptRecord => JSON.parse(need('script.record', host).textContent ?? '');

/** The printed derivation without its verdicts, with the spoiled line in its place. */
function blank(host: HTMLElement, { at, told }: Spoiled): HTMLElement {
  const copy = host.cloneNode(true) as HTMLElement;
  for (const part of copy.querySelectorAll('.tools, .summary, .checks, .remark, .mark, .editing, script'))
    part.remove();
  copy.className = `derivation ${[...host.classList].find((name) => ['beside', 'below', 'stacked'].includes(name))}`;
  need(`.formula[data-line="${at}"]`, copy).replaceChildren(markup(told.mathml));
  return copy;
}
