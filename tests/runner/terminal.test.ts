import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { runDisplay } from '../../src/runner/terminal.js';

/** What the display writes, once `use` has used it. */
function written(isTTY: boolean, use: (display: ReturnType<typeof runDisplay>) => void): string {
  const stream = Object.assign(new PassThrough(), {
    isTTY,
    columns: 80,
    cursorTo() {},
    moveCursor() {},
    clearLine() {},
    clearScreenDown() {},
  });
  use(runDisplay(stream as unknown as NodeJS.WriteStream));
  return String(stream.read());
}

test('a log gets a line for each notebook, its result, and each tenth of a long computation', () => {
  const text = written(false, (display) => {
    const [a, b] = [display.begin('a.ipynb', 1, 2), display.begin('b.ipynb', 2, 2)];
    a.cell(1, 3);
    for (let done = 0; done <= 100; done++) a.progress({ label: 'epoch', done, total: 100, note: 'x' });
    a.progress({ label: 'epoch', done: 100, total: 100, note: 'again' });
    b.done('failed');
    a.done('executed');
    display.end();
  });
  const tenths = Array.from({ length: 10 }, (_, i) => `1/2 a.ipynb: epoch ${10 * (i + 1)}/100 (x)`);
  const ends = ['2/2 b.ipynb: failed', '1/2 a.ipynb: executed', ''];
  assert.deepEqual(text.split('\n'), ['1/2 a.ipynb', '2/2 b.ipynb', ...tenths, ...ends]);
});

test('a terminal gets a bar for each and keeps a line of each', () => {
  const text = written(true, (display) => {
    const [a, b] = [display.begin('a.ipynb', 1, 2), display.begin('b.ipynb', 2, 2)];
    a.cell(2, 3);
    b.done('failed');
    a.done('executed');
    display.end();
  });
  assert.match(text, /1\/2 a\.ipynb \[[=-]+\] cell/);
  for (const line of ['2/2 b.ipynb: failed\n', '1/2 a.ipynb: executed\n']) assert.ok(text.includes(line));
});
