import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mirrorOfImages } from '../../src/data/images.js';
import { INPUTS, mirrorOf, seenAs, splitSeenAs } from '../../src/data/inputs.js';
import { standIn } from '../../src/data/stand-in/stand-in.js';
import { gatherRows, rowOf } from '../../src/numeric/matrix.js';

const data = standIn({ train: 40, valid: 10, test: 10 });

for (const inputs of INPUTS)
  test(`${inputs}: what is seen of a mirror image is the mirror of what is seen of the image`, () => {
    const { X } = data.train;
    const seen = seenAs(inputs, X);
    const mirror = mirrorOf(inputs)(seen.cols);
    assert.deepEqual(
      [...mirror].map((j) => mirror[j]),
      Array.from(mirror.keys()),
      'twice mirrored is the image again',
    );
    const reversed = mirrorOfImages(X.cols);
    const flipped = gatherRows(
      X,
      Array.from({ length: X.rows }, (_, i) => i),
    );
    for (let i = 0; i < X.rows; i++) rowOf(flipped, i).set(Array.from(reversed, (j) => rowOf(X, i)[j]));
    const seenFlipped = seenAs(inputs, flipped);
    assert.notDeepEqual(seenFlipped, seen);
    for (let i = 0; i < X.rows; i++)
      for (const [j, from] of mirror.entries())
        assert.ok(Math.abs(rowOf(seenFlipped, i)[j] - rowOf(seen, i)[from]) < 1e-6, `${i}, ${j}`);
  });

test('a split is seen in all its parts; the rest and the given split stay', () => {
  const seen = splitSeenAs('roots', data);
  for (const part of ['train', 'valid', 'test'] as const) {
    assert.deepEqual(seen[part].X, seenAs('roots', data[part].X));
    assert.deepEqual({ ...seen[part], X: data[part].X }, data[part]);
  }
  assert.deepEqual(splitSeenAs('pixels', data), data);
});
