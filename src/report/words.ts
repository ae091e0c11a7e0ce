/** What a report says in its language: the homework's words, then the program's. */
import { phrasebook } from '../derivation/words/phrasebook.js';
import type { French } from '../homework/french.js';
import type { Language } from './model.js';
import { PHRASES } from './phrases.js';

export interface ReportWords {
  readonly language: Language;
  /** A caption, the title of a column, a cell. Formulas, code and names have no French: they stay as they are. */
  readonly caption: (english: string) => string;
  /** The reason beside a line; one that has no French stays in English. */
  readonly reason: (english: string) => string;
}

/** `used` is told every English phrase for which there is French and that is asked for. */
export function wordsIn(
  language: Language,
  { reasons, captions }: French,
  used?: (phrase: string) => void,
): ReportWords {
  if (language === 'en') return { language, caption: (text) => text, reason: (text) => text };
  const said = phrasebook({ ...captions, ...PHRASES }, used);
  return {
    language,
    caption: (english) => withDecimalCommas(said(english)),
    reason: (english) => {
      if (!Object.hasOwn(reasons, english)) return english;
      used?.(english);
      return reasons[english];
    },
  };
}

/** Nothing, or a formula alone, is the same in both languages. */
export const isFormula = (reason: string): boolean => /^(\$[^$]*\$)?$/.test(reason);

/** Decimal points as commas, in formulas without the space after a comma; not in code, nor in version numbers. */
export function withDecimalCommas(text: string): string {
  return text
    .split(/(`[^`]*`|\$[^$]*\$)/)
    .map((part, i) => {
      if (i % 2 === 0) return part.replace(DECIMAL, '$1,$2');
      return part.startsWith('$') ? part.replace(/(\d)\.(?=\d)/g, '$1{,}') : part;
    })
    .join('');
}

const DECIMAL = /(?<![\w.])(\d+)\.(\d+)(?!\.?\d|[a-df-z])/gi;
