import { escapeHtml } from '../../html.js';
import type { DrawTex } from './formula.js';

/** SVG elements as text, in px. */
export type PixelPoint = readonly [x: number, y: number];

export function line([x1, y1]: PixelPoint, [x2, y2]: PixelPoint, color: string, width: number): string {
  return `<path d="M${round(x1)},${round(y1)}L${round(x2)},${round(y2)}" stroke="${color}" stroke-width="${width}"/>`;
}

/** A line with an arrowhead at its end, which must lie to the left or right. */
export function arrow(from: PixelPoint, [x, y]: PixelPoint, color: string): string {
  const back = x > from[0] ? -10 : 10;
  const head = `<path d="M${round(x)},${y}l${back},-5v10Z" fill="${color}"/>`;
  return line(from, [x + back, y], color, 2) + head;
}

export function circle([x, y]: PixelPoint, radius: number, fill: string, stroke: string): string {
  return `<circle cx="${x}" cy="${round(y)}" r="${radius}" fill="${fill}" stroke="${stroke}" stroke-width="1.5"/>`;
}

export function box(
  [x, y]: PixelPoint,
  width: number,
  height: number,
  fill: string,
  stroke = 'none',
  round_ = 0,
): string {
  const place = `x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${round(width)}" height="${height}"`;
  return `<rect ${place} rx="${round_}" fill="${fill}" stroke="${stroke}" stroke-width="1.5"/>`;
}

export interface LabelStyle {
  readonly size: number;
  readonly color: string;
  readonly bold?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** A line of text, its baseline at y. */
export function label(
  [x, y]: PixelPoint,
  text: string,
  { size, color, bold, anchor = 'middle' }: LabelStyle,
): string {
  const weight = bold ? ' font-weight="700"' : '';
  const style = `style="font-size:${size}px;text-anchor:${anchor}" fill="${color}"${weight}`;
  return `<text x="${round(x)}" y="${round(y)}" ${style}>${escapeHtml(text)}</text>`;
}

/** A formula centred at x, its baseline at y. */
export function formula(set: DrawTex, [x, y]: PixelPoint, tex: string, size: number, color: string): string {
  const { width, svg } = set(tex);
  const at = `translate(${round(x - (width * size) / 2)},${round(y)}) scale(${size / 1000})`;
  return `<g transform="${at}" fill="${color}">${svg}</g>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** What leads to the question with this id, where the page has one. */
export function leadingTo(question: string, body: string): string {
  const id = escapeHtml(question);
  return `<a href="#${id}" aria-label="${id}">${body}</a>`;
}
