import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { formatNotebook, readNotebook } from '../../src/homework/nbformat.js';
import { isCode } from '../../src/homework/notebook.js';
import { Kernel } from '../../src/runner/client.js';
import { fingerprint } from '../../src/runner/fingerprint.js';
import { type KeptOptions, runUnlessKept } from '../../src/runner/kept.js';
import { runCells } from '../../src/runner/run.js';
import { runSideBySide } from '../../src/runner/side-by-side.js';

const folder = mkdtempSync(join(import.meta.dirname, 'kept-'));
/** One kernel for all runs. */
let kernel: Kernel;
before(async () => {
  kernel = await Kernel.start({ cwd: folder });
});
after(async () => {
  await kernel.shutdown();
  rmSync(folder, { recursive: true });
});

const orRun = (path: string, options: KeptOptions = {}) =>
  runUnlessKept(path, options, async () => ({
    path,
    notebook: await runCells(kernel, path, readNotebook(path)),
  }));

function notebook(name: string, source: string, tags: readonly string[] = []): string {
  const path = join(folder, name);
  const base = { cell_type: 'code', id: 'c', execution_count: null, outputs: [] } as const;
  writeFileSync(path, formatNotebook({ cells: [{ ...base, source, metadata: { tags } }], metadata: {} }));
  return path;
}

/** Each run counts itself in a file that the cell does not name in one piece. */
const COUNTED = `const { appendFileSync } = require('node:fs');
appendFileSync('count' + '.txt', 'x'); require('node:fs').readFileSync('data.csv', 'utf8').length`;
const runs = () => readFileSync(join(folder, 'count.txt'), 'utf8').length;

test('an unchanged notebook is run once; a changed cell, named file or --fresh runs it again', async () => {
  writeFileSync(join(folder, 'data.csv'), '1');
  const path = notebook('a.ipynb', COUNTED);
  const first = await orRun(path);
  const again = await orRun(path);
  assert.deepEqual([first.keptSince, runs()], [undefined, 1]);
  assert.ok(Date.now() - Date.parse(again.keptSince!) < 600_000);
  assert.equal(formatNotebook(again.notebook), formatNotebook(first.notebook));

  writeFileSync(join(folder, 'data.csv'), '22');
  const changed = await orRun(path);
  assert.deepEqual([changed.keptSince, runs()], [undefined, 2]);
  assert.match(JSON.stringify(changed.notebook.cells.filter(isCode)[0].outputs), /"2"/);

  notebook('a.ipynb', `${COUNTED} + 1`);
  assert.equal((await orRun(path)).keptSince, undefined);
  assert.equal((await orRun(path, { fresh: true })).keptSince, undefined);
  assert.equal(runs(), 4);
});

test('a file that the notebook makes is an output: kept with it, made again where it is gone', async () => {
  const log = join(folder, 'a.log');
  const path = notebook('log.ipynb', `require('node:fs').writeFileSync('a.log', String(process.hrtime()))`);
  await orRun(path);
  assert.notEqual((await orRun(path)).keptSince, undefined);
  // each run writes another text; the second is kept as well
  await orRun(path, { fresh: true });
  assert.notEqual((await orRun(path)).keptSince, undefined);
  rmSync(log);
  assert.equal((await orRun(path)).keptSince, undefined);
  assert.ok(readFileSync(log, 'utf8').length > 0);
});

test('what is kept in a damaged file is made again', async () => {
  const path = notebook('b.ipynb', '1');
  await orRun(path);
  const file = join(folder, '.chainrule/b.json');
  const whole = JSON.parse(readFileSync(file, 'utf8'));
  const damaged = [{ ...whole, made: 5 }, { ...whole, date: 'x' }, { ...whole, notebook: '{}' }, null, [], 7];
  for (const text of ['{"fingerprint": "', ...damaged.map((kept) => JSON.stringify(kept))]) {
    writeFileSync(file, text);
    assert.equal((await orRun(path)).keptSince, undefined, text);
    assert.notEqual((await orRun(path)).keptSince, undefined);
  }
});

test('a failed run is not kept', async () => {
  const path = notebook('c.ipynb', 'throw new Error("no")');
  await assert.rejects(orRun(path), /no/);
  await assert.rejects(orRun(path), /no/);
});

test('the fingerprint sees the tags and the Node', () => {
  const [plain, tagged] = [notebook('d.ipynb', '1'), notebook('e.ipynb', '1', ['raises-exception'])];
  assert.notEqual(fingerprint(plain), fingerprint(tagged));
  const real = Object.getOwnPropertyDescriptor(process, 'version')!;
  const before = fingerprint(plain);
  Object.defineProperty(process, 'version', { ...real, value: 'v0' });
  assert.notEqual(fingerprint(plain), before);
  Object.defineProperty(process, 'version', real);
  assert.equal(fingerprint(plain), before);
});

test('timed notebooks run alone after the others, of which the largest begins; results keep their order; a failure is thrown at the end', async () => {
  mkdirSync(join(folder, 'many'));
  const timed = (i: number) => i === 1 || i === 3;
  const paths = [0, 1, 2, 3, 4].map((i) =>
    notebook(join('many', `${i}.ipynb`), '1', timed(i) ? ['nbval-ignore-output'] : []),
  );
  const atWork = new Set<number>();
  const ended: number[] = [];
  const work = async (path: string, i: number): Promise<string> => {
    atWork.add(i);
    await sleep(5);
    if (timed(i)) assert.deepEqual([...atWork], [i]);
    atWork.delete(i);
    ended.push(i);
    return path;
  };
  assert.deepEqual(await runSideBySide(paths, work), paths);
  assert.deepEqual(ended.slice(3), [1, 3]);

  // the largest file first, whoever is at work
  notebook(join('many', '4.ipynb'), '1'.repeat(100));
  const begun: number[] = [];
  await runSideBySide(paths, async (_, i) => begun.push(i));
  assert.deepEqual(begun, [4, 0, 2, 1, 3]);

  const failing = runSideBySide(paths, async (_, i) => {
    if (i === 0) throw new Error('first');
    return work('', i);
  });
  await assert.rejects(failing, /first/);
});
