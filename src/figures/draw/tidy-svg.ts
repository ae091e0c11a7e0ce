import { FONT_STACK } from './font.js';
import { shortHash } from './hash.js';
import { joinDots } from './join-dots.js';
import type { PlotlyWindow } from './plotly-window.js';

/**
 * The SVG that Plotly draws, made fit to be kept: numbers to 2 decimals, no classes, no invisible or empty
 * elements and characters, ids that are stable and differ between figures of one page, and a title for who cannot see it.
 */
export function tidySvg(window: PlotlyWindow, source: string, alt: string): string {
  const { documentElement: svg } = new window.DOMParser().parseFromString(source, 'image/svg+xml');
  for (const legend of svg.querySelectorAll('.legend .scrollbox')) unclip(legend);
  for (const element of svg.querySelectorAll('rect, path')) if (isInvisible(element)) element.remove();
  for (const element of [svg, ...svg.querySelectorAll('*')]) tidyAttributes(element);
  for (const group of [...svg.querySelectorAll('g, defs')].reverse()) dissolve(group);
  for (const group of svg.querySelectorAll('g, svg')) joinDots(group);
  describe(svg, alt);
  return withStableIds(new window.XMLSerializer().serializeToString(svg).replace(WIDTHLESS, ''));
}

/** Plotly cuts a legend to its width in the house font; in a wider one it would lose its last letter. */
function unclip(element: Element): void {
  const id = /#([^)'"]+)/.exec(element.getAttribute('clip-path') ?? '')?.[1];
  element.removeAttribute('clip-path');
  if (id) element.ownerDocument.getElementById(id)?.remove();
}

/** Plotly sets spaces without width around what is raised or lowered; they would be copied with the text. */
const WIDTHLESS = /\u200b/g;

/** Attributes that only Plotly's own interaction reads. */
const DROPPED = /^(class|data-.*|pointer-events|shape-rendering|xml:space)$/;
/** Attributes whose numbers are lengths in px. */
const GEOMETRY = ['transform', 'x', 'y', 'width', 'height', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r'];
/** Style that matters only to a pointer or to a zoomed image, or that says what is so anyway. */
const IDLE_STYLE =
  /^(pointer-events|vector-effect|white-space|cursor|user-select|shape-rendering|stroke-miterlimit):|: normal$|^(opacity|fill-opacity|stroke-opacity): 1$|^(stroke|text-decoration-line|text-transform): none$/;

function tidyAttributes(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    if (DROPPED.test(name) || value === '') element.removeAttribute(name);
    else if (name === 'd') element.setAttribute(name, straightened(rounded(value)));
    else if (GEOMETRY.includes(name)) element.setAttribute(name, rounded(value));
  }
  const style = element.getAttribute('style');
  if (style) setOrRemove(element, 'style', tidyStyle(style));
}

function isInvisible(element: Element): boolean {
  if (element.closest('clipPath')) return false;
  const { style, tagName } = element as SVGElement;
  const extended = tagName === 'rect' ? element.getAttribute('width') !== '0' : element.getAttribute('d');
  const filled = style.fill !== 'none' && style.fillOpacity !== '0';
  const stroked =
    !['', 'none'].includes(style.stroke) && style.strokeOpacity !== '0' && style.strokeWidth !== '0px';
  return !extended || style.opacity === '0' || style.display === 'none' || !(filled || stroked);
}

/** A group that holds or says nothing goes; what it holds stays. */
function dissolve(group: Element): void {
  if (group.children.length === 0) group.remove();
  else if (group.attributes.length === 0 && group.tagName === 'g') group.replaceWith(...group.children);
}

function tidyStyle(style: string): string {
  const parts = style.split(';').map((part) => part.trim());
  return parts
    .filter((part) => part && !IDLE_STYLE.test(part) && !isHouseFont(part))
    .map((part) => part.replace(/rgb\((\d+), (\d+), (\d+)\)/, hex).replace(': ', ':'))
    .join(';');
}

/** The font of the whole picture is said once, at its root. */
function isHouseFont(style: string): boolean {
  return style.replaceAll('"', "'") === `font-family: ${FONT_STACK}`;
}

function hex(_match: string, ...rgb: string[]): string {
  const channels = rgb.slice(0, 3).map((channel) => Number(channel).toString(16).padStart(2, '0'));
  return `#${channels.join('')}`;
}

function rounded(value: string): string {
  return value.replace(/-?\d*\.\d+(e[-+]?\d+)?/gi, (number) =>
    String(Math.round(Number(number) * 100) / 100 + 0),
  );
}

/** Plotly writes the straight pieces of a contour as Bézier curves whose control points are their ends. */
function straightened(path: string): string {
  return path.split('C').reduce((before, piece) => {
    const from = before.slice(before.search(/[^ A-Z]+$/));
    const [control1, control2, to] = piece.split(/ |(?=Z)/);
    return control1 === from && control2 === to
      ? `${before}L${piece.slice(control1.length + control2.length + 2)}`
      : `${before}C${piece}`;
  });
}

function setOrRemove(element: Element, name: string, value: string): void {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}

function describe(svg: Element, alt: string): void {
  svg.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`);
  svg.setAttribute('font-family', FONT_STACK);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', alt);
  const title = svg.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'title');
  title.textContent = alt;
  svg.prepend(title);
}

/** Ids numbered in their order, under a name made of the picture's own content. */
function withStableIds(svg: string): string {
  const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
  const prefix = `f${shortHash(svg)}`;
  return svg.replace(/( id="|url\(['"]?#|href="#)([^"')]+)(['"]?\))?/g, (all, before, id, after = '') =>
    ids.includes(id) ? `${before}${prefix}-${ids.indexOf(id)}${after}` : all,
  );
}
