import type { FigureData } from '../figure.js';
import { type PlotlyWindow, plotlyWindow, seedRandom } from './plotly-window.js';
import { tidySvg } from './tidy-svg.js';

/** Trace types that Plotly draws as SVG; the others need a canvas or WebGL, which hang or fail without a browser. */
const DRAWABLE = ['scatter', 'bar', 'box', 'contour', 'histogram', 'pie', 'violin'];

/**
 * A Plotly figure as one static SVG document: the same bytes each time, no reference to anything outside,
 * the alt text as its title.
 */
export function toSvg({ data, layout, alt }: FigureData): string {
  for (const { type = 'scatter' } of data)
    if (!DRAWABLE.includes(type as string))
      throw new Error(
        `figure: no static picture of a trace of type '${type}'; one of ${DRAWABLE.join(', ')}`,
      );
  const window = plotlyWindow();
  return tidySvg(window, drawn(window, JSON.stringify({ data, layout })), alt);
}

/** What plotly.js draws of a figure given as JSON: as a copy, since Plotly writes into what it is given. */
function drawn(window: PlotlyWindow, json: string): string {
  const { Plotly, document } = window;
  const div = document.getElementById('plot')!;
  seedRandom(window);
  // Static SVG traces are drawn before newPlot returns; only its promise would come later.
  Plotly.newPlot(div, window.JSON.parse(json));
  return Plotly.Snapshot.toSVG(div, 'svg');
}
