/** The text as it must stand in HTML or XML, between tags or inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A label without its markup, for words that are read aloud: `d<sub>h</sub>` → `dh`. */
export function withoutMarkup(label: string): string {
  return label.replace(/<[^>]*>/g, '');
}

/** JSON that may stand inside a script element: nothing in it can close the element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** HTML that is known to be well formed and harmless, as told apart from text. */
export class Html {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

/** What may stand in a template: text is escaped, HTML stands as it is, nothing is nothing. */
export type HtmlPart = Html | string | number | undefined | readonly HtmlPart[];

/**
 * A template that escapes: html`<p title="${title}">${words}</p>`. Whatever is not Html is text, so that nothing
 * has to be remembered where it is used. Attributes stand in double quotes.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return new Html(strings.reduce((text, piece, i) => text + htmlOf(parts[i - 1]) + piece));
}

/** HTML from elsewhere that has been made with care: the report's blocks, style sheets. */
export const trusted = (text: string): Html => new Html(text);

/** Each in a line of its own. */
export const joinedHtml = (parts: readonly Html[]): Html => new Html(parts.join('\n'));

function htmlOf(part: HtmlPart): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return part.map(htmlOf).join('');
}
