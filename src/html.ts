/** The text as it must stand in HTML or XML, between tags or inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A label without its markup, for words that are read aloud: `d<sub>h</sub>` → `dh`. */
export function plainText(label: string): string {
  return label.replace(/<[^>]*>/g, '');
}

/** JSON that may stand inside a script element: nothing in it can close the element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
