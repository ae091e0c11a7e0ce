/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import seedrandom from 'seedrandom';
import { once } from './once.js';
import { type Box, textBox, textBoxOnPage, textLength } from './text-box.js';

/** The part of Plotly that drawing a static figure and checking one in tests need. */
interface Plotly {
  newPlot(div: Element, figure: unknown): Promise<unknown>;
  validate(data: unknown, layout: unknown): { msg: string }[] | undefined;
  Snapshot: { toSVG(div: Element, format: 'svg'): string };
}

export type PlotlyWindow = Window & typeof globalThis & { readonly Plotly: Plotly };

/** The part of jsdom we use. */
interface Jsdom {
  JSDOM: new (html: string, options: object) => { readonly window: PlotlyWindow };
  VirtualConsole: new () => object;
}

/**
 * A browser window without a browser (jsdom) in which plotly.js draws SVG. jsdom lays nothing out, so text is
 * given its size here from the font's own metrics. About a second to open: once a process, when first needed.
 */
export const plotlyWindow = once(openPlotlyWindow);

/** Start Plotly's random ids anew, so that the same figure gives the same bytes. */
export function seedRandom(window: PlotlyWindow): void {
  window.Math.random = seedrandom('figure');
}

const require = createRequire(import.meta.url);

function openPlotlyWindow(): PlotlyWindow {
  const { JSDOM, VirtualConsole }: Jsdom = require('jsdom');
  // A virtual console with no listener: jsdom's reports that it has no canvas are expected.
  const { window } = new JSDOM('<!doctype html><div id="plot"></div>', {
    runScripts: 'outside-only',
    virtualConsole: new VirtualConsole(),
  });
  giveTextItsSize(window);
  // Plotly's map library wants these to exist when it loads; figures do not use them.
  Object.assign(window, { TextDecoder, TextEncoder });
  window.URL.createObjectURL = () => '';
  window.eval(readFileSync(require.resolve('plotly.js-dist'), 'utf8'));
  return window;
}

function giveTextItsSize(window: PlotlyWindow): void {
  const measures = {
    getBoundingClientRect(this: Element) {
      return rectangle(textBoxOnPage(this));
    },
    getBBox(this: Element) {
      return rectangle(textBox(this));
    },
    getComputedTextLength(this: Element) {
      return textLength(this);
    },
    getTotalLength: () => 0,
  };
  Object.assign(window.SVGElement.prototype, measures);
}

function rectangle({ left, right, top, bottom }: Box) {
  return { left, right, top, bottom, x: left, y: top, width: right - left, height: bottom - top };
}
