import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { stopwatch } from '../../src/grading/sandbox/usage.js';

const LINUX = existsSync('/proc/self/statm');

test('computing counts in full, waiting a quarter', { skip: !LINUX }, async () => {
  const [spent, before, begin] = [stopwatch(process.pid), process.cpuUsage(), performance.now()];
  const computed = () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
  while (computed() < 0.4);
  // A tick of the kernel's clock is a hundredth of a second.
  assert.ok(spent() >= 0.35, `${spent()} s of computing`);
  await sleep(100);
  assert.ok(spent() >= (performance.now() - begin) / 4000 - 0.01);
});

test('a process that only waits is counted too', { skip: !LINUX }, async () => {
  const spent = stopwatch(process.ppid);
  await sleep(400);
  assert.ok(spent() >= 0.09, `${spent()} s`);
});
