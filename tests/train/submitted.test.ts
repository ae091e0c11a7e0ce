import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matrixOf } from '../../src/numeric/matrix.js';
import { errorOfClasses } from '../../src/train/submitted.js';

const data = {
  ...{ name: 'three points', classes: ['a', 'b'], standIn: false },
  ...{ X: matrixOf([[0], [1], [2]]), y: Uint8Array.of(0, 1, 1) },
};

test('the error of classes is the proportion that is wrong', () => {
  assert.equal(errorOfClasses([0, 1, 1], data), 0);
  assert.equal(errorOfClasses(Uint8Array.of(0, 0, 1), data), 1 / 3);
  assert.equal(errorOfClasses([1, 0, 0], data), 1);
});

test('what is no list of classes of the data is refused, and the message says which is none', () => {
  for (const said of [undefined, null, 3, [], [0, 1], [0, 1, 1, 1]])
    assert.throws(() => errorOfClasses(said, data), /classes for 3 examples/);
  for (const k of [2, -1, 0.5, Number.NaN, 'a', undefined])
    assert.throws(() => errorOfClasses([0, k, 1], data), /example 2: .* is no class; they are 0 … 1/);
});
