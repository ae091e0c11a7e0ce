import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FigureSpec, figure, PLOTLY_MIME } from '../../src/figures/figure.js';
import { flawsOf } from './flaws.js';

const line: FigureSpec = {
  data: [{ x: [1, 2, 3], y: [0.123456789, 0.2, 0.1], name: 'train', mode: 'lines+markers' }],
  layout: { xaxis: { title: { text: 'epoch' } }, yaxis: { title: { text: 'h<sup>a</sup><sub>1</sub>' } } },
  alt: 'A line & three "points"',
};

const svgOf = (spec: FigureSpec) => String(figure(spec).toBundle().data['image/svg+xml']);

test('a figure must say in words what it shows', () => {
  assert.throws(() => figure({ ...line, alt: ' ' }), /alt text is missing/);
});

test('a number that is not finite is refused, by its place', () => {
  assert.throws(() => figure({ ...line, data: [{ y: [1, Number.NaN] }] }), /data\[0\]\.y\[1\] is NaN/);
});

test('a trace that needs a canvas is refused', () => {
  assert.throws(() => svgOf({ ...line, data: [{ type: 'heatmap', z: [[1]] }] }), /'heatmap'.*contour/);
});

test('the bundle holds plain JSON to 5 digits, a picture, words, and the alt text', () => {
  const spec = { ...line, data: [{ y: Float32Array.of(1 / 3, 2) }], numbers: 'last: 2' };
  const { data, metadata } = figure(spec).toBundle();
  const plotly = data[PLOTLY_MIME] as { data: unknown };
  assert.deepEqual(plotly.data, [{ y: [0.33333, 2] }]);
  assert.deepEqual(metadata, { alt: line.alt });
  assert.equal(data['text/plain'], `${line.alt}\nlast: 2`);
  assert.match(
    String(data['image/svg+xml']),
    /role="img" aria-label="A line &amp; three &quot;points&quot;"><title>/,
  );
});

test('the same figure is drawn with the same bytes, whatever was drawn in between', () => {
  const first = svgOf(line);
  const other = svgOf({ ...line, data: [{ y: [5, 6] }] });
  assert.equal(svgOf(line), first);
  const idsOf = (svg: string) => [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  assert.ok(idsOf(first).length > 0);
  assert.deepEqual(
    idsOf(first).filter((id) => idsOf(other).includes(id)),
    [],
  );
});

test('the picture is sound, and the search for flaws finds planted ones', () => {
  const svg = svgOf(line);
  assert.deepEqual(flawsOf(svg), []);
  assert.match(svg, /M[\d.]+,[\d.]+h\.01M[\d.]+,[\d.]+h\.01M[\d.]+,[\d.]+h\.01/, 'three markers in one path');
  assert.ok(flawsOf(svg.replaceAll('>epoch<', `>${'epoch'.repeat(40)}<`))[0].endsWith('leaves the picture'));
  const label = { text: 'over the others', showarrow: false };
  const twice = svgOf({ ...line, layout: { annotations: [label, label] } });
  assert.match(flawsOf(twice)[0], /overlaps/);
  assert.match(flawsOf(svg.replace('M', 'MNaN'))[0], /NaN/);
});

test('at a notebook the figure is also HTML that Plotly can bring to life; our runner keeps the picture alone', () => {
  const before = process.env.CHAINRULE_RUNNER;
  try {
    delete process.env.CHAINRULE_RUNNER;
    const html = String(figure({ ...line, alt: '</script>' }).toBundle().data['text/html']);
    assert.match(
      html,
      /^<div data-figure="\w+"><figure><img alt="&lt;\/script&gt;" src="data:image\/svg\+xml;base64,/,
    );
    assert.equal(html.match(/<\/script>/g)?.length, 1);
    process.env.CHAINRULE_RUNNER = '1';
    const { data } = figure(line).toBundle();
    const [, alt, picture] =
      /^<figure><img alt="(.*)" src="data:image\/svg\+xml;base64,(.*)"><\/figure>$/.exec(
        String(data['text/html']),
      )!;
    assert.equal(alt, 'A line &amp; three &quot;points&quot;');
    assert.equal(Buffer.from(picture, 'base64').toString(), data['image/svg+xml']);
  } finally {
    if (before === undefined) delete process.env.CHAINRULE_RUNNER;
    else process.env.CHAINRULE_RUNNER = before;
  }
});
