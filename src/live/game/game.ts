/** Which line is wrong? Puzzle after puzzle, the longer the later. */
import { button, element } from '../dom.js';
import type { PageJudge } from '../judge/judge.js';
import { attributeIn, said } from '../language.js';
import { spoil } from '../mistakes.js';
import { type Board, board, type Ending } from './board.js';
import type { Puzzle } from './puzzles.js';
import { GAME } from './words.js';

/** The place where it is played: at once the first puzzle, then `all`, of which that is the first. */
export function game(first: Puzzle, all: Promise<readonly Puzzle[]>, judge: PageJudge): HTMLElement {
  const place = element('div', { class: 'board' });
  const told = element('div', { class: 'told', role: 'status' });
  const score = element('span', { class: 'score' });
  const count = { over: 0, atOnce: 0 };
  let at = -1;
  let puzzles: readonly Puzzle[] | undefined;
  let playing: Board | undefined;

  const ended = (ending: Ending) => {
    count.over++;
    if (ending === 'at once') count.atOnce++;
    next.classList.add('primary');
    for (const help of helps) help.disabled = true;
    tally();
  };
  const tally = () => {
    const number = 1 + (puzzles ? at % puzzles.length : 0);
    const level = [
      said(GAME.puzzle),
      ` ${number} `,
      ...(puzzles ? [said(GAME.of), ` ${puzzles.length}`] : []),
    ];
    const found =
      count.over > 0 ? [` · ${count.atOnce} `, said(GAME.of), ` ${count.over} `, said(GAME.found)] : [];
    score.replaceChildren(...level, ...found);
  };
  const deal = async () => {
    playing = undefined;
    told.replaceChildren(said(GAME.preparing));
    next.classList.remove('primary');
    // of some derivations no mistake can be shown
    for (let tried = 0; tried < (puzzles?.length ?? 2); tried++) {
      at++;
      if (at > 0) puzzles = await all;
      const puzzle = puzzles ? puzzles[at % puzzles.length] : first;
      const spoiled = await spoil(judge, puzzle.record);
      if (!spoiled) continue;
      playing = board(puzzle, spoiled, judge, (words, ending) => {
        told.replaceChildren(...words);
        if (ending) ended(ending);
      });
      place.replaceChildren(playing.element);
      for (const help of helps) help.disabled = false;
      break;
    }
    told.replaceChildren();
    tally();
  };

  const helps = [
    button(said(GAME.numbersPlease), () => void playing?.tryNumbers()),
    button(said(GAME.giveUp), () => playing?.giveUp()),
  ];
  const next = button(said(GAME.next), () => void deal());
  const made = element(
    'section',
    { class: 'game', id: 'play' },
    element('h3', {}, said(GAME.title)),
    element('p', {}, said(GAME.rules)),
    place,
    told,
    element('div', { class: 'tools' }, ...helps, next, score),
  );
  attributeIn(made, 'aria-label', GAME.title);
  void deal();
  void all.then((known) => {
    puzzles = known;
    tally();
  });
  return made;
}
