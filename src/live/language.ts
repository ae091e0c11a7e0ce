/** The language of the page, chosen at its top; everything the scripts say follows it. */
import { type Bilingual, both, type Language } from '../bundle.js';
import { element, markup } from './dom.js';

export function language(): Language {
  return document.documentElement.lang === 'fr' ? 'fr' : 'en';
}

/** A word in both languages, of which style.css shows the chosen one. */
export const said = ({ en, fr }: Bilingual): Node => spoken(en, fr);

/** The same of markup that our own typesetting made. */
export const saidMarkup = ({ en, fr }: Bilingual): Node => spoken(markup(en), markup(fr));

function spoken(en: Node | string, fr: Node | string): Node {
  const versions = document.createDocumentFragment();
  versions.append(
    element('span', { lang: 'en', class: 'only' }, en),
    element('span', { lang: 'fr', class: 'only' }, fr),
  );
  return versions;
}

/** A number in decimals, with the sign of each language before them. */
export const numberIn = (text: string): Bilingual => both(text, text.replace('.', ','));

/** Markup whose numbers have it. */
export const saidNumbers = (html: string): Node =>
  saidMarkup(both(html, html.replace(/(<mn[^>]*>\d+)\.(?=\d)/g, '$1,')));

/** The lang of the page and the words of attributes follow the switch. */
export function followLanguage(): void {
  const apply = () => {
    const chosen = document.querySelector<HTMLInputElement>('input[name="language"]:checked');
    if (chosen) document.documentElement.lang = chosen.value;
    document.dispatchEvent(new CustomEvent('chainrule-language'));
  };
  for (const choice of document.querySelectorAll('input[name="language"]'))
    choice.addEventListener('change', apply);
  apply();
}

/** Sets an attribute now, and again whenever the language changes. */
export function attributeIn(of: Element, name: string, words: Bilingual): void {
  const apply = () => of.setAttribute(name, words[language()]);
  document.addEventListener('chainrule-language', apply);
  apply();
}
