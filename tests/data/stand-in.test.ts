import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paintInPlace } from '../../src/data/stand-in/raster.js';
import { standIn, standInImages } from '../../src/data/stand-in/stand-in.js';

test('the stand-in has the shape of Fashion-MNIST and says what it is', () => {
  const { train, valid, test: held } = standIn({ train: 40, valid: 20, test: 10 });
  assert.deepEqual(
    [train, valid, held].map(({ X }) => [X.rows, X.cols]),
    [
      [40, 784],
      [20, 784],
      [10, 784],
    ],
  );
  assert.equal(train.name, 'Fashion-MNIST stand-in (drawn garments)');
  assert.ok(train.standIn && valid.standIn && held.standIn);
  assert.equal(train.classes.length, 10);
  assert.ok(train.X.data.every((x) => x >= 0 && x <= 1));
});

test('the stand-in is a function of its seed, and its parts differ', () => {
  const sizes = { train: 20, valid: 20, test: 20 };
  const [a, b, c] = [standIn(sizes), standIn(sizes), standIn(sizes, 'other')];
  assert.deepEqual(a, b);
  assert.notDeepEqual(a.train.X, c.train.X);
  assert.notDeepEqual(a.train.X, a.valid.X);
});

test('a nearest-mean classifier finds most garments but not all: learnable, not trivial', () => {
  const { train, test: held } = standIn({ train: 1000, valid: 1, test: 300 });
  const d = train.X.cols;
  const means = Array.from({ length: 10 }, () => new Float64Array(d));
  const counts = new Float64Array(10);
  train.y.forEach((k, i) => {
    counts[k]++;
    for (let j = 0; j < d; j++) means[k][j] += train.X.data[i * d + j];
  });
  const distance = (i: number, k: number) =>
    means[k].reduce((sum, total, j) => sum + (held.X.data[i * d + j] - total / counts[k]) ** 2, 0);
  const wrong = held.y.filter((label, i) => {
    const distances = means.map((_, k) => distance(i, k));
    return distances.indexOf(Math.min(...distances)) !== label;
  }).length;
  const error = wrong / held.y.length;
  assert.ok(error > 0.1 && error < 0.6, `error ${error}`);
});

test('every class is drawn inside the image and is neither empty nor full', () => {
  const { images, labels } = standInImages(200, 'ink');
  labels.forEach((k, i) => {
    const ink = images.subarray(i * 784, (i + 1) * 784).filter((byte) => byte > 30).length / 784;
    assert.ok(ink > 0.01 && ink < 0.9, `class ${k}: ${ink} of the image`);
  });
});

test('painting covers exactly the area of the polygon', () => {
  const canvas = { side: 10, grey: new Float32Array(100) };
  paintInPlace(canvas, {
    grey: 1,
    outline: [
      [1.5, 2],
      [7.25, 2],
      [7.25, 4.5],
      [1.5, 4.5],
    ],
  });
  const area = canvas.grey.reduce((a, b) => a + b, 0);
  assert.ok(Math.abs(area - 5.75 * 2.5) < 1e-5, `area ${area}`);
  assert.equal(canvas.grey[2 * 10 + 1], 0.5);
});
