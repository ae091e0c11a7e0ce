import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { networkDiagram } from '../../src/figures/network/diagram.js';

const FILE = join(import.meta.dirname, '../../../report/network.svg');

test('the picture in the README is the diagram of the notebooks', async () => {
  const { data } = (await networkDiagram()).toBundle();
  const svg = `${data['image/svg+xml']}\n`;
  if (process.env.UPDATE) writeFileSync(FILE, svg);
  assert.equal(readFileSync(FILE, 'utf8'), svg, 'UPDATE=1 npm test writes it anew');
});
