/** English → French, phrase by phrase; `$1` … stand for any text, `#1` … for a number, counted in the English. */
export type Phrases = Readonly<Record<string, string>>;

/** English → French; `formula` says what becomes of a text that no phrase fits. */
export type Translator = (english: string, formula?: (text: string) => string) => string;

/**
 * The translator that knows these phrases: the very text, or else the first phrase that fits the whole of it,
 * what stands at its places being translated in turn. A text that none fits, such as a formula, stays as it is,
 * unless the caller has a word for it. `used` is told every phrase that fits.
 */
export function phrasebook(phrases: Phrases, used: (phrase: string) => void = () => undefined): Translator {
  const known = Object.keys(phrases).map((phrase) => ({ pattern: patternOf(phrase), phrase }));
  const say: Translator = (english, formula = (text) => text) => {
    if (Object.hasOwn(phrases, english)) {
      used(english);
      return phrases[english];
    }
    for (const { pattern, phrase } of known) {
      const found = pattern.exec(english);
      if (!found) continue;
      used(phrase);
      return phrases[phrase].replace(/[$#](\d)/g, (_, i) => say(found[i], formula));
    }
    return formula(english);
  };
  return say;
}

const PLACES: Readonly<Record<string, string>> = { $: '(.+?)', '#': '([\\d.]+)' };

function patternOf(english: string): RegExp {
  const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const parts = english.split(/([$#]\d)/).map((part, i) => (i % 2 === 1 ? PLACES[part[0]] : escaped(part)));
  return new RegExp(`^${parts.join('')}$`);
}
