/** A picture with one slider over it. */
import type { Bilingual } from '../../bundle.js';
import { element } from '../dom.js';
import { attributeIn, said } from '../language.js';

export interface Explained {
  readonly title: Bilingual;
  /** What to see. */
  readonly lead: Bilingual;
  /** The quantity that is moved, and what the steps of the slider are. */
  readonly quantity: Bilingual;
  readonly steps: readonly number[];
  readonly start: number;
  /** The inside of an SVG of 360 × 170, and what it shows in words. */
  draw(value: number): { readonly svg: string; readonly words: Bilingual };
}

export const [WIDTH, HEIGHT] = [360, 170];

export function slider({ title, lead, quantity, steps, start, draw }: Explained): HTMLElement {
  const field = element('input', { type: 'range', min: 0, max: steps.length - 1, step: 1 });
  field.value = String(steps.indexOf(start));
  const shown = element('output', {});
  const words = element('p', { class: 'hint', role: 'status' });
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
  svg.setAttribute('role', 'img');
  attributeIn(svg, 'aria-label', title);
  const show = () => {
    const value = steps[Number(field.value)];
    const picture = draw(value);
    svg.innerHTML = picture.svg;
    shown.textContent = String(value);
    field.setAttribute('aria-valuetext', String(value));
    words.replaceChildren(said(picture.words));
  };
  field.addEventListener('input', show);
  show();
  return element(
    'section',
    { class: 'slider live-only' },
    element('p', { class: 'lead' }, element('b', {}, said(title)), '. ', said(lead)),
    element('label', {}, element('span', {}, said(quantity), ' ', shown), field),
    element('div', { class: 'charts' }, svg),
    words,
  );
}
