import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { unzipSync } from 'fflate';
import type { GradescopeResults } from '../../src/grading/gradescope/results.js';
import { writeNotebook } from '../../src/homework/nbformat.js';
import { changed, source, writeSource } from './sample.js';

const PACK = resolve(import.meta.dirname, '../../src/command/main.js');
const MODULES = resolve(import.meta.dirname, '../../../node_modules');
const folder = mkdtempSync(join(tmpdir(), 'chainrule-gradescope-'));
// Derivations alone: nothing of it has to run.
const theory = { ...source, cells: source.cells.slice(0, 7) };
let files: Record<string, Uint8Array>;

before(() => {
  writeSource(join(folder, 'theory.ipynb'), theory);
  const pack = (out: string) => {
    execFileSync(process.execPath, [
      PACK,
      'autograder',
      '--out',
      join(folder, out),
      join(folder, 'theory.ipynb'),
    ]);
    return readFileSync(join(folder, out));
  };
  const zip = pack('autograder.zip');
  assert.ok(zip.equals(pack('again.zip')), 'the same files give the same bytes');
  files = unzipSync(zip);
});
after(() => rmSync(folder, { recursive: true }));

test('the zip holds the scripts, the compiled grader and the notebooks it is for', () => {
  const names = Object.keys(files);
  for (const name of [
    'setup.sh',
    'run_autograder',
    'chainrule/dist/src/command/main.js',
    'chainrule/package-lock.json',
  ])
    assert.ok(names.includes(name), name);
  assert.deepEqual(
    names.filter((name) => name.endsWith('.ipynb')),
    ['chainrule/notebooks/theory.ipynb'],
  );
  assert.deepEqual(
    names.filter((name) => /node_modules|dist\/tests/.test(name)),
    [],
  );
});

test('unpacked, it grades a submission and writes results.json', {
  skip: process.platform === 'win32',
}, () => {
  const root = join(folder, 'autograder');
  for (const [name, content] of Object.entries(files)) {
    const path = join(root, 'source', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  symlinkSync(MODULES, join(root, 'source/chainrule/node_modules'));
  mkdirSync(join(root, 'submission'));
  writeNotebook(join(root, 'submission', 'renamed by its author.ipynb'), changed(theory, { 'h-w': '' }));
  const script = join(root, 'source/run_autograder');
  chmodSync(script, 0o755);
  execFileSync(script, { env: { ...process.env, AUTOGRADER: root } });
  const results = JSON.parse(readFileSync(join(root, 'results/results.json'), 'utf8')) as GradescopeResults;
  assert.equal(results.score, 1);
  const tests = results.tests.map(({ name, score, max_score, status }) => [name, score, max_score, status]);
  assert.deepEqual(tests, [
    ['functions/c-sigmoid-derivative', 1, 1, 'passed'],
    ['mlp/h-grad-layer2', 0, 2, 'failed'],
  ]);
});
