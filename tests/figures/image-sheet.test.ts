import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from 'fast-png';
import { colors } from '../../src/figures/colors.js';
import { blend, channels } from '../../src/figures/draw/blend.js';
import { imageSheet } from '../../src/figures/image-sheet.js';
import { matrixOf } from '../../src/numeric/matrix.js';

const alt = 'One image of two by two pixels';

function pixels(values: number[], scale: 'ink' | 'signed'): number[][] {
  const { data } = imageSheet({ images: matrixOf([values]), width: 2, scale, alt }).toBundle();
  const base64 = /base64,([^"]*)"/.exec(String(data['image/svg+xml']))![1];
  const { data: bytes, width, height } = decode(Buffer.from(base64, 'base64'));
  assert.deepEqual([width, height], [2, 2]);
  return values.map((_, i) => Array.from(bytes.subarray(3 * i, 3 * i + 3)));
}

test('ink runs from white at the least value to black at the greatest', () => {
  assert.deepEqual(pixels([0, 5, 10, 0], 'ink'), [
    [255, 255, 255],
    [128, 128, 128],
    [0, 0, 0],
    [255, 255, 255],
  ]);
});

test('signed values are white at 0 on a scale common to both signs', () => {
  assert.deepEqual(pixels([0, -1, 2, 0], 'signed'), [
    [255, 255, 255],
    channels(blend(colors.ground, colors.train, 0.5)),
    channels(colors.valid),
    [255, 255, 255],
  ]);
});

test('pixels that make no rectangle are refused', () => {
  assert.throws(() => imageSheet({ images: matrixOf([[1, 2, 3]]), width: 2, alt }), /3 pixels.* 2 in a row/);
});
