import type { Activation } from '../mlp/activations.js';
import { colors } from './colors.js';
import { type Figure, figure } from './figure.js';

/** The interval of z that is shown, and the points on either side of 0 at which a curve is drawn. */
const [LEFT, RIGHT, POINTS] = [-3, 3, 60];

/**
 * mlp/l-grad-ha: an activation and beside it its derivative; at the kink the slopes from both sides, what lies between
 * them, which is the subdifferential of a convex function, and the slope that the program takes there.
 * @param name how the figure calls it, as `ReLU`
 *
 * @example
 * ```ts
 * activationFigure(relu, 'ReLU').text.includes('a kink at 0') // → true
 * ```
 */
export function activationFigure({ f, df }: Activation, name: string): Figure {
  const [left, right] = [
    Array.from({ length: POINTS + 1 }, (_, i) => (LEFT * (POINTS - i)) / POINTS),
    Array.from({ length: POINTS + 1 }, (_, i) => (RIGHT * i) / POINTS),
  ];
  const slopes = (z: readonly number[], at: number) =>
    z.map((one) => df(one === 0 ? at : one)).map((slope) => Number(slope.toFixed(6)));
  const [before, after] = [slopes(left, -1e-9), slopes(right, 1e-9)];
  const between = [before.at(-1) ?? 0, after[0]];
  const line = { type: 'scatter', mode: 'lines', showlegend: false };
  const beside = { xaxis: 'x2', yaxis: 'y2' };
  return figure({
    data: [
      {
        ...line,
        name: 'φ',
        x: [...left, ...right],
        y: [...left, ...right].map(f),
        line: { color: colors.train },
      },
      { ...line, ...beside, name: 'φ′', x: left, y: before, line: { color: colors.train } },
      { ...line, ...beside, name: 'φ′', x: right, y: after, line: { color: colors.train } },
      {
        ...line,
        ...beside,
        name: 'between the slopes',
        x: [0, 0],
        y: between,
        line: { color: colors.valid, dash: 'dot', width: 3 },
        showlegend: true,
      },
      {
        ...beside,
        type: 'scatter',
        mode: 'markers',
        name: 'taken at 0',
        x: [0],
        y: [df(0)],
        marker: { symbol: 'diamond', size: 10, color: colors.valid },
      },
    ],
    layout: {
      width: 700,
      height: 260,
      showlegend: true,
      xaxis: { title: { text: 'z' }, domain: [0, 0.44] },
      xaxis2: { title: { text: 'z' }, domain: [0.56, 1] },
      yaxis: { title: { text: `${name}(z)` } },
      yaxis2: { title: { text: `${name}′(z)` }, anchor: 'x2', range: [-0.15, 1.25] },
    },
    alt:
      `Two plots against z: ${name}, with a kink at 0, and its derivative, which is ${between[0]} just before 0 and ` +
      `${between[1]} just after; between these a dotted line, and on it a diamond at ${df(0)}.`,
  });
}
