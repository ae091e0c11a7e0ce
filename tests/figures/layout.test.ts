import assert from 'node:assert/strict';
import { test } from 'node:test';
import { colors } from '../../src/figures/colors.js';
import { confusion } from '../../src/figures/confusion.js';
import { panelLayout } from '../../src/figures/panel-grid.js';
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
  const cell = (truth: string, network: string) => {
    const at = x.findIndex((column, i) => column === network && rows[i] === truth);
    return { color: marker.color[at], opacity: marker.opacity[at] };
  };
  const [hit, mistake] = [cell('a', 'a'), cell('b', 'a')];
  assert.deepEqual([hit.color, mistake.color], [colors.train, colors.valid]);
  assert.equal(hit.opacity, mistake.opacity);
  const [half, none] = [cell('b', 'b').opacity, cell('a', 'b').opacity];
  assert.ok(hit.opacity > half && half > none && none > 0);
});

interface PlotlyTrace {
  readonly x: readonly string[];
  readonly y: readonly string[];
  readonly marker: { readonly color: readonly string[]; readonly opacity: readonly number[] };
}
