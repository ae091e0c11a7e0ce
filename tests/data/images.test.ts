import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imageDataset, mirrorOfImages, roots } from '../../src/data/images.js';

const about = { name: 'two pixels', classes: ['a', 'b'], standIn: false };
const images = (bytes: number[]) => imageDataset(Uint8Array.from(bytes), Uint8Array.of(0, 1), about);

test('roots: √x of every pixel, the given images unchanged', () => {
  const { X } = images([0, 255, 51, 204]);
  const expected = Array.from(X.data, (x) => Math.fround(Math.sqrt(x)));
  assert.deepEqual(roots(X), { rows: 2, cols: 2, data: Float32Array.from(expected) });
  assert.equal(X.data[2], Math.fround(51 / 255));
});

test('roots: a negative number is an error', () => {
  const X = { rows: 1, cols: 4, data: Float32Array.of(0, -1, 0, 0) };
  assert.throws(() => roots(X), /a number is negative/);
});

test('the mirror of an image goes row by row; what is not square is no image', () => {
  assert.deepEqual([...mirrorOfImages(9)], [2, 1, 0, 5, 4, 3, 8, 7, 6]);
  assert.throws(() => mirrorOfImages(8), /rows of 8 numbers are no square images/);
});
