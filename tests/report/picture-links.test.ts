import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkDiagram } from '../../src/figures/network/diagram.js';
import { blocksHtml } from '../../src/report/html/blocks.js';

test('parts of the network diagram lead to their derivations, and what refers inside the drawing stays inside', async () => {
  const svg = String((await networkDiagram()).toBundle().data['image/svg+xml']);
  const figure = {
    kind: 'figure',
    cell: 'c',
    number: 1,
    width: 700,
    height: 434,
    svg,
    alt: 'the network',
    caption: [],
  } as const;
  const html = blocksHtml([{ language: 'en', of: [figure] }]);
  const links = [...html.matchAll(/<a href="#([^"]+)" aria-label="([^"]+)"/g)];
  for (const [, to, name] of links) assert.equal(to, name);
  // a link is called by its question, so no other words stand in it
  for (const [, name, body] of html.matchAll(/<a href="#[^"]+" aria-label="([^"]+)">(.*?)<\/a>/gs))
    for (const [, text] of body.matchAll(/<text[^>]*>([^<]*)/g)) assert.equal(text, name);
  const led = new Set(links.map(([, to]) => to));
  for (const question of [
    'mlp/a-hidden',
    'mlp/c-softmax-output',
    'mlp/d-loss',
    'mlp/i-matrix-layer2',
    'mlp/p-grad-x',
  ])
    assert.ok(led.has(question), question);
  const ids = new Set([...html.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id));
  const uses = [...html.matchAll(/<use href="#([^"]+)"/g)].map(([, id]) => id);
  assert.ok(uses.length > 10 && uses.every((id) => id.startsWith('f1en-') && ids.has(id)));
  assert.match(html, /<svg[^>]*role="group"/);
});
