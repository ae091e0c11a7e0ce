import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Sandbox } from '../../src/grading/sandbox/sandbox.js';
import { SpareSandbox } from '../../src/grading/sandbox/spare.js';
import { wallsOf } from '../../src/grading/sandbox/walls.js';
import { HOMEWORK } from '../homework/this-homework.js';

const spares = new SpareSandbox({ seconds: 30, total: 60, memory: 1500 }, wallsOf());
after(() => spares.close());

const outcome = async (sandbox: Sandbox, code: string) => (await sandbox.run(code, () => {})).status;

test('the next notebook runs in the same process and sees nothing that the one before declared', async () => {
  const first = await spares.take(HOMEWORK);
  assert.equal(await outcome(first, 'const a = 1;\nfunction f() { return a; }'), 'ok');
  assert.equal(await first.call('f', []), 1);
  await spares.giveBack(first);
  const second = await spares.take(HOMEWORK);
  assert.equal(second, first);
  assert.equal(await outcome(second, 'a'), 'error');
  await assert.rejects(second.call('f', []), /there is no function f/);
  assert.equal(await outcome(second, "const a = 'of another type';"), 'ok');
  await spares.giveBack(second);
});

test('a process that has ended is not given out again', async () => {
  const first = await spares.take(HOMEWORK);
  await first.close();
  await spares.giveBack(first);
  const second = await spares.take(HOMEWORK);
  assert.notEqual(second, first);
  assert.equal(await outcome(second, '1'), 'ok');
  await spares.giveBack(second);
});
