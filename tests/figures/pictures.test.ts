import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Displayable } from '../../src/bundle.js';
import { colors } from '../../src/figures/colors.js';
import { confusion } from '../../src/figures/confusion.js';
import { curves } from '../../src/figures/curves.js';
import { decisionRegions } from '../../src/figures/decision-regions.js';
import { plotlyWindow } from '../../src/figures/draw/plotly-window.js';
import { PLOTLY_MIME } from '../../src/figures/figure.js';
import { growth } from '../../src/figures/growth.js';
import { imageSheet } from '../../src/figures/image-sheet.js';
import { networkDiagram } from '../../src/figures/network/diagram.js';
import { BPROP, FPROP } from '../../src/figures/network/steps.js';
import { timings } from '../../src/figures/timings.js';
import { matrixOf } from '../../src/numeric/matrix.js';
import { circleSplit, history, twoNetworks } from './examples.js';
import { flawsOf } from './flaws.js';

const stroke = {
  train: `stroke:${colors.train}`,
  valid: `stroke:${colors.valid}`,
  test: `stroke:${colors.test}`,
};
const networks = [...twoNetworks, ...twoNetworks];

/** Every kind of figure, and how often some of its marks must be found in the picture. */
const FIGURES: Record<string, { figure: Displayable; marks: Record<string, number> }> = {
  curves: {
    figure: curves(history, 'toy data'),
    marks: { [stroke.train]: 3, [stroke.valid]: 3, [stroke.test]: 3 },
  },
  'decision regions': {
    figure: decisionRegions(circleSplit, networks, { resolution: 11 }),
    marks: { '>train 0.0 %': 2, '>train 50.0 %': 2, [stroke.train]: 81, [stroke.valid]: 81 },
  },
  timings: {
    figure: timings(
      [
        { name: 'loop', seconds: 8 },
        { name: 'matrix', seconds: 2 },
      ],
      'an epoch',
    ),
    marks: { '>8 s<': 1, '>2 s (4.0× faster)<': 1 },
  },
  growth: {
    figure: growth([{ name: 'loop', sizes: [2, 4, 8], costs: [1, 4, 16] }], {
      title: 't',
      size: 'n',
      cost: 's',
    }),
    marks: { '>loop: slope 2.00<': 1 },
  },
  confusion: {
    figure: confusion(
      circleSplit.valid,
      [...circleSplit.valid.y].map((label, i) => (i === 0 ? 1 - label : label)),
    ),
    marks: { '>9<': 1, '>1<': 1, '>10<': 1 },
  },
  'image sheet': {
    figure: imageSheet({
      images: matrixOf([
        [0, 1, 2, 3],
        [1, 1, 1, 1],
        [-1, 0, 0, 2],
      ]),
      width: 2,
      labels: [['a', 'b'], ['c']],
      columns: 2,
      alt: 'Three images of two by two pixels',
    }),
    marks: { '<image ': 3, '>a<': 1, '>b<': 1, '>c<': 1 },
  },
  'network diagram': {
    figure: await networkDiagram(),
    marks: Object.fromEntries(
      [...FPROP, ...BPROP].map(({ question }, _, all) => [
        `>${question}<`,
        all.filter((step) => step.question === question).length,
      ]),
    ),
  },
};

for (const [name, { figure, marks }] of Object.entries(FIGURES)) {
  test(`${name}: the picture shows all there is, without a flaw`, () => {
    const { data, metadata } = figure.toBundle();
    const svg = String(data['image/svg+xml']);
    for (const [mark, count] of Object.entries(marks)) assert.equal(svg.split(mark).length - 1, count, mark);
    assert.deepEqual(flawsOf(svg), []);
    assert.match(svg, /role="(img|group)" aria-label.*<title>/s);
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
