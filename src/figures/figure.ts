import type { Bundle, Displayable } from '../bundle.js';
import { isInteractive, liveHtml, pictureHtml } from './draw/interactive.js';
import { toSvg } from './draw/svg.js';
import { template } from './template.js';

/** The part of a Plotly figure we use, typed here because Plotly's own types cost a cell half a minute. */
export interface FigureData {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly layout: Readonly<Record<string, unknown>>;
  /** What a reader who cannot see the figure is told. */
  readonly alt: string;
}

export interface Figure extends FigureData, Displayable {
  /** For readers of plain text: the alt text, then the figure's key numbers. */
  readonly text: string;
}

/** What to draw: Plotly traces, and whatever of the layout differs from the house style. */
export interface FigureSpec {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly layout?: Readonly<Record<string, unknown>>;
  readonly alt: string;
  /** Key numbers for plain text. */
  readonly numbers?: string;
}

export const PLOTLY_MIME = 'application/vnd.plotly.v1+json';

/**
 * The figure a spec describes, in the house style. Throws if alt text is missing or a number is not finite.
 *
 * @example
 * ```ts
 * figure({ data: [{ type: 'bar', y: [2, 1] }], alt: 'Two bars.' }).text // → 'Two bars.'
 * ```
 */
export function figure({ data, layout = {}, alt, numbers }: FigureSpec): Figure {
  if (!alt?.trim()) throw new Error('figure: alt text is missing: say what the figure shows');
  const complete = {
    data: plain(data, 'data') as FigureData['data'],
    layout: plain({ width: 640, height: 400, ...layout, template }, 'layout') as FigureData['layout'],
    alt,
    text: numbers ? `${alt}\n${numbers}` : alt,
  };
  return { ...complete, toBundle: () => bundleOf(complete) };
}

function bundleOf(figure: Omit<Figure, 'toBundle'>): Bundle {
  const { data, layout, alt, text } = figure;
  const svg = toSvg(figure);
  const html = isInteractive() ? liveHtml(figure, svg) : pictureHtml(svg, alt);
  return {
    data: { 'text/html': html, [PLOTLY_MIME]: { data, layout }, 'image/svg+xml': svg, 'text/plain': text },
    metadata: { alt },
  };
}

/** The value as plain JSON: typed arrays as arrays, numbers to 5 significant digits, null where there is none. */
function plain(value: unknown, where: string): unknown {
  if (typeof value === 'number') {
    if (!Number.isFinite(value))
      throw new Error(`figure: ${where} is ${value}; use null where there is no value`);
    return Number(value.toPrecision(5));
  }
  if (Array.isArray(value) || ArrayBuffer.isView(value))
    return Array.from(value as ArrayLike<unknown>, (item, i) => plain(item, `${where}[${i}]`));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, plain(item, `${where}.${key}`)]),
  );
}
