/** The first minute: what this page is, what can be done with it, and something to do at once. */
import type { Bilingual } from '../bundle.js';
import { element } from './dom.js';
import { said } from './language.js';
import { verdictMark } from './remarks.js';
import { VERDICT_MEANS } from './words.js';

const SAYS = {
  title: { en: 'A first minute', fr: 'Une première minute' },
  checked: {
    en: 'A program has checked the mathematics of this report line by line. Its verdict stands at the right of each line, and here you can put it to the test. You need not know how formulas are typed.',
    fr: 'Un programme a vérifié les mathématiques de ce rapport ligne par ligne. Son verdict est à droite de chaque ligne, et ici vous pouvez le mettre à l’épreuve. Nul besoin de savoir comment les formules se tapent.',
  },
  find: {
    en: 'Find a mistake: the puzzle below hides one.',
    fr: 'Trouvez une erreur : l’énigme ci-dessous en cache une.',
  },
  spoil: {
    en: 'Make one: under every derivation, “Put a mistake in” spoils a line and shows the numbers that give it away; click a formula to change it yourself.',
    fr: 'Faites-en une : sous chaque dérivation, « Glisser une erreur » gâte une ligne et montre les nombres qui la trahissent ; cliquez une formule pour la changer vous-même.',
  },
  point: {
    en: 'Point at a symbol or a verdict: a card says what it means.',
    fr: 'Pointez un symbole ou un verdict : une fiche dit ce qu’il signifie.',
  },
  train: { en: 'Train the network and watch it learn.', fr: 'Entraînez le réseau et regardez-le apprendre.' },
  signs: { en: 'What the verdicts mean', fr: 'Ce que signifient les verdicts' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** `trained` becomes the id of the heading under which the network is trained, if the page has it. */
export function welcome(game: HTMLElement, trained: Promise<string | undefined>): HTMLElement {
  const doing = element(
    'ul',
    {},
    ...[SAYS.find, SAYS.spoil, SAYS.point].map((what) => element('li', {}, said(what))),
  );
  void trained.then((id) => {
    if (id) doing.append(element('li', {}, element('a', { href: `#${id}` }, said(SAYS.train))));
  });
  return element(
    'section',
    { class: 'welcome live-only' },
    element('h2', {}, said(SAYS.title)),
    element('p', {}, said(SAYS.checked)),
    doing,
    element('details', {}, element('summary', {}, said(SAYS.signs)), legend()),
    game,
  );
}

function legend(): HTMLElement {
  const list = element('dl', { class: 'legend' });
  for (const [kind, means] of Object.entries(VERDICT_MEANS))
    list.append(
      element('dt', {}, verdictMark({ kind: kind as keyof typeof VERDICT_MEANS })),
      element('dd', {}, said(means)),
    );
  return list;
}
