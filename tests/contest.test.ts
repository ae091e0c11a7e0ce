import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Contestant, contest } from '../bench/contest.js';
import { epochTable, goalTable } from '../bench/tables.js';

/** A contestant whose minibatches take the seconds given for each lap. */
function contestant(name: string, laps: number[][], more: Partial<Contestant> = {}): Contestant {
  const script = `
    const laps = ${JSON.stringify(laps)};
    console.log('some chatter\\nready');
    require('node:readline').createInterface({ input: process.stdin }).on('line', () =>
      console.log(JSON.stringify({ steps: laps.shift(), loss: 2 - 0.5 * laps.length, megabytes: 7 })));`;
  return { name, command: process.execPath, args: ['-e', script], ...more };
}

test('the bench takes the best lap, the best of each minibatch, and the first loss', async () => {
  const said: string[] = [];
  const results = await contest(
    [
      contestant('two laps', [
        [1, 5],
        [3, 2],
      ]),
      contestant('a tenth, once', [[1, 1], [0]], { share: 0.1, laps: 1 }),
    ],
    2,
    (text) => said.push(text),
  );
  assert.deepEqual(results, [
    { name: 'two laps', seconds: 5, undisturbed: 3, loss: 1.5, megabytes: 7 },
    { name: 'a tenth, once', seconds: 20, undisturbed: 20, loss: 1.5, megabytes: 7 },
  ]);
  assert.equal(said.length, 3);
});

test('a contestant that cannot start, or breaks, is said to be absent and why', async () => {
  const results = await contest(
    [
      { name: 'no such program', command: 'no-such-program-here', args: [] },
      { name: 'broken', command: process.execPath, args: ['-e', 'throw new Error("out of order")'] },
    ],
    1,
    () => {},
  );
  assert.match('absent' in results[0] ? results[0].absent : '', /ENOENT/);
  assert.match('absent' in results[1] ? results[1].absent : '', /out of order/);
});

test('the tables of the bench have a cell for every column, also for a peer that is absent', () => {
  const reached = { name: 'wasm float32, 2 threads', seconds: 1, undisturbed: 0.5, loss: 2, megabytes: 7 };
  const results = [reached, { name: 'NumPy float32', absent: 'no Python' }];
  const table = epochTable('images', 10, 128, results);
  assert.match(table, /wasm float32, 2 threads\s+1\.000\s+0\.500/);
  assert.match(table, /no Python/);
  assert.match(goalTable({ 128: results }), /wasm-wide float32 \/ NumPy float32, dh = 128\s+–/);
});
