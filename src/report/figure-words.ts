import type { Language } from './model.js';
import { phraseIn } from './phrases.js';

/** An SVG with the words in it, and its name for those who hear it, in the asked language. */
export function wordsOfSvg(svg: string, language: Language): string {
  return wordsOfMarkup(svg, language).replace(/(?<= aria-label=")[^"]+/, (label) =>
    phraseIn(language, label),
  );
}

/** A Plotly figure with its titles and names in the asked language. */
export function wordsOfPlotly(node: unknown, language: Language): unknown {
  if (Array.isArray(node)) return node.map((item) => wordsOfPlotly(item, language));
  if (node === null || typeof node !== 'object') return node;
  const shown = (key: string, part: unknown): part is string =>
    (key === 'text' || key === 'name') && typeof part === 'string';
  return Object.fromEntries(
    Object.entries(node).map(([key, part]) => [
      key,
      shown(key, part) ? wordsOfMarkup(part, language) : wordsOfPlotly(part, language),
    ]),
  );
}

/** What stands between tags is said; the tags stay. */
function wordsOfMarkup(markup: string, language: Language): string {
  return markup.replace(/(?<=^|>)[^<>]+(?=<|$)/g, (text) => phraseIn(language, text));
}
