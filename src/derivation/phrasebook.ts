/** English → French, phrase by phrase; `$1`, `$2` … stand for any text, in this order in the English. */
export type Phrases = Readonly<Record<string, string>>;

/**
 * The translator that knows these phrases: the very text, or else the first phrase that fits the whole of it,
 * what stands at `$1` … being translated in turn. A text that none fits, such as a formula, stays as it is.
 */
export function phrasebook(phrases: Phrases): (english: string) => string {
  const known = Object.entries(phrases).map(([english, french]) => ({ pattern: patternOf(english), french }));
  const say = (english: string): string => {
    if (Object.hasOwn(phrases, english)) return phrases[english];
    for (const { pattern, french } of known) {
      const found = pattern.exec(english);
      if (found) return french.replace(/\$(\d)/g, (_, i) => say(found[i]));
    }
    return english;
  };
  return say;
}

function patternOf(english: string): RegExp {
  const parts = english.split(/\$\d/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('(.+?)')}$`);
}
