import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dataset } from '../../src/data/dataset.js';
import { decisionRegions } from '../../src/figures/decision-regions.js';
import { plotlyWindow } from '../../src/figures/plotly-window.js';
import { type Matrix, matrixOf, toRows } from '../../src/numeric/matrix.js';
import { flawsOf } from './flaws.js';

/** n points, by turns on the circles of radius 1.0 (class 0) and 0.8 (class 1). */
function circles(n: number): Dataset {
  const labels = Uint8Array.from({ length: n }, (_, i) => i % 2);
  const rows = Array.from(labels, (label, i) =>
    [label, 1 - label].map((_, axis) => {
      const angle = (2 * Math.PI * i) / n - (axis * Math.PI) / 2;
      return [1.0, 0.8][label] * Math.cos(angle);
    }),
  );
  return { name: 'two circles', X: matrixOf(rows), y: labels, classes: ['outer', 'inner'], standIn: false };
}

const split = { train: circles(40), valid: circles(20) };
/** Knows the answer: inside the radius 0.9 class 1 has the greater score. */
const wise = (X: Matrix) => matrixOf(toRows(X).map(([a, b]) => [a * a + b * b - 0.81, 0]));
/** Says class 1 everywhere. */
const stubborn = (X: Matrix) => matrixOf(toRows(X).map(() => [0, 1]));
const panels = [
  { title: 'd<sub>h</sub> = 9', oa: wise },
  { title: 'd<sub>h</sub> = 1', oa: stubborn },
];

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

test('the picture holds every panel and no flaw, and Plotly knows every attribute', () => {
  const figure = decisionRegions(split, [...panels, ...panels], { columns: 3, resolution: 11 });
  const svg = String(figure.toBundle().data['image/svg+xml']);
  assert.deepEqual(flawsOf(svg), []);
  assert.equal(svg.split('train 0.0 %').length - 1, 6, 'in two panels, and for both in title and label');
  assert.deepEqual(plotlyWindow().Plotly.validate(figure.data, figure.layout) ?? [], []);
});

test('no panel, or points that are not in the plane, are refused', () => {
  assert.throws(() => decisionRegions(split, []), /no panel/);
  const images = { ...split.train, name: 'images', X: matrixOf([[1, 2, 3]]) };
  assert.throws(() => decisionRegions({ ...split, train: images }, panels), /images/);
});
