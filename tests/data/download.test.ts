import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { download } from '../../src/data/download.js';

const folder = mkdtempSync(join(tmpdir(), 'chainrule-download-'));
after(() => rmSync(folder, { recursive: true }));

const BODY = 'first half, second half';
const FILE = { name: 'f', bytes: BODY.length, md5: createHash('md5').update(BODY).digest('hex') };

async function mirrorOf(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const slowly =
  (ms: number): RequestListener =>
  (_, response) => {
    response.write(BODY.slice(0, 11));
    setTimeout(() => response.end(BODY.slice(11)), ms);
  };

test('a mirror may pause between two pieces; one that stays silent is given up for the next', async () => {
  const pausing = await mirrorOf(slowly(500));
  await download(FILE, folder, { mirrors: [pausing], patience: 1000 });
  assert.equal(readFileSync(join(folder, 'f'), 'utf8'), BODY);
  const silent = await mirrorOf((_, response) => void response.write(BODY.slice(0, 11)));
  await download(FILE, folder, { mirrors: [silent, pausing], patience: 300 });
  await assert.rejects(download(FILE, folder, { mirrors: [silent], patience: 100 }), /silent for 0\.4 s/);
});
