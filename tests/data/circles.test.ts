import assert from 'node:assert/strict';
import { test } from 'node:test';
import { twoCircles } from '../../src/data/circles.js';
import { splitAtRandom } from '../../src/data/split.js';
import { rowOf } from '../../src/numeric/matrix.js';
import { seeded } from '../../src/numeric/random.js';

test('two circles: radii 1.0 and 0.8, 550 points each, mixed, all around', () => {
  const { X, y } = twoCircles(seeded('a'));
  assert.equal(X.rows, 1100);
  assert.equal(y.filter((label) => label === 0).length, 550);
  y.forEach((label, i) => {
    const [x1, x2] = rowOf(X, i);
    assert.ok(Math.abs(Math.hypot(x1, x2) - [1, 0.8][label]) < 1e-12);
  });
  const changes = y.filter((label, i) => i > 0 && label !== y[i - 1]).length;
  assert.ok(changes > 400, 'the classes come in random order');
  const quadrants = [0, 1, 2, 3].map(
    (q) => y.filter((_, i) => (X.data[2 * i] > 0 ? 1 : 0) + (X.data[2 * i + 1] > 0 ? 2 : 0) === q).length,
  );
  assert.ok(Math.min(...quadrants) > 200, `${quadrants}`);
});

test('two circles: noise has the standard deviation asked for; same seed, same points', () => {
  const noise = 0.05;
  const { X, y } = twoCircles(seeded('b'), { noise });
  const radial = Array.from(y, (label, i) => Math.hypot(X.data[2 * i], X.data[2 * i + 1]) - [1, 0.8][label]);
  const sd = Math.sqrt(radial.reduce((sum, r) => sum + r * r, 0) / radial.length);
  assert.ok(Math.abs(sd - noise) < 0.005, `${sd}`);
  assert.deepEqual(twoCircles(seeded('b'), { noise }), twoCircles(seeded('b'), { noise }));
});

test('splitAtRandom: every row in exactly one part', () => {
  const data = twoCircles(seeded('c'), { pointsPerClass: 50 });
  const { train, valid, test: held } = splitAtRandom(data, { valid: 20, test: 30 }, seeded('d'));
  assert.deepEqual(
    [train, valid, held].map((part) => part.X.rows),
    [50, 20, 30],
  );
  const key = (X: typeof data.X, i: number) => rowOf(X, i).join();
  const rows = [train, valid, held].flatMap(({ X }) => Array.from({ length: X.rows }, (_, i) => key(X, i)));
  assert.deepEqual(rows.sort(), Array.from({ length: 100 }, (_, i) => key(data.X, i)).sort());
  assert.throws(
    () => splitAtRandom(data, { valid: 60, test: 40 }, seeded('d')),
    /100 rows cannot be split into 0/,
  );
});
