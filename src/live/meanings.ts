/** What a symbol means, where the pointer or the focus is: shape, definition, and the live line of code. */
import { meaningIn } from '../derivation/words/meanings.js';
import type { Context } from '../judge/language.js';
import { element, markup } from './dom.js';
import { language, said } from './language.js';
import { VERDICT_MEANS, WORDS } from './words.js';

/** What the page knows of each name that a line of code computes: the code, and where it is. */
export type CodeLines = Readonly<Record<string, { readonly code: string; readonly place: string }>>;

/**
 * One card for the whole page. Pointing opens it, and the focus on a formula; the key `?` goes on to the next symbol of
 * that formula, and to its verdict at last. Escape closes it. `contextOf` knows what the names beside a symbol are.
 */
export function meanings(contextOf: (symbol: Element) => Context): void {
  const lines: CodeLines = JSON.parse(document.getElementById('code-lines')?.textContent ?? '{}');
  const card = element('div', { class: 'card live-only', role: 'tooltip', id: 'meaning', hidden: true });
  document.body.append(card);
  let lit: Element | undefined;
  const hide = () => {
    lit?.classList.remove('lit');
    lit = undefined;
    card.hidden = true;
  };
  const contentOf = (symbol: Element) => {
    const name = symbol.getAttribute('data-name');
    return name === null ? aboutVerdict(symbol) : about(name, contextOf(symbol), lines);
  };
  const show = (symbol: Element) => {
    if (symbol === lit) return;
    hide();
    const content = contentOf(symbol);
    if (content.length === 0) return;
    lit = symbol;
    symbol.classList.add('lit');
    card.replaceChildren(...content);
    card.hidden = false;
    const { left, bottom } = symbol.getBoundingClientRect();
    const most = innerWidth - card.offsetWidth - 16;
    card.style.left = `${scrollX + Math.max(8, Math.min(left, most))}px`;
    card.style.top = `${scrollY + bottom + 6}px`;
  };
  document.addEventListener('pointerover', ({ target }) => {
    const symbol = (target as Element).closest('main [data-name], main .mark');
    if (symbol) show(symbol);
    else if (!(target as Element).closest('.card')) hide();
  });
  const showNext = (formula: Element) => {
    const told = symbolsAt(formula).filter((symbol) => contentOf(symbol).length > 0);
    const next = told[lit ? (told.indexOf(lit) + 1) % told.length : 0];
    if (!next) return;
    formula.setAttribute('aria-describedby', card.id);
    show(next);
  };
  document.addEventListener('focusin', ({ target }) => {
    hide();
    const formula = focusedFormula(target);
    if (formula) showNext(formula);
  });
  document.addEventListener('keydown', ({ key, target }) => {
    if (key === 'Escape') hide();
    const formula = key === '?' && focusedFormula(target);
    if (formula) showNext(formula);
  });
}

/** A formula at which the Tab key stops, so that what its symbols mean is told without a pointer. */
export const formulaStop = (mathml: string): HTMLElement =>
  element('div', { class: 'formula', tabindex: 0, title: WORDS.explains[language()] }, markup(mathml));

const focusedFormula = (target: EventTarget | null): Element | null =>
  (target as Element).closest('.formula[tabindex="0"]');

/** The symbols of a line, then its verdict. */
const symbolsAt = (formula: Element): Element[] => [
  ...formula.querySelectorAll('[data-name]'),
  ...(formula.closest('tr')?.querySelectorAll('td.verdict .mark') ?? []),
];

/** What a verdict says. Its kind is among the classes of its mark. */
const aboutVerdict = (mark: Element): Node[] =>
  Object.entries(VERDICT_MEANS).flatMap(([kind, means]) =>
    mark.classList.contains(kind) ? [element('p', {}, said(means))] : [],
  );

function about(name: string, context: Context, lines: CodeLines): Node[] {
  const { symbols, definitions = [] } = context;
  const meaning = meaningIn(context, name);
  const shape = symbols[name];
  const definition = definitions.find(([defined]) => defined === name)?.[1];
  if (!meaning && !shape && !definition) return [];
  const code = meaning?.line && lines[meaning.line];
  return [
    element('p', {}, element('code', {}, name), ...(meaning ? [' ', said(meaning)] : [])),
    ...(Array.isArray(shape)
      ? [element('p', { class: 'hint' }, shape.length === 1 ? `${shape[0]} × 1` : shape.join(' × '))]
      : []),
    ...(definition ? [element('p', { class: 'hint' }, '= ', element('code', {}, definition))] : []),
    ...(code
      ? [element('p', { class: 'hint' }, code.place), element('pre', { class: 'code' }, code.code)]
      : []),
  ];
}
