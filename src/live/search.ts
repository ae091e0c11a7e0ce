/** Search in a long page: the contents keep what has all the words, and the text marks them. */
import type { Bilingual } from '../bundle.js';
import { element, need } from './dom.js';
import { attributeIn, said } from './language.js';

const SAYS = {
  search: { en: 'Search', fr: 'Rechercher' },
  none: { en: 'Nothing has all these words.', fr: 'Rien ne contient tous ces mots.' },
  enter: {
    en: 'Enter goes to the first section that has them.',
    fr: 'Entrée mène à la première section qui les a.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** The field and what is said under it. */
export function searchField(): readonly HTMLElement[] {
  const field = element('input', { type: 'search', class: 'search' });
  attributeIn(field, 'aria-label', SAYS.search);
  attributeIn(field, 'placeholder', SAYS.search);
  const told = element('p', { class: 'hint', role: 'status' });
  const search = searcher();
  field.addEventListener('input', () => {
    const words = wordsOf(field.value);
    const found = search(words);
    told.replaceChildren(...(words.length === 0 ? [] : [said(found ? SAYS.enter : SAYS.none)]));
    mark(words);
  });
  field.addEventListener('keydown', ({ key }) => {
    const first = document.querySelector<HTMLAnchorElement>('nav li:not([hidden]) a');
    if (key === 'Enter' && field.value.trim() !== '') first?.click();
  });
  return [field, told];
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const wordsOf = (typed: string): string[] => plain(typed).split(/\s+/).filter(Boolean);

/** Leaves in the contents what has all the words, in any order; says whether there is anything. */
function searcher(): (words: readonly string[]) => boolean {
  const items = [...document.querySelectorAll<HTMLElement>('nav li')];
  let texts: Map<string, string> | undefined;
  return (words) => {
    texts ??= sectionTexts();
    let found = 0;
    for (const item of items) {
      const text = texts.get(need<HTMLAnchorElement>('a', item).getAttribute('href')?.slice(1) ?? '') ?? '';
      item.hidden = !words.every((word) => text.includes(word));
      if (!item.hidden) found++;
    }
    return found > 0;
  };
}

/** By the id of a heading of the contents, what stands from it to the next. */
function sectionTexts(): Map<string, string> {
  const ids = new Set(
    [...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href')?.slice(1)),
  );
  const texts = new Map<string, string>();
  let id = '';
  const walker = document.createTreeWalker(need('main'), NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
    acceptNode: (node) =>
      node instanceof HTMLScriptElement ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  });
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      if (/^H\d$/.test(node.tagName) && ids.has(node.id)) {
        id = node.id;
        texts.set(id, plain(id));
      }
    } else if (id) texts.set(id, `${texts.get(id)} ${plain(node.nodeValue ?? '')}`);
  }
  return texts;
}

/** Places that are marked at most. */
const MOST = 3000;

/** Marks the words where they stand, in browsers that can without changing the page. */
function mark(words: readonly string[]): void {
  if (!('highlights' in CSS)) return;
  CSS.highlights.delete('found');
  const long = words.filter((word) => word.length > 1);
  if (long.length === 0) return;
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(need('main'), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && ranges.length < MOST; node = walker.nextNode()) {
    if (node.parentElement?.closest('script, .live-only')) continue;
    const text = letterByLetter(node.nodeValue ?? '');
    for (const word of long)
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + word.length);
        ranges.push(range);
      }
  }
  CSS.highlights.set('found', new Highlight(...ranges));
}

/** As `plain`, with every letter at its place. */
const letterByLetter = (text: string): string =>
  text
    .split('')
    .map((letter) => plain(letter).charAt(0) || letter)
    .join('');
