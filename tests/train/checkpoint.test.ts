import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { twoCircles } from '../../src/data/circles.js';
import { splitAtRandom } from '../../src/data/split.js';
import { seeded } from '../../src/numeric/random.js';
import { readLog } from '../../src/train/log.js';
import { train } from '../../src/train/train.js';

const folder = mkdtempSync(join(tmpdir(), 'chainrule-'));
after(() => rmSync(folder, { recursive: true }));

const split = splitAtRandom(twoCircles(seeded('c')), { valid: 250, test: 250 }, seeded('s'));
const h = { dh: 6, K: 64, rate: 0.02, epochs: 7, update: { rule: 'adam' }, patience: 5 } as const;
const whole = await train(split, h);

test('stopped after any epoch and started again: bit-identical parameters and history', async () => {
  for (const [every, stopAfter] of [
    [1, 1],
    [1, 4],
    [3, 2],
    [3, 5],
  ]) {
    const file = join(folder, `stop-${every}-${stopAfter}`);
    const log = `${file}.log`;
    const onEpoch = (history: readonly unknown[]) => {
      if (history.length === stopAfter) throw new Error('stop');
    };
    await assert.rejects(train(split, h, { checkpoint: { file, every }, log, onEpoch }), /stop/);
    const resumed = await train(split, h, { checkpoint: { file, every }, log });
    assert.deepEqual(resumed.last, whole.last);
    assert.deepEqual(resumed.parameters, whole.parameters);
    assert.deepEqual(readLog(log).history, resumed.history);
  }
});

test('killed in the middle of an epoch, the run ends as if it had not been', async () => {
  const file = join(folder, 'killed');
  const from = (path: string) =>
    JSON.stringify(pathToFileURL(join(import.meta.dirname, '../../src', path)).href);
  const script = `
    import { twoCircles } from ${from('data/circles.js')};
    import { splitAtRandom } from ${from('data/split.js')};
    import { seeded } from ${from('numeric/random.js')};
    import { train } from ${from('train/train.js')};
    const split = splitAtRandom(twoCircles(seeded('c')), { valid: 250, test: 250 }, seeded('s'));
    await train(split, ${JSON.stringify(h)}, {
      checkpoint: { file: ${JSON.stringify(file)} },
      log: ${JSON.stringify(`${file}.log`)},
      onBatch: ({ epoch, batch }) => { if (epoch === 5 && batch === 3) process.kill(process.pid, 'SIGKILL'); },
    });`;
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', script]);
  assert.equal(child.status, null, child.stderr.toString());
  assert.equal(readLog(`${file}.log`).history.length, 4);

  const epochs: number[] = [];
  const onEpoch = (history: readonly unknown[]) => void epochs.push(history.length);
  const resumed = await train(split, h, { checkpoint: { file }, onEpoch });
  assert.deepEqual(epochs, [5, 6, 7]);
  assert.deepEqual(resumed.last, whole.last);
});

test('a finished run that is started again returns its result without training', async () => {
  const file = join(folder, 'finished');
  const first = await train(split, h, { checkpoint: { file, every: 100 } });
  const onBatch = () => assert.fail('trained again');
  assert.deepEqual(await train(split, h, { checkpoint: { file }, onBatch }), first);
});

test('a checkpoint of another run or a damaged one is refused and left alone', async () => {
  const file = join(folder, 'other');
  await train(split, h, { checkpoint: { file } });
  const bytes = readFileSync(file);
  const refused = async (given: object, data: typeof split, message: RegExp) => {
    await assert.rejects(train(data, { ...h, ...given }, { checkpoint: { file } }), message);
  };
  await refused({ K: 65 }, split, /other: checkpoint of another run: there K is 64, here 65/);
  const moved = {
    ...split,
    train: { ...split.train, X: { ...split.train.X, data: split.train.X.data.map((x) => -x) } },
  };
  await refused({}, moved as typeof split, /another run: there data is "two circles/);
  assert.deepEqual(readFileSync(file), bytes);

  const flipped = Buffer.from(bytes);
  flipped[bytes.length - 20] ^= 1;
  for (const damaged of [flipped, bytes.subarray(0, 500), Buffer.alloc(0), Buffer.from('{}')]) {
    writeFileSync(file, damaged);
    await refused({}, split, /other: not a complete checkpoint/);
    assert.deepEqual(readFileSync(file), damaged);
  }
  await assert.rejects(
    train(split, h, { checkpoint: { file, every: 0 } }),
    /every of the checkpoint must be/,
  );
  assert.ok(readdirSync(folder).every((name) => !name.endsWith('.part')));
});
