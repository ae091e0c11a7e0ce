import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { download } from '../../src/data/download.js';
import { fashionMnist, readFashionMnist } from '../../src/data/fashion-mnist.js';

const STAND_IN_SIZES = { train: 30, valid: 10, test: 10 };

async function inFolder(use: (folder: string) => unknown): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-'));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A mirror on this machine. */
async function withMirror(
  answer: RequestListener,
  use: (address: string) => Promise<unknown>,
): Promise<void> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('a folder that was named but lacks a file is an error, not a reason for the stand-in', () =>
  inFolder(async (folder) => {
    await assert.rejects(
      fashionMnist({ folder }),
      /train-images-idx3-ubyte\.gz: expected a file of Fashion-MNIST/,
    );
  }));

test('a damaged file: what is wrong with it in the message, the file left alone', () =>
  inFolder((folder) => {
    const file = join(folder, 'train-images-idx3-ubyte.gz');
    // one image of 28 × 28 black pixels: a good IDX file, but not the published one
    const black = Uint8Array.from([0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 28, ...Array(784).fill(0)]);
    const found = createHash('md5').update(black).digest('hex');
    for (const [bytes, message] of [
      [black, `${file}: expected the MD5 8d4fb7e6c68d591d4c3dfef9ec88bf0d, found ${found}`],
      [
        black.slice(0, 700),
        `${file}: byte 700: expected 1 × 28 × 28 entries, 800 bytes in all, found 700 bytes`,
      ],
    ] as const) {
      writeFileSync(file, bytes);
      assert.throws(() => readFashionMnist(folder), { message });
      assert.deepEqual(new Uint8Array(readFileSync(file)), bytes);
    }
  }));

test('offline and without files: the stand-in, named so, and a notice', () =>
  inFolder(async (cache) => {
    const notices: string[] = [];
    const split = await fashionMnist({
      folder: '',
      cache,
      offline: true,
      onNotice: (notice) => notices.push(notice),
      standInSizes: STAND_IN_SIZES,
    });
    for (const part of Object.values(split)) {
      assert.equal(part.standIn, true);
      assert.match(part.name, /stand-in/);
    }
    assert.equal(notices.length, 1);
    assert.match(notices[0], /downloads are switched off.*\n.*stand-in/);
  }));

test('no mirror answers: a notice with the reason of each, then the stand-in; nothing is written', () =>
  inFolder(async (cache) => {
    const notices: string[] = [];
    const mirrors = ['http://127.0.0.1:1/', 'http://127.0.0.1:2/'];
    const onNotice = (notice: string) => notices.push(notice);
    const split = await fashionMnist({
      folder: '',
      cache,
      offline: false,
      mirrors,
      onNotice,
      standInSizes: STAND_IN_SIZES,
    });
    assert.equal(split.train.standIn, true);
    for (const mirror of mirrors) assert.ok(notices[0].includes(mirror));
    assert.deepEqual(readdirSync(cache), []);
  }));

test('download: a broken mirror is passed over, the right bytes are kept under the right name', () =>
  inFolder(async (folder) => {
    const md5 = createHash('md5').update('right').digest('hex');
    const answer: RequestListener = ({ url }, response) => {
      if (url === '/missing/a.gz') response.writeHead(404).end();
      else response.end(url === '/wrong/a.gz' ? 'wrong' : 'right');
    };
    await withMirror(answer, async (address) => {
      const mirrors = ['missing/', 'wrong/', 'good/'].map((path) => address + path);
      const seen: number[] = [];
      const onBytes = (_file: string, received: number) => seen.push(received);
      await download({ name: 'a.gz', bytes: 5, md5 }, folder, { mirrors, onBytes });
      assert.equal(readFileSync(join(folder, 'a.gz'), 'utf8'), 'right');
      assert.deepEqual(readdirSync(folder), ['a.gz']);
      assert.equal(seen.at(-1), 5);

      const bad = download({ name: 'a.gz', bytes: 5, md5: '0' }, join(folder, 'b'), {
        mirrors: mirrors.slice(0, 2),
      });
      await assert.rejects(
        bad,
        /a\.gz: no mirror could be used\n.*HTTP status 404\n.*expected the MD5 0, found/,
      );
      assert.deepEqual(readdirSync(folder), ['a.gz']);
    });
  }));

test('download: a mirror that never answers is given up', () =>
  inFolder((folder) =>
    withMirror(
      () => {},
      async (address) => {
        const silent = download({ name: 'a.gz', bytes: 5, md5: '0' }, folder, {
          mirrors: [address],
          patience: 50,
        });
        await assert.rejects(silent, /silent for 0\.05 s/);
      },
    ),
  ));

const real = process.env.FASHION_MNIST_DIR;
test('the real data: 50 000 / 10 000 / 10 000, ten classes in each part', {
  skip: !real && 'FASHION_MNIST_DIR is not set',
}, () => {
  const { train, valid, test: held } = readFashionMnist(real as string);
  for (const [part, n] of [
    [train, 50_000],
    [valid, 10_000],
    [held, 10_000],
  ] as const) {
    assert.deepEqual([part.X.rows, part.X.cols, part.y.length, part.standIn], [n, 784, n, false]);
    const counts = Array.from({ length: 10 }, (_, k) => part.y.filter((label) => label === k).length);
    assert.ok(Math.min(...counts) > 0.09 * n, `classes are not balanced: ${counts}`);
  }
  assert.equal(train.X.data.buffer, valid.X.data.buffer, 'validation is a view');
});

test('download: a mirror without end and one that drips are left', () =>
  inFolder(async (folder) => {
    const file = { name: 'a.gz', bytes: 1000, md5: '0' };
    let sent = 0;
    const endless: RequestListener = (_, response) => {
      const more = () => response.write(Buffer.alloc(600), () => sent++ < 1000 && more());
      more();
    };
    await withMirror(endless, (address) =>
      assert.rejects(
        download(file, folder, { mirrors: [address] }),
        /sends more than the 1000 bytes of the file/,
      ),
    );
    const dripping: RequestListener = (_, response) => {
      const timer = setInterval(() => response.write('.'), 5);
      response.once('close', () => clearInterval(timer));
    };
    await withMirror(dripping, (address) =>
      assert.rejects(
        download(file, folder, { mirrors: [address], settled: 50 }),
        /sent only \d+ bytes in \d+ s/,
      ),
    );
    assert.deepEqual(readdirSync(folder), []);
  }));

test('download: a folder that cannot be written to is named once', () =>
  inFolder(async (folder) => {
    const md5 = createHash('md5').update('right').digest('hex');
    const file = { name: 'a.gz', bytes: 5, md5 };
    writeFileSync(join(folder, 'taken'), '');
    await withMirror(
      (_, response) => response.end('right'),
      async (address) => {
        const got = download(file, join(folder, 'taken'), { mirrors: [address, address] });
        await assert.rejects(
          got,
          /the download cannot be kept: .*taken\/a\.gz cannot be written: .*(EEXIST|ENOTDIR)/,
        );
      },
    );
  }));

test('what stands in the place of a data file and is none is named, and not read to its end', () =>
  inFolder((folder) => {
    const file = join(folder, 'train-images-idx3-ubyte.gz');
    const refused = (message: RegExp) => assert.throws(() => readFashionMnist(folder), message);
    mkdirSync(file);
    refused(/train-images-idx3-ubyte\.gz: expected a file of Fashion-MNIST, found a folder/);
    rmSync(file, { recursive: true });
    writeFileSync(file, gzipSync(Buffer.alloc(2 ** 27)));
    refused(/expected a complete gzip stream, found: one of more than 67108864 bytes/);
    truncateSync(file, 2 ** 33);
    refused(/found one of 8589934592 bytes/);
    rmSync(file);
    if (spawnSync('mkfifo', [file]).status === 0) refused(/found no file that has an end/);
  }));

test('a damaged file is told with what to do, in the cache and in a folder of the user', () =>
  inFolder(async (folder) => {
    for (const name of ['train-images', 'train-labels', 't10k-images', 't10k-labels'])
      writeFileSync(join(folder, `${name}-idx${name.endsWith('images') ? 3 : 1}-ubyte.gz`), '');
    await assert.rejects(
      fashionMnist({ folder: '', cache: folder }),
      /train-images-idx3-ubyte\.gz: byte 0: .*; delete that file, and it is downloaded again/,
    );
    await assert.rejects(fashionMnist({ folder }), /byte 0: .*; .+ is to hold the four published files/);
  }));
