/** A picture with one slider over it. */
import type { Bilingual } from '../../bundle.js';
import { element } from '../dom.js';
import { language, numberIn, said } from '../language.js';
import { pictureFrame, sliderField } from './field.js';

export interface Explained {
  readonly title: Bilingual;
  /** What to see. */
  readonly lead: Bilingual;
  /** The quantity that is moved, and what the steps of the slider are. */
  readonly quantity: Bilingual;
  readonly steps: readonly number[];
  readonly start: number;
  /** How a step is written, with a decimal point. */
  written(value: number): string;
  /** The inside of an SVG of 360 × 170, and what it shows in words; `number` writes one in the page's language. */
  draw(value: number, number: (text: string) => string): { readonly svg: string; readonly words: Bilingual };
}

export function slider({ title, lead, quantity, steps, start, written, draw }: Explained): HTMLElement {
  const words = element('p', { class: 'hint', role: 'status' });
  const svg = pictureFrame(title);
  let at = steps.indexOf(start);
  const show = () => {
    const picture = draw(steps[at], (text) => numberIn(text)[language()]);
    svg.innerHTML = picture.svg;
    words.textContent = picture.words[language()];
  };
  const field = sliderField(
    quantity,
    steps.map((step) => numberIn(written(step))),
    at,
    (chosen) => {
      at = chosen;
      show();
    },
  );
  document.addEventListener('chainrule-language', show);
  show();
  return element(
    'section',
    { class: 'slider live-only' },
    element('p', { class: 'lead' }, element('b', {}, said(title)), '. ', said(lead)),
    field,
    element('div', { class: 'charts' }, svg),
    words,
  );
}
