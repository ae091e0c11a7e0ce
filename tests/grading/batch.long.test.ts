/** Nothing is lost: a batch with hostile notebooks, killed and begun again; and nothing is left running. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { rubricOf } from '../../src/grading/rubric.js';
import type { Sheet } from '../../src/grading/sheet.js';
import { formatNotebook } from '../../src/homework/nbformat.js';
import type { Cell, Notebook } from '../../src/homework/notebook.js';
import { HOMEWORK } from '../homework/this-homework.js';
import { changed, source, text, writeSource } from './sample.js';

/** The part of jsdom that is used here. */
const { JSDOM }: { JSDOM: new (html: string) => { window: { document: Document } } } = createRequire(
  import.meta.url,
)('jsdom');
interface Document {
  querySelectorAll(selector: string): ArrayLike<unknown>;
}

const MAIN = resolve(import.meta.dirname, '../../src/command/main.js');
const folder = mkdtempSync(join(tmpdir(), 'chainrule-batch-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const solution = join(folder, 'sample.ipynb');
/** What was released, with the derivations answered: nothing of it has to run. */
const { released } = rubricOf('sample.ipynb', source, HOMEWORK);
const answers = Object.fromEntries(
  source.cells.filter(({ id }) => /^(c-derive|h-[wb])$/.test(id)).map(({ id, source }) => [id, source]),
);
const theory: Notebook = {
  ...released,
  cells: [...changed(released, answers).cells, ...source.cells.filter(({ id }) => id === 'h-b')],
};
writeSource(solution, source);

/** A batch of its own, with a folder for temporary files of its own. */
function batch(name: string, notebooks: Readonly<Record<string, Notebook | string>>) {
  const [out, handedIn, tmp] = ['out', 'in', 'tmp'].map((part) => join(folder, name, part));
  for (const path of [handedIn, tmp]) mkdirSync(path, { recursive: true });
  for (const [who, notebook] of Object.entries(notebooks)) {
    mkdirSync(join(handedIn, who));
    writeFileSync(
      join(handedIn, who, 'sample.ipynb'),
      typeof notebook === 'string' ? notebook : formatNotebook(notebook),
    );
  }
  const start = (
    ...options: string[]
  ): { process: ChildProcess; said: () => string; ended: Promise<number | null> } => {
    const args = [MAIN, 'grade', '--source', solution, '--out', out, ...options, handedIn];
    const process_ = spawn(process.execPath, args, { env: { ...process.env, TMPDIR: tmp }, detached: true });
    let said = '';
    for (const stream of [process_.stdout, process_.stderr])
      stream.on('data', (chunk) => {
        said += chunk;
      });
    return { process: process_, said: () => said, ended: new Promise((done) => process_.once('exit', done)) };
  };
  const sheets = () => JSON.parse(readFileSync(join(out, 'scores.json'), 'utf8')) as Sheet[];
  return { out, tmp, start, sheets };
}

/** Processes that have this on their command line. */
const running = (part: string): string[] =>
  readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(part);
      } catch {
        return false;
      }
    });

/** A process that was just being started when its parent died takes a moment to find out. */
async function untilGone(part: string): Promise<void> {
  for (let tries = 0; running(part).length > 0; tries++) {
    assert.ok(tries < 200, `still running: ${running(part).join(', ')}`);
    await setTimeout(100);
  }
}

/** The solution with these outputs stored in its first answer. */
function withOutputs(outputs: object[]): string {
  const file = JSON.parse(formatNotebook(theory));
  file.cells.find(({ id }: Cell) => id === 'c-derive').outputs = outputs;
  return JSON.stringify(file);
}
const OBJECT = { toString: 1, valueOf: 1 };
const FORGED =
  '"><style>.is-wrong{display:none}</style><h1>13 of 13</h1><meta http-equiv=refresh content="0;url=/phish"><pre class="';
const words = (answer: string): Notebook => changed(theory, { 'e05-words': answer });

test('hostile notebooks cost nobody else anything, and every page is written', async () => {
  const many = (cells: readonly Cell[]) => ({ ...theory, cells: [...theory.cells, ...cells] });
  const { start, sheets, out } = batch('hostile', {
    'b1 error': withOutputs([{ output_type: 'error', ename: OBJECT, evalue: 'x', traceback: [] }]),
    'b3 stream': withOutputs([
      { output_type: 'stream', name: FORGED, text: FORGED },
      { output_type: 'display_data', metadata: {}, data: { 'text/plain': OBJECT, 'image/png': FORGED } },
    ]),
    'b5 formula': words(`$x${'+x'.repeat(150_000)}$`),
    'b6 dollars': words('$'.repeat(200_000)),
    'b6 brackets': words('['.repeat(50_000) + '*a '.repeat(20_000)),
    'b7 underscores': changed(theory, { 'h-w': `// ${'1_'.repeat(100_000)}` }),
    'b10 cells': many(Array.from({ length: 20_000 }, (_, i) => text(`more-${i}`, 'x'))),
    'scores.csv': words(FORGED),
    [`${'é'.repeat(100)} 12345_assignsubmission_file`]: words('fine'),
  });
  const { ended, said } = start('--jobs', '2');
  assert.equal(await ended, 0, said());
  assert.equal(sheets().length, 9);
  for (const { submission, earned, pending } of sheets())
    assert.ok(earned > 1, `${submission}: ${earned}, ${pending}`);
  const pages = readdirSync(out, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'gradebooks',
  );
  assert.equal(pages.length, 9);
  for (const { name } of pages) {
    const { document } = new JSDOM(readFileSync(join(out, name, 'index.html'), 'utf8')).window;
    assert.equal(document.querySelectorAll('h1').length, 1, name);
    assert.equal(document.querySelectorAll('style').length, 1, name);
    assert.equal(document.querySelectorAll('meta[http-equiv]').length, 1, name);
    assert.equal(document.querySelectorAll('script, form, iframe, object').length, 0, name);
  }
});

const LOOP = changed(source, { 'e01-code': 'for (;;) {}' });

test('killed at any moment, what was graded is there, and the same command goes on', {
  timeout: 240_000,
}, async () => {
  const { start, sheets, out, tmp } = batch('killed', { a: theory, b: theory, c: LOOP });
  const limits = ['--seconds', '5', '--total', '10'];
  const first = start('--jobs', '1', ...limits);
  while (!/^1\/3/m.test(first.said())) await setTimeout(20);
  first.process.kill('SIGKILL');
  await first.ended;
  assert.ok(existsSync(join(out, 'a', 'graded.json')));
  assert.deepEqual(
    sheets().map(({ submission }) => submission),
    ['a'],
  );
  if (process.platform === 'linux') await untilGone(tmp);
  const { ended, said } = start('--jobs', '2', ...limits);
  assert.equal(await ended, 0, said());
  assert.match(said(), /^1\/3 a: .* \(as before\)$/m);
  const again = start('--jobs', '2', ...limits);
  assert.equal(await again.ended, 0, again.said());
  assert.equal(again.said().match(/\(as before\)/g)?.length, 3);
  assert.deepEqual(
    sheets().map(({ submission }) => submission),
    ['a', 'b', 'c'],
  );
});

test('Ctrl-C leaves nothing running, and says how to go on', {
  skip: process.platform !== 'linux',
}, async () => {
  const { start, tmp } = batch('interrupted', { loop: LOOP });
  const { process: grader, ended, said } = start();
  while (running(join(tmp, 'chainrule-grading')).length === 0) await setTimeout(50);
  await setTimeout(1500);
  grader.kill('SIGINT');
  assert.equal(await ended, 130, said());
  assert.match(said(), /the same command goes on from there/);
  await untilGone(tmp);
});

test('where a sheet cannot be written the batch ends, and nothing goes on', {
  skip: process.platform !== 'linux',
  timeout: 240_000,
}, async () => {
  const { start, out, tmp } = batch('unwritable', { a: theory, b: LOOP, c: LOOP });
  mkdirSync(out);
  writeFileSync(join(out, 'a'), 'in the way');
  const { ended, said } = start('--jobs', '2');
  assert.equal(await ended, 1, said());
  assert.match(said(), /a\/index\.html cannot be written: .*\n.*the same command goes on from there/);
  await untilGone(tmp);
});
