/** The report comes alive. Whatever fails here, the page stays as it was printed. */
import type { Live } from '../homework/homework.js';
import { circles } from './circles/view.js';
import { LiveDerivation } from './derivation.js';
import { element, need } from './dom.js';
import { game } from './game/game.js';
import { byEffort, isEasy, type Puzzle, puzzleOf } from './game/puzzles.js';
import { GAME } from './game/words.js';
import { answersAbout } from './hook.js';
import { PageJudge } from './judge/judge.js';
import { keptRecords } from './kept-record.js';
import { followLanguage, said } from './language.js';
import { meanings } from './meanings.js';
import { judgeThreads, threads } from './parts.js';
import { copyTex, followContents, headingLinks, readerTools } from './reader.js';
import { asTheyCome, inTurns, wholePage } from './reading-page.js';
import { epsilon } from './sliders/epsilon.js';
import { slider } from './sliders/slider.js';
import { temperature } from './sliders/temperature.js';
import { tools } from './tools.js';
import { welcome } from './welcome.js';
import { whenNear } from './when-near.js';

/** Those of the text, and not the copies that are played with. */
const DERIVATION = '.derivation:not(.board .derivation)';

followLanguage();
const judge = new PageJudge(judgeThreads());
const recordOf = keptRecords();
const whole = wholePage();
need('nav').prepend(readerTools());
copyTex();
meanings((symbol) => {
  const host = symbol.closest('.derivation:has(script.record)');
  return host ? recordOf(host).context : { symbols: {} };
});
answersAbout(judge, threads('trainer'));

/** Every derivation gets its tools; those that make a puzzle are copied before. */
async function awaken(): Promise<Puzzle[]> {
  await whole;
  const puzzles: Puzzle[] = [];
  await inTurns([...document.querySelectorAll<HTMLElement>(DERIVATION)], (host) => {
    const record = recordOf(host);
    puzzles.push(...[puzzleOf(host, record) ?? []].flat());
    host.append(tools(new LiveDerivation(host, record, judge), judge));
  });
  return byEffort(puzzles);
}

/** The first easy puzzle is there before the page is whole. */
async function play(awake: Promise<readonly Puzzle[]>): Promise<void> {
  const easy = await easyPuzzle();
  const all = awake.then((puzzles) =>
    easy ? [easy, ...puzzles.filter(({ record }) => record !== easy.record)] : puzzles,
  );
  const first = easy ?? (await all)[0];
  if (!first) return;
  const trained = whole.then(() => document.querySelector('[data-live="circles"]')?.id);
  need('nav > .reader').after(element('a', { class: 'play live-only', href: '#play' }, said(GAME.play)));
  need('main > header').after(welcome(game(first, all, judge), trained));
}

async function easyPuzzle(): Promise<Puzzle | undefined> {
  for await (const host of asTheyCome(DERIVATION)) {
    const puzzle = puzzleOf(host, recordOf(host));
    if (puzzle && isEasy(puzzle)) return puzzle;
  }
  return undefined;
}

const awake = awaken();
void play(awake);
void whole.then(() => {
  headingLinks();
  followContents();
  questionsAlive();
});

/** What stands under a question that asks for it. */
const LIVE: Readonly<Record<Live, () => HTMLElement>> = {
  circles: () => circles(threads('trainer')),
  temperature: () => slider(temperature),
  epsilon: () => slider(epsilon()),
};
function questionsAlive(): void {
  for (const heading of document.querySelectorAll<HTMLElement>('[data-live]'))
    whenNear(heading, () => endOfQuestion(heading).after(LIVE[heading.dataset.live as Live]()));
}

/** The last element of what a heading asks: under it begins the answer. */
function endOfQuestion(heading: Element): Element {
  const next = heading.nextElementSibling;
  return next?.matches('.note, .statement, .only:has(> .statement)') ? endOfQuestion(next) : heading;
}
