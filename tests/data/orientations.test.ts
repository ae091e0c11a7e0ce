import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mirrorOfOrientations, orientations } from '../../src/data/orientations.js';
import { type Matrix, matrixOf } from '../../src/numeric/matrix.js';

/** One image, of side × side pixels x(r, c). */
function image(side: number, x: (r: number, c: number) => number): Matrix {
  return matrixOf([Array.from({ length: side * side }, (_, p) => x(Math.floor(p / side), p % side))]);
}

const seen = (side: number, x: (r: number, c: number) => number) => [...orientations(image(side, x)).data];
const close = (found: readonly number[], expected: readonly number[]) => {
  assert.equal(found.length, expected.length);
  for (const [j, v] of expected.entries())
    assert.ok(Math.abs(found[j] - v) < 1e-6, `${j}: ${found[j]}, ${v}`);
};

test('an image of one grey has no edges', () => {
  for (const grey of [0, 0.3, 1])
    assert.deepEqual(
      seen(8, () => grey),
      new Array(4 * 8).fill(0),
    );
});

test('one cell by hand: an edge to the right, and its seven turns by 45°', () => {
  // x grows from column 1 to column 2: gx = 1 in the two columns beside it, 8 pixels; v = √(8/(1 + 8)) in direction 0
  const strong = Math.sqrt(8 / 9);
  const only = (k: number, v: number) => Array.from({ length: 8 }, (_, j) => (j === k ? v : 0));
  close(
    seen(4, (_, c) => (c < 2 ? 0 : 1)),
    only(0, strong),
  );
  close(
    seen(4, (r) => (r < 2 ? 0 : 1)),
    only(2, strong),
  );
  close(
    seen(4, (_, c) => (c < 2 ? 1 : 0)),
    only(4, strong),
  );
  close(
    seen(4, (r) => (r < 2 ? 1 : 0)),
    only(6, strong),
  );
  // x = r + c inside: gx = gy = 2 in 4 pixels, (2, 1) or (1, 2) in 8 of the border, (1, 1) in its 4 corners
  const diagonal = Math.SQRT2 * (4 * 2 + 8 + 4);
  const all = 1 + diagonal + 8;
  const expected = [4 / all, diagonal / all, 4 / all].map(Math.sqrt);
  close(
    seen(4, (r, c) => r + c),
    [...expected, 0, 0, 0, 0, 0],
  );
  close(
    seen(4, (r, c) => r - c),
    [0, 0, expected[0], expected[1], expected[2], 0, 0, 0],
  );
  close(
    seen(4, (r, c) => 6 - r - c),
    [0, 0, 0, 0, ...expected, 0],
  );
  close(
    seen(4, (r, c) => 3 - r + c),
    [expected[0], 0, 0, 0, 0, 0, expected[2], expected[1]],
  );
});

test('a cell is balanced by the cells around it and by no others', () => {
  const dot = (side: number, at: number) => seen(side, (r, c) => (r === at && c === at ? 1 : 0));
  // 4 gradients of length 1 around the dot at (1, 1), all in cell 0
  close(
    dot(4, 1),
    [1, 0, 1, 0, 1, 0, 1, 0].map((h) => Math.sqrt(h / (1 + 4))),
  );
  const two = seen(12, (r, c) => (r === c && (r === 1 || r === 5) ? 1 : 0));
  const far = seen(12, (r, c) => (r === c && (r === 1 || r === 9) ? 1 : 0));
  close(
    two.slice(0, 8),
    [1, 0, 1, 0, 1, 0, 1, 0].map((h) => Math.sqrt(h / (1 + 8))),
  );
  close(far.slice(0, 8), dot(4, 1));
});

test('the mirror of a cell: right becomes left, down stays down', () => {
  assert.deepEqual([...mirrorOfOrientations(8)], [4, 3, 2, 1, 0, 7, 6, 5]);
  assert.deepEqual([...mirrorOfOrientations(32)].slice(0, 8), [12, 11, 10, 9, 8, 15, 14, 13]);
});

test('what has no cells is an error', () => {
  assert.throws(() => orientations(image(6, () => 0)), /images of 6 × 6 pixels have no cells of 4 × 4/);
  assert.throws(() => orientations(matrixOf([[1, 2]])), /rows of 2 numbers are no square images/);
});
