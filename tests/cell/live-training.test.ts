import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { newestEpoch, trainingPicture } from '../../src/figures/training-picture.js';
import { circlesData, REFERENCE } from '../../src/live/circles/problem.js';
import { train } from '../../src/train/train.js';

const training = await train(circlesData(), { ...REFERENCE, dh: 4, epochs: 5 });

test('a training prints as a summary, and is the plain value that it was', () => {
  const text = inspect(training);
  assert.ok(text.length < 600, text);
  assert.match(text, new RegExp(`best epoch ${training.best.epoch}: train \\d`));
  assert.match(inspect({ nested: training }), /Training of 5 epochs/);
  assert.deepEqual(Object.keys(training).sort(), [
    'best',
    'history',
    'hyperparameters',
    'last',
    'parameters',
    'stoppedEarly',
  ]);
  assert.equal(Object.getOwnPropertySymbols({ ...training }).length, 0);
});

test('while it runs the curves have the newest epoch, in the picture and in words', () => {
  const words = newestEpoch(training.history.slice(0, 3));
  assert.match(words, /^epoch 3: error \d+\.\d\d % train, /);
  const html = trainingPicture(training.history.slice(0, 3), 5);
  const svg = Buffer.from(/base64,([^"]+)"/.exec(html)?.[1] ?? '', 'base64').toString();
  assert.ok(html.includes(words));
  assert.equal(svg.match(/<polyline/g)?.length, 6);
  for (const points of svg.matchAll(/points="([^"]*)"/g)) assert.equal(points[1].split(' ').length, 3);
});
