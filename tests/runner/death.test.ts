import assert from 'node:assert/strict';
import { test } from 'node:test';
import { causeOfDeath } from '../../src/runner/death.js';

test('what a kernel wrote last says why it died, and what to do', () => {
  for (const [code, signal, log, said] of [
    [
      null,
      'SIGABRT',
      'FATAL ERROR: JavaScript heap out of memory',
      /memory was used up: .*max-old-space-size/,
    ],
    [1, null, 'Error: ENOSPC: no space left on device, write', /exit code 1\): a disk is full/],
    [1, null, "Cannot find module '/x/server.js'", /damaged: .*npm run build/],
    [1, null, "The requested module './cells.js' does not provide an export named 'Cells'", /npm run build/],
    [null, 'SIGKILL', '', /somebody killed it; a machine short of memory does so/],
    [3, null, 'last words', /^the kernel died \(exit code 3\)\nlast words$/],
  ] as const)
    assert.match(causeOfDeath(code, signal, log), said);
});
