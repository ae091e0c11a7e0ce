import { escapeHtml } from '../../html.js';
import { atNight } from '../colors.js';
import type { FigureData } from '../figure.js';
import { shortHash } from './hash.js';
import { makeInteractive } from './page-script.js';

/** A person is at the notebook; our runner says of itself that it is not one. */
export function isInteractive(): boolean {
  return !process.env.CHAINRULE_RUNNER;
}

/**
 * A picture as HTML that fits the page's width, which shows in every notebook. As an image, since JupyterLab strips
 * SVG elements, and shows no SVG output at all, from one that it does not trust: made elsewhere, or just cloned.
 */
export function pictureHtml(svg: string, alt: string): string {
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  return `<figure><img alt="${escapeHtml(alt)}" src="${source}"></figure>`;
}

/** The same, and plotly.js takes the picture's place where the page can get it. */
export function liveHtml({ data, layout, alt }: FigureData, svg: string): string {
  // In a script element no "<" may stand: it could begin "</script>".
  const figure = JSON.stringify({ data, layout }).replaceAll('<', '\\u003c');
  const id = shortHash(svg);
  const picture = `<div data-figure="${id}">${pictureHtml(svg, alt)}</div>`;
  return `${picture}<script>(${makeInteractive})('${id}', ${figure}, ${JSON.stringify(atNight)})</script>`;
}
