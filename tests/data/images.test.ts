import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imageDataset, withRoots } from '../../src/data/images.js';

const about = { name: 'two pixels', classes: ['a', 'b'], standIn: false };
const images = (bytes: number[]) => imageDataset(Uint8Array.from(bytes), Uint8Array.of(0, 1), about);

test('roots: √x of every pixel in every part, the rest as it was, the given split unchanged', () => {
  const [train, valid, test] = [images([0, 255, 51, 204]), images([255, 0, 0, 255]), images([51, 51, 0, 0])];
  const rooted = withRoots({ train, valid, test });
  for (const part of ['train', 'valid', 'test'] as const) {
    const given = { train, valid, test }[part];
    const expected = Array.from(given.X.data, (x) => Math.fround(Math.sqrt(x)));
    assert.deepEqual(Array.from(rooted[part].X.data), expected);
    assert.deepEqual({ ...rooted[part], X: given.X }, given);
  }
  assert.equal(train.X.data[2], Math.fround(51 / 255));
});

test('roots: a negative number is an error', () => {
  const good = images([0, 1, 2, 3]);
  const valid = { ...good, X: { ...good.X, data: Float32Array.of(0, -1, 0, 0) } };
  assert.throws(() => withRoots({ train: good, valid, test: good }), /a number is negative/);
});
