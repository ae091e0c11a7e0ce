import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standIn } from '../../src/data/stand-in/stand-in.js';
import { type Matrix, matrixOf, toRows } from '../../src/numeric/matrix.js';
import { seeded } from '../../src/numeric/random.js';
import { augmented, describeAugmentation, drawImages } from '../../src/train/augmentation.js';
import { matrixEngine } from '../../src/train/scalar-engine.js';
import { train } from '../../src/train/train.js';
import { wasmEngine } from '../../src/train/wasm-engine.js';

const image = matrixOf([[1, 2, 3, 4, 5, 6, 7, 8, 9]]);
const mirrored = [3, 2, 1, 6, 5, 4, 9, 8, 7];

function drawnOften(X: Matrix, flip: boolean, shift: number): Set<string> {
  const rows = new Uint32Array(400);
  return new Set(toRows(drawImages(X, rows, { flip, shift, drop: 0 }, seeded('a'))).map(String));
}

test('a flip mirrors an image or leaves it, a shift moves it and fills in zeros', () => {
  assert.deepEqual(drawnOften(image, true, 0), new Set([String(toRows(image)[0]), String(mirrored)]));
  const shifted = drawnOften(image, false, 1);
  assert.equal(shifted.size, 9);
  assert.ok(shifted.has(String([0, 0, 0, 0, 1, 2, 0, 4, 5])), 'down and to the right');
  assert.ok(shifted.has(String([2, 3, 0, 5, 6, 0, 8, 9, 0])), 'to the left');
  assert.equal(drawnOften(image, true, 1).size, 18);
});

test('a flip is what the mirror of the inputs says', () => {
  const mirror = Uint32Array.of(1, 0, 2, 3, 4, 5, 6, 7, 8);
  const rows = new Uint32Array(50);
  const drawn = drawImages(image, rows, { flip: true, shift: 0, drop: 0 }, seeded('b'), mirror);
  assert.deepEqual(
    new Set(toRows(drawn).map(String)),
    new Set([String(toRows(image)[0]), '2,1,3,4,5,6,7,8,9']),
  );
});

test('dropped pixels are 0, as many as it says; the others make up for them', () => {
  const [rows, drop] = [new Uint32Array(4000), 0.25];
  const drawn = drawImages(image, rows, { flip: false, shift: 0, drop }, seeded('drop'));
  const kept = toRows(image)[0].map((x) => x / 0.75);
  const counts = toRows(drawn).reduce(
    (sums, row) => row.map((x, j) => sums[j] + (x === 0 ? 1 : 0)),
    kept.map(() => 0),
  );
  for (const row of toRows(drawn)) row.forEach((x, j) => void assert.ok(x === 0 || x === kept[j]));
  // 1000 ± 5 standard deviations of a binomial count
  for (const count of counts) assert.ok(Math.abs(count - 1000) < 137, `${count}`);
});

const data = standIn({ train: 120, valid: 20, test: 20 });
const small = { dh: 5, epochs: 2, K: 50, seed: 'augmentation' };
const augmentation = { flip: true, shift: 1, drop: 0.1 };

test('augmented training is a function of the seed, the same for every engine', async () => {
  const run = (engine = matrixEngine) => train(data, small, { engine: augmented(engine, augmentation) });
  const [one, again, wasm] = [await run(), await run(), await run(wasmEngine({ threads: 2 }))];
  assert.deepEqual(one.parameters, again.parameters);
  assert.ok(Math.abs(one.best.train.loss - wasm.best.train.loss) < 1e-12);
  const plain = await train(data, small);
  assert.notDeepEqual(one.parameters, plain.parameters);
});

test('with nothing to draw, augmented training is training, and evaluation is of the images as they are', async () => {
  const nothing = augmented(matrixEngine, { flip: false, shift: 0, drop: 0 });
  const [plain, same] = [await train(data, small), await train(data, small, { engine: nothing })];
  assert.deepEqual(same.parameters, plain.parameters);
  assert.deepEqual(same.best.train, plain.best.train);
});

test('augmentation says what it is, and refuses what is no image', async () => {
  assert.equal(describeAugmentation(augmentation), 'flips, 1 pixel shifts, 10 % drops');
  const X = matrixOf([[1, 2]]);
  const part = { name: 'points', X, y: Uint8Array.of(0), classes: ['a', 'b'], standIn: false };
  const engine = augmented(matrixEngine, augmentation);
  await assert.rejects(
    train({ train: part, valid: part, test: part }, small, { engine }),
    /rows of 2 numbers are no square images/,
  );
});
