import type { Language } from '../model.js';

/** The same thing in each language of the page, the page's own language first. */
export type Versions<T> = readonly Version<T>[];
export interface Version<T> {
  readonly language: Language;
  readonly of: T;
}

export function mapped<A, B>(versions: Versions<A>, make: (of: A, language: Language) => B): Version<B>[] {
  return versions.map(({ language, of }) => ({ language, of: make(of, language) }));
}

/** HTML said once where the languages agree, else once in each; style.css shows the one that was chosen. */
export function saidInEach(versions: Versions<string>, element: 'span' | 'div' = 'span'): string {
  const [first, ...others] = versions;
  if (others.every(({ of }) => of === first.of)) return first.of;
  return versions
    .map(({ language, of }) => `<${element} lang="${language}" class="only">${of}</${element}>`)
    .join('');
}

/** Attributes have no elements in them: what they say is said in the page's own language. */
export const firstOf = <T>(versions: Versions<T>): T => versions[0].of;
