/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { createRequire } from 'node:module';

/** Elements that draw, or say what is drawn; nothing that runs, loads, or holds HTML. */
const DRAWING = new Set(
  (
    'svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textpath title desc clippath ' +
    'mask pattern marker lineargradient radialgradient stop image style a'
  ).split(' '),
);

/** Where a drawing may point: into itself, or at a picture that it holds. */
const INSIDE = /^(#|data:image\/(png|jpeg|gif|webp);base64,)/i;

/** A reference in CSS to anything but a part of the drawing. */
const OUTSIDE = /url\(\s*(?!['"]?#)[^)]/i;

interface Jsdom {
  JSDOM: new (html: string) => { readonly window: Window & typeof globalThis };
}

/**
 * A notebook's SVG with nothing but the drawing in it: elements that could run or load something are gone, and so are
 * handlers of events and links out of it. What follows the drawing in the text is not part of it.
 */
export function cleanSvg(svg: string): string {
  const { JSDOM }: Jsdom = createRequire(import.meta.url)('jsdom');
  const { document } = new JSDOM(`<!doctype html><body>${svg}`).window;
  const root = document.querySelector('svg');
  if (!root) return '';
  for (const element of [root, ...root.querySelectorAll('*')]) {
    if (!DRAWING.has(element.localName.toLowerCase())) element.remove();
    else
      for (const { name, value } of [...element.attributes])
        if (!harmless(name, value)) element.removeAttribute(name);
    if (
      element.localName === 'style' &&
      (/@import/i.test(element.textContent ?? '') || OUTSIDE.test(element.textContent ?? ''))
    )
      element.remove();
  }
  return root.outerHTML;
}

function harmless(name: string, value: string): boolean {
  if (/^on/i.test(name)) return false;
  if (/^(xlink:)?href$/i.test(name)) return INSIDE.test(value.trim());
  return !OUTSIDE.test(value);
}
