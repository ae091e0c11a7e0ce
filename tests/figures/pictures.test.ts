import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Displayable } from '../../src/bundle.js';
import { curves } from '../../src/figures/curves.js';
import { decisionRegions } from '../../src/figures/decision-regions.js';
import { PLOTLY_MIME } from '../../src/figures/figure.js';
import { plotlyWindow } from '../../src/figures/plotly-window.js';
import { circleSplit, history, twoNetworks } from './examples.js';
import { flawsOf } from './flaws.js';

const networks = [...twoNetworks, ...twoNetworks];

/** Every kind of figure, and how often some of its marks must be found in the picture. */
const FIGURES: Record<string, { figure: Displayable; marks: Record<string, number> }> = {
  curves: {
    figure: curves(history, 'toy data'),
    marks: { 'stroke:#0072b2': 3, 'stroke:#d55e00': 3, 'stroke:#009e73': 3 },
  },
  'decision regions': {
    figure: decisionRegions(circleSplit, networks, { resolution: 11 }),
    marks: { '>train 0.0 %': 2, '>train 50.0 %': 2, 'stroke:#0072b2': 5, 'stroke:#d55e00': 5 },
  },
};

for (const [name, { figure, marks }] of Object.entries(FIGURES)) {
  test(`${name}: the picture shows all there is, without a flaw`, () => {
    const { data, metadata } = figure.toBundle();
    const svg = String(data['image/svg+xml']);
    for (const [mark, count] of Object.entries(marks)) assert.equal(svg.split(mark).length - 1, count, mark);
    assert.deepEqual(flawsOf(svg), []);
    assert.ok(svg.includes('role="img"') && svg.includes('<title>'));
    assert.ok(String(metadata.alt).length > 20);
  });

  test(`${name}: Plotly knows every attribute of the figure`, () => {
    const { data, layout } = (figure.toBundle().data[PLOTLY_MIME] ?? { data: [], layout: {} }) as Record<
      string,
      unknown
    >;
    assert.deepEqual(plotlyWindow().Plotly.validate(data, layout) ?? [], []);
  });
}
