import type { FigureData } from '../figure.js';
import { shortHash } from './hash.js';
import { escapeHtml } from './html.js';
import { makeInteractive } from './page-script.js';

/**
 * The figure as HTML for a person at a notebook: the static picture, which plotly.js takes the place of where
 * the page can get it. Without scripts, or once saved and reopened elsewhere, the picture stays.
 */
export function interactiveHtml({ data, layout, alt }: FigureData, svg: string): string {
  const id = shortHash(svg);
  // In a script element no "<" may stand: it could begin "</script>".
  const figure = JSON.stringify({ data, layout }).replaceAll('<', '\\u003c');
  return (
    `<figure role="img" aria-label="${escapeHtml(alt)}" data-figure="${id}">${svg}</figure>` +
    `<script>(${makeInteractive})('${id}', ${figure})</script>`
  );
}
