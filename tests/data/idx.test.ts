import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { parseIdx, parseImages, parseLabels } from '../../src/data/idx.js';

/** An IDX file of unsigned bytes. */
function idx(dims: number[], entries: number[]): Uint8Array {
  const sizes = dims.flatMap((n) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]);
  return Uint8Array.from([0, 0, 8, dims.length, ...sizes, ...entries]);
}
const labels = idx([3], [0, 9, 4]);

test('IDX: the same from raw and from gzipped bytes', () => {
  const images = idx([2, 1, 3], [1, 2, 3, 4, 5, 6]);
  for (const bytes of [images, gzipSync(images)]) {
    const { dims, data } = parseIdx(bytes, 'images', 3);
    assert.deepEqual(dims, [2, 1, 3]);
    assert.deepEqual([...data], [1, 2, 3, 4, 5, 6]);
  }
});

test('IDX: what is wrong is named with file, byte, expected and found', () => {
  const wrong = (bytes: Uint8Array, dims: number, message: string) =>
    assert.throws(() => parseIdx(bytes, 'labels.gz', dims), { message: `labels.gz: ${message}` });

  wrong(
    Uint8Array.from([0, 0, 9, 1, ...labels.slice(4)]),
    1,
    'byte 2: expected the magic number 00 00 08 01, found 00 00 09 01',
  );
  wrong(idx([3, 1, 1], [0, 9, 4]), 1, 'byte 3: expected the magic number 00 00 08 01, found 00 00 08 03');
  wrong(labels.slice(0, 6), 1, 'byte 6: expected a header of 8 bytes, found the end of the file');
  wrong(new Uint8Array(), 1, 'byte 0: expected a header of 8 bytes, found the end of the file');
  wrong(labels.slice(0, 10), 1, 'byte 10: expected 3 entries, 11 bytes in all, found 10 bytes');
  wrong(Uint8Array.from([...labels, 0]), 1, 'byte 11: expected 3 entries, 11 bytes in all, found 12 bytes');
});

test('IDX: a truncated and a corrupt gzip stream', () => {
  const whole = gzipSync(labels);
  const corrupt = Uint8Array.from(whole, (byte, i) => (i === 12 ? byte ^ 255 : byte));
  for (const bytes of [whole.subarray(0, whole.length - 6), whole.subarray(0, 2), corrupt])
    assert.throws(
      () => parseIdx(bytes, 'x.gz', 1),
      /^Error: x\.gz: .*expected a complete gzip stream, found/,
    );
});

test('images must have the announced size, labels their number and range', () => {
  assert.throws(() => parseImages(idx([1, 2, 3], [1, 2, 3, 4, 5, 6]), 'i', 2, 2), {
    message: 'i: byte 12: expected images of 2 × 2, found 2 × 3',
  });
  assert.deepEqual([...parseLabels(labels, 'l', 10, 3)], [0, 9, 4]);
  assert.throws(() => parseLabels(labels, 'l', 9, 3), {
    message: 'l: byte 9: expected a label in 0 … 8, found 9',
  });
  assert.throws(() => parseLabels(labels, 'l', 10, 4), { message: 'l: byte 4: expected 4 labels, found 3' });
});
