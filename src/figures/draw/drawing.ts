import type { Displayable } from '../../bundle.js';
import { escapeHtml } from '../../html.js';
import { FONT_STACK } from './font.js';
import { shortHash } from './hash.js';
import { pictureHtml } from './interactive.js';

/** A picture made of SVG elements written by us; Plotly has no part in it. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** SVG elements in px. */
  readonly body: string;
  readonly alt: string;
  /** For readers of plain text; the alt text unless told. */
  readonly text?: string;
}

export function drawing({ width, height, body, alt, text = alt }: Drawing): Displayable {
  const label = escapeHtml(alt);
  // an image has nothing in it for a reader of the screen: a picture with links is a group
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"` +
    ` font-family="${FONT_STACK}" role="${body.includes('<a ') ? 'group' : 'img'}" aria-label="${label}"><title>${label}</title>` +
    `<rect width="${width}" height="${height}" fill="#ffffff"/>${sharePaths(body)}</svg>`;
  return {
    toBundle: () => ({
      data: { 'text/html': pictureHtml(svg, alt), 'image/svg+xml': svg, 'text/plain': text },
      metadata: { alt },
    }),
  };
}

/** Outlines that occur more than once, as the letters of formulas do, are written once and then referred to. */
function sharePaths(body: string): string {
  const all = [...body.matchAll(/<path d="([^"]{60,})"/g)].map(([, d]) => d);
  const shared = [...new Set(all.filter((d, i) => all.indexOf(d) !== i))];
  if (shared.length === 0) return body;
  const prefix = `d${shortHash(body)}`;
  const defs = shared.map((d, i) => `<path id="${prefix}-${i}" d="${d}"/>`);
  const referring = body.replace(/<path d="([^"]{60,})"/g, (path, d) =>
    shared.includes(d) ? `<use href="#${prefix}-${shared.indexOf(d)}"` : path,
  );
  return `<defs>${defs.join('')}</defs>${referring}`;
}
