import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TABLE_MIME, table } from '../../src/figures/table.js';

const content = {
  caption: 'Gradients & ratios',
  columns: [
    { title: 'parameter', align: 'left' },
    { title: 'bprop', align: 'right' },
    { title: 'ok', align: 'center' },
  ],
  rows: [
    ['W1[1,2]', '−0.25', 'yes'],
    ['b2[𝑘]', '1.5 < 2', 'no'],
  ],
} as const;

test('a table travels as JSON, and shows as HTML with caption and scopes', () => {
  const { data } = table(content).toBundle();
  assert.deepEqual(data[TABLE_MIME], content);
  const html = String(data['text/html']);
  assert.match(html, /<caption>Gradients &amp; ratios<\/caption>/);
  assert.match(html, /<th scope="col" style="text-align:right">bprop<\/th>/);
  assert.match(html, /<th scope="row" [^>]*>W1\[1,2\]<\/th><td style="text-align:right">−0\.25<\/td>/);
  assert.match(html, /1\.5 &lt; 2/);
});

test('its plain text is aligned by characters', () => {
  assert.equal(
    table(content).toBundle().data['text/plain'],
    [
      'Gradients & ratios',
      'parameter    bprop  ok',
      '─────────  ───────  ───',
      'W1[1,2]      −0.25  yes',
      'b2[𝑘]      1.5 < 2  no',
    ].join('\n'),
  );
});

test('a row of another length is refused, by its number', () => {
  const rows = [...content.rows, ['W2', '1']];
  assert.throws(() => table({ ...content, rows }), /row 2 has 2 cells for 3 columns/);
});

test('a failure is passed on to who shows the table', () => {
  const failure = new Error('wrong gradient for W1');
  assert.equal(table(content, failure).failure?.(), failure);
  assert.equal(table(content).failure?.(), undefined);
});
