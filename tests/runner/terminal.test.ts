import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { runDisplay } from '../../src/runner/terminal.js';

/** What the display writes, once `use` has used it. */
function written(isTTY: boolean, use: (display: ReturnType<typeof runDisplay>) => void): string {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80, cursorTo() {}, clearLine() {} });
  use(runDisplay(stream as unknown as NodeJS.WriteStream));
  return String(stream.read());
}

test('a log gets a line for each notebook, its result, and each tenth of a long computation', () => {
  const text = written(false, (display) => {
    display.notebook('a.ipynb', 1, 2);
    display.cell(1, 3);
    for (let done = 0; done <= 100; done++) display.progress({ label: 'epoch', done, total: 100, note: 'x' });
    display.progress({ label: 'epoch', done: 100, total: 100, note: 'again' });
    display.done('executed');
  });
  const tenths = Array.from({ length: 10 }, (_, i) => `1/2 a.ipynb: epoch ${10 * (i + 1)}/100 (x)`);
  assert.deepEqual(text.split('\n'), ['1/2 a.ipynb', ...tenths, '1/2 a.ipynb: executed', '']);
});

test('a terminal gets a bar and keeps one line', () => {
  const text = written(true, (display) => {
    display.notebook('a.ipynb', 1, 2);
    display.cell(2, 3);
    display.done('failed');
  });
  assert.match(text, /1\/2 a\.ipynb \[[=-]+\] cell/);
  assert.ok(text.endsWith('1/2 a.ipynb: failed\n'));
});
