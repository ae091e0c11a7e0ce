/** One line of text in the language of the derivations: keys for its signs, completion of names, the place of an error. */
import { FUNCTIONS } from '../judge/functions.js';
import { button, element } from './dom.js';
import { attributeIn, said } from './language.js';
import { WORDS } from './words.js';

/** What a key shows and what it types; the caret comes to stand at the bar. */
const KEYS: readonly (readonly [face: string, text: string, spoken: string])[] = [
  ['σ', 'sigma(|)', 'sigma'],
  ['eˣ', 'exp(|)', 'exp'],
  ['log', 'log(|)', 'log'],
  ['∂', 'D(|, x)', 'derivative'],
  ['∑', 'sum(k, 1, m, |)', 'sum'],
  ['⊤', "'|", 'transpose'],
  ['⊙', ' .* |', 'entrywise product'],
  ['xᵢ', '[|]', 'entry'],
  ['x²', '^2|', 'square'],
  ['½', '|/2', 'half'],
  ['≥', ' >= |', 'at least'],
  ['𝟙', 'ind(|)', 'indicator'],
  ['‖·‖²', 'norm2sq(|)', 'squared norm'],
];

/** A text field: one line, or several. */
export type TextField = HTMLInputElement | HTMLTextAreaElement;

export function palette(field: TextField, changed: () => void): HTMLElement {
  const keys = KEYS.map(([face, text, spoken]) =>
    button(face, () => typeInto(field, text, changed), {
      'aria-label': `${face} ${spoken}`,
      title: text.replace('|', ''),
    }),
  );
  return element('div', { class: 'palette', role: 'group', 'aria-label': '∂ ∑ σ' }, ...keys);
}

function typeInto(field: TextField, text: string, changed: () => void): void {
  const start = field.selectionStart ?? field.value.length;
  const end = field.selectionEnd ?? start;
  const chosen = field.value.slice(start, end);
  field.setRangeText(text.replace('|', chosen), start, end, 'end');
  const caret = start + text.indexOf('|') + chosen.length;
  field.setSelectionRange(caret, caret);
  field.focus();
  changed();
}

/** Names that complete the word before the caret, as buttons; ArrowDown goes to them. */
export function completion(
  field: TextField,
  names: () => readonly string[],
  changed: () => void,
): HTMLElement {
  const list = element('div', { class: 'completions', role: 'group', 'aria-label': '…' });
  const refresh = () => {
    const word = wordBefore(field);
    const found = word === '' ? [] : candidates(word, names());
    list.replaceChildren(
      ...found.map((name) =>
        button(name, () => {
          const at = field.selectionStart ?? 0;
          field.setRangeText(name in FUNCTIONS ? `${name}()` : name, at - word.length, at, 'end');
          if (name in FUNCTIONS)
            field.setSelectionRange(at - word.length + name.length + 1, at - word.length + name.length + 1);
          field.focus();
          changed();
          refresh();
        }),
      ),
    );
  };
  field.addEventListener('input', refresh);
  field.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key !== 'ArrowDown' || !list.firstElementChild) return;
    event.preventDefault();
    (list.firstElementChild as HTMLElement).focus();
  });
  list.addEventListener('keydown', (event) => {
    const beside =
      event.key === 'ArrowRight' || event.key === 'ArrowDown'
        ? 'nextElementSibling'
        : 'previousElementSibling';
    if (event.key === 'Escape') field.focus();
    else if (event.key.startsWith('Arrow'))
      ((document.activeElement?.[beside] as HTMLElement | null) ?? field).focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return list;
}

const wordBefore = (field: TextField): string =>
  /[A-Za-z]\w*$/.exec(field.value.slice(0, field.selectionStart ?? 0))?.[0] ?? '';

/** At most eight, the symbols of the derivation before the functions; none for a word that is complete. */
export function candidates(word: string, names: readonly string[]): string[] {
  const all = [...new Set([...names, ...Object.keys(FUNCTIONS)])];
  return all.filter((name) => name.startsWith(word) && name !== word).slice(0, 8);
}

/** The source with the place of an error under it. */
export function caretLine(source: string, at: number): HTMLElement {
  const place = Math.min(at, source.length);
  return element(
    'code',
    { class: 'caret' },
    source.slice(0, place),
    element('mark', {}, source.slice(place, place + 1) || ' '),
    source.slice(place + 1),
  );
}

/** The field for one line of a derivation, with its keys and what there is to know about it. */
export interface LineEditor {
  readonly element: HTMLElement;
  readonly field: HTMLInputElement;
  readonly status: HTMLElement;
}

export function lineEditor(
  source: string,
  names: () => readonly string[],
  { changed, close, restore }: { changed(source: string): void; close(): void; restore(): void },
): LineEditor {
  const field = element('input', {
    class: 'source',
    type: 'text',
    spellcheck: 'false',
    autocapitalize: 'off',
    autocomplete: 'off',
  });
  field.value = source;
  attributeIn(field, 'aria-label', WORDS.source);
  const tell = () => changed(field.value);
  const status = element('div', { class: 'status', role: 'status' });
  field.addEventListener('input', tell);
  field.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') restore();
    if (key === 'Enter' || key === 'Escape') close();
  });
  const made = element(
    'div',
    { class: 'editor' },
    element('div', { class: 'typing' }, field, button(said(WORDS.restore), restore, { class: 'restore' })),
    completion(field, names, tell),
    palette(field, tell),
    status,
    element('p', { class: 'hint' }, said(WORDS.keys)),
  );
  return { element: made, field, status };
}
