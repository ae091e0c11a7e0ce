/** A slider over a few choices, with its name and the choice it stands at. */
import type { Bilingual } from '../../bundle.js';
import { element } from '../dom.js';
import { attributeIn, language, said } from '../language.js';

/** Starts at the choice `at`; tells of every other that is chosen. */
export function sliderField(
  label: Bilingual,
  choices: readonly Bilingual[],
  at: number,
  chosen: (at: number) => void,
): HTMLElement {
  const field = element('input', { type: 'range', min: 0, max: choices.length - 1, step: 1, value: at });
  const shown = element('output', {});
  const show = () => {
    const choice = choices[Number(field.value)];
    shown.replaceChildren(said(choice));
    field.setAttribute('aria-valuetext', choice[language()]);
  };
  show();
  document.addEventListener('chainrule-language', show);
  field.addEventListener('input', () => {
    show();
    chosen(Number(field.value));
  });
  return element('label', {}, element('span', {}, said(label), ' ', shown), field);
}

/** The frame of a picture of 360 × 170 that is drawn again and again, named as `words` say. */
export function pictureFrame(words: Bilingual): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 360 170');
  svg.setAttribute('role', 'img');
  attributeIn(svg, 'aria-label', words);
  return svg;
}
