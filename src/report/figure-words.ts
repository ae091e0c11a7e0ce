/** Says an English text in the language of the report. */
type Say = (english: string) => string;

/** An SVG with the words in it, and its name for those who hear it, in the asked language. */
export function wordsOfSvg(svg: string, say: Say): string {
  return wordsOfMarkup(svg, say).replace(/(?<= aria-label=")[^"]+/, say);
}

/** A Plotly figure with its titles and names in the asked language. */
export function wordsOfPlotly(node: unknown, say: Say): unknown {
  if (Array.isArray(node)) return node.map((item) => wordsOfPlotly(item, say));
  if (node === null || typeof node !== 'object') return node;
  const shown = (key: string, part: unknown): part is string =>
    (key === 'text' || key === 'name') && typeof part === 'string';
  return Object.fromEntries(
    Object.entries(node).map(([key, part]) => [
      key,
      shown(key, part) ? wordsOfMarkup(part, say) : wordsOfPlotly(part, say),
    ]),
  );
}

/** What stands between tags is said; the tags stay. */
function wordsOfMarkup(markup: string, say: Say): string {
  return markup.replace(/(?<=^|>)[^<>]+(?=<|$)/g, say);
}
