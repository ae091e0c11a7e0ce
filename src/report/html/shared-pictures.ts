const PICTURE = /<image\b[^>]*href="data:[^"]{200,}"[^>]*>(?:<\/image>)?/g;

/** Pictures inside drawings that stand there more than once, as in both languages, are kept once and referred to. */
export function withSharedPictures(html: string): string {
  const all: readonly string[] = html.match(PICTURE) ?? [];
  const shared = [...new Set(all.filter((picture, i) => all.indexOf(picture) !== i))];
  if (shared.length === 0) return html;
  const kept = shared.map((picture, i) => picture.replace('<image', `<image id="shared-${i}"`));
  const referring = html.replace(PICTURE, (picture) =>
    shared.includes(picture) ? `<use href="#shared-${shared.indexOf(picture)}"/>` : picture,
  );
  return `<svg class="shared" aria-hidden="true"><defs>${kept.join('')}</defs></svg>${referring}`;
}
