import assert from 'node:assert/strict';
import { test } from 'node:test';
import { confusion } from '../../src/figures/confusion.js';
import { panelLayout } from '../../src/figures/panel-grid.js';
import { colors } from '../../src/figures/template.js';
import { zeroMatrix } from '../../src/numeric/matrix.js';

test('the panels at the left and at the bottom of a grid have their axes written out, and no others', () => {
  const titles = Array.from({ length: 5 }, (_, i) => [`panel ${i}`, ''] as const);
  const layout = panelLayout({
    count: 5,
    columns: 3,
    side: 100,
    range: [0, 1],
    axisTitles: ['x', 'y'],
    titles,
  });
  const written = (axis: string) =>
    ['', '2', '3', '4', '5'].filter((suffix) => 'title' in (layout[`${axis}axis${suffix}`] as object));
  // Two rows, 1 2 3 and 4 5: under 3 there is no panel.
  assert.deepEqual(written('x'), ['3', '4', '5']);
  assert.deepEqual(written('y'), ['', '4']);
});

test('a confusion matrix is dark where there are most, among the hits and among the mistakes', () => {
  // 8 hits of class 0, 4 of class 1; two mistakes of one kind, none of the other.
  const y = [...Array(8).fill(0), ...Array(6).fill(1)];
  const said = [...Array(8).fill(0), ...Array(4).fill(1), 0, 0];
  const dataset = {
    name: 'test',
    X: zeroMatrix(y.length, 1),
    y: Uint8Array.from(y),
    classes: ['a', 'b'],
    standIn: false,
  };
  const { data } = confusion(dataset, said).toBundle();
  const [{ marker, x, y: rows }] = (data['application/vnd.plotly.v1+json'] as { data: PlotlyTrace[] }).data;
  const colour = (truth: string, network: string) =>
    marker.color[x.findIndex((column, i) => column === network && rows[i] === truth)];
  assert.equal(colour('a', 'a'), colors.train);
  assert.equal(colour('a', 'b'), '#f7f7f7');
  const [most, half] = [colour('a', 'a'), colour('b', 'b')].map(lightness);
  assert.ok(half > most && half < lightness('#f7f7f7'));
  assert.ok(lightness(colour('b', 'a')) < lightness('#f7f7f7'));
});

interface PlotlyTrace {
  readonly x: readonly string[];
  readonly y: readonly string[];
  readonly marker: { readonly color: readonly string[] };
}

const lightness = (hex: string): number =>
  [1, 3, 5].reduce((sum, i) => sum + Number.parseInt(hex.slice(i, i + 2), 16), 0);
