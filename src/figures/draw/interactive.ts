import type { FigureData } from '../figure.js';
import { shortHash } from './hash.js';
import { escapeHtml } from './html.js';
import { makeInteractive } from './page-script.js';

/** A person is at the notebook; our runner says of itself that it is not one. */
export function isInteractive(): boolean {
  return !process.env.CHAINRULE_RUNNER;
}

/**
 * A picture as HTML that fits the page's width. As an image, since JupyterLab strips SVG elements, and shows no
 * SVG output at all, from a notebook that it does not trust: one made elsewhere, or reopened from a clone.
 */
export function pictureHtml(svg: string, alt: string): string {
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  return `<figure data-figure="${shortHash(svg)}"><img alt="${escapeHtml(alt)}" src="${source}"></figure>`;
}

/** The same, and plotly.js takes the picture's place where the page can get it. */
export function liveHtml({ data, layout, alt }: FigureData, svg: string): string {
  // In a script element no "<" may stand: it could begin "</script>".
  const figure = JSON.stringify({ data, layout }).replaceAll('<', '\\u003c');
  return `${pictureHtml(svg, alt)}<script>(${makeInteractive})('${shortHash(svg)}', ${figure})</script>`;
}
