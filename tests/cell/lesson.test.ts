import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readNotebook } from '../../src/homework/nbformat.js';
import { isCode } from '../../src/homework/notebook.js';
import { PACKAGE_FOLDER } from '../../src/package.js';
import { Kernel } from '../../src/runner/client.js';
import { OutputLog } from '../../src/runner/outputs.js';

test('every cell of the lesson does what its words say: all run but the one that shows a mistake', async () => {
  const { cells } = readNotebook(join(PACKAGE_FOLDER, 'docs/lesson.ipynb'));
  const kernel = await Kernel.start({ cwd: import.meta.dirname });
  const log = new OutputLog();
  try {
    for (const [at, cell] of cells.entries()) {
      if (!isCode(cell)) continue;
      const { status } = await kernel.execute(cell.source, (message) => log.add(at, message), 60_000);
      assert.equal(status, cell.id === 'wrong' ? 'error' : 'ok', cell.id);
    }
  } finally {
    await kernel.shutdown();
  }
  const shown = JSON.stringify(cells.map((_, at) => log.outputsOf(at)));
  assert.match(shown, /✗ wrong.*right again/);
  assert.match(shown, /still to be filled in/);
});
