import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decisionRegions } from '../../src/figures/decision-regions.js';
import { matrixOf } from '../../src/numeric/matrix.js';
import { twoNetworks as panels, circleSplit as split } from './examples.js';

test('each panel says the errors of its network', () => {
  const { alt } = decisionRegions(split, panels);
  assert.match(alt, /dh = 9: train 0\.0 %, valid 0\.0 %; dh = 1: train 50\.0 %, valid 50\.0 %\.$/);
});

test('the contour is the log odds on a square grid, the points are those of the training set', () => {
  const { data } = decisionRegions(split, panels, { resolution: 5 });
  const [contour, outer, inner] = data as [{ z: number[][]; x0: number }, { x: number[] }, { x: number[] }];
  assert.equal(contour.z[2][2], 0.81, 'at the origin');
  assert.ok(contour.z[0][0] < 0, 'in the corner');
  assert.equal(contour.x0, -1.15);
  assert.deepEqual([outer.x.length, inner.x.length], [20, 20]);
});

test('no panel, or points that are not in the plane, are refused', () => {
  assert.throws(() => decisionRegions(split, []), /no panel/);
  const images = { ...split.train, name: 'images', X: matrixOf([[1, 2, 3]]) };
  assert.throws(() => decisionRegions({ ...split, train: images }, panels), /images/);
});
