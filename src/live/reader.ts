/** What helps a reader of a long page: the search, contents that follow, links to copy, code or none, light or dark. */
import type { Bilingual } from '../bundle.js';
import { button, element } from './dom.js';
import { attributeIn, said } from './language.js';
import { searchField } from './search.js';

const SAYS = {
  code: { en: 'Show code', fr: 'Montrer le code' },
  dark: { en: 'Dark', fr: 'Sombre' },
  link: { en: 'Copy the link to this section', fr: 'Copier le lien vers cette section' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** The controls at the head of the contents. */
export function readerTools(): HTMLElement {
  const [field, told] = searchField();
  const root = document.documentElement;
  const code = pressed(SAYS.code, true, (on) => root.classList.toggle('no-code', !on));
  const dark = pressed(SAYS.dark, matchMedia('(prefers-color-scheme: dark)').matches, (on) => {
    root.dataset.theme = on ? 'dark' : 'light';
  });
  return element(
    'div',
    { class: 'reader live-only' },
    field,
    told,
    element('div', { class: 'tools' }, code, dark),
  );
}

function pressed(words: Bilingual, at: boolean, act: (on: boolean) => void): HTMLButtonElement {
  const made = button(
    said(words),
    () => {
      const on = made.getAttribute('aria-pressed') !== 'true';
      made.setAttribute('aria-pressed', String(on));
      act(on);
    },
    { 'aria-pressed': at },
  );
  made.setAttribute('aria-pressed', String(at));
  return made;
}

/** A link at the end of every heading, which copies its address. */
export function headingLinks(): void {
  for (const heading of document.querySelectorAll<HTMLElement>('main :is(h2, h3, h4, h5, h6)[id]')) {
    const link = element('a', { class: 'anchor live-only', href: `#${heading.id}` }, '#');
    attributeIn(link, 'aria-label', SAYS.link);
    link.addEventListener('click', () => {
      const { href } = new URL(`#${heading.id}`, location.href);
      void navigator.clipboard?.writeText(href).catch(() => {});
    });
    heading.append(link);
  }
}

/** The contents mark the section that is read. */
export function followContents(): void {
  const links = new Map(
    [...document.querySelectorAll<HTMLAnchorElement>('nav li a')].map((a) => [
      a.getAttribute('href')?.slice(1) ?? '',
      a,
    ]),
  );
  const headings = [...document.querySelectorAll<HTMLElement>('main :is(h2, h3, h4)[id]')].filter(({ id }) =>
    links.has(id),
  );
  let current: HTMLAnchorElement | undefined;
  const mark = () => {
    const above = headings.filter((heading) => heading.getBoundingClientRect().top < 120);
    const link = links.get((above.at(-1) ?? headings[0])?.id ?? '');
    if (!link || link === current) return;
    current?.removeAttribute('aria-current');
    link.setAttribute('aria-current', 'true');
    if (matchMedia('(min-width: 60rem)').matches) link.scrollIntoView({ block: 'nearest' });
    current = link;
  };
  let waiting = false;
  addEventListener(
    'scroll',
    () => {
      if (!waiting)
        requestAnimationFrame(() => {
          waiting = false;
          mark();
        });
      waiting = true;
    },
    { passive: true },
  );
  mark();
}

/** What is copied of the page has the TeX of its formulas: their MathML would come out as loose letters. */
export function copyTex(): void {
  document.addEventListener('copy', (event) => {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !event.clipboardData) return;
    const part = selection.getRangeAt(0).cloneContents();
    const formulas = part.querySelectorAll('math[data-tex]');
    if (formulas.length === 0) return;
    for (const formula of formulas) formula.replaceWith(`$${formula.getAttribute('data-tex')}$`);
    const other = `.only:not([lang="${document.documentElement.lang}"])`;
    for (const unsaid of part.querySelectorAll(`${other}, script, button, .hint, .editing`)) unsaid.remove();
    for (const cell of part.querySelectorAll('td, tr, p, li, div'))
      cell.append(cell.tagName === 'TD' ? ' ' : '\n');
    event.clipboardData.setData(
      'text/plain',
      (part.textContent ?? '').replace(/[ \t]+/g, ' ').replace(/\n\s*\n+/g, '\n'),
    );
    event.preventDefault();
  });
}
