/** The report comes alive. Whatever fails here, the page stays as it was printed. */
import type { Live } from '../homework/homework.js';
import { circles } from './circles/view.js';
import { LiveDerivation } from './derivation.js';
import { element, need } from './dom.js';
import { game } from './game/game.js';
import { puzzlesIn } from './game/puzzles.js';
import { GAME } from './game/words.js';
import { answersAbout } from './hook.js';
import { PageJudge } from './judge/judge.js';
import { followLanguage, said } from './language.js';
import { meanings } from './meanings.js';
import { judgeThreads, threads } from './parts.js';
import { copyTex, followContents, headingLinks, readerTools } from './reader.js';
import { epsilon } from './sliders/epsilon.js';
import { slider } from './sliders/slider.js';
import { temperature } from './sliders/temperature.js';
import { tools } from './tools.js';
import { welcome } from './welcome.js';
import { whenNear } from './when-near.js';

followLanguage();
const judge = new PageJudge(judgeThreads());
const hosts = [...document.querySelectorAll<HTMLElement>('.derivation')];
const puzzles = puzzlesIn(hosts);
for (const host of hosts) host.append(tools(new LiveDerivation(host, judge), judge));
const trained = document.querySelector<HTMLElement>('[data-live="circles"]');
if (puzzles.length > 0) {
  need('nav').prepend(element('a', { class: 'play live-only', href: '#play' }, said(GAME.play)));
  const first = welcome(game(puzzles, judge), trained?.id);
  need('main > header').after(first);
}
answersAbout(judge, threads('trainer'));
need('nav').prepend(readerTools());
headingLinks();
followContents();
copyTex();
meanings();

/** What stands under a question that asks for it. */
const LIVE: Readonly<Record<Live, () => HTMLElement>> = {
  circles: () => circles(threads('trainer')),
  temperature: () => slider(temperature),
  epsilon: () => slider(epsilon()),
};
for (const heading of document.querySelectorAll<HTMLElement>('[data-live]'))
  whenNear(heading, () => endOfQuestion(heading).after(LIVE[heading.dataset.live as Live]()));

/** The last element of what a heading asks: under it begins the answer. */
function endOfQuestion(heading: Element): Element {
  const next = heading.nextElementSibling;
  return next?.matches('.note, .statement, .only:has(> .statement)') ? endOfQuestion(next) : heading;
}
