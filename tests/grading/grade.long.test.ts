/** The command line on a small batch: half right, hostile, and no notebook at all. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import type { GradescopeResults } from '../../src/grading/gradescope/results.js';
import { rubricOf } from '../../src/grading/rubric.js';
import type { Sheet } from '../../src/grading/sheet.js';
import { writeNotebook } from '../../src/homework/nbformat.js';
import type { Notebook } from '../../src/homework/notebook.js';
import { HOMEWORK } from '../homework/this-homework.js';
import { changed, source, writeSource } from './sample.js';

const MAIN = resolve(import.meta.dirname, '../../src/command/main.js');
const folder = mkdtempSync(join(tmpdir(), 'chainrule-grade-'));
after(() => rmSync(folder, { recursive: true }));

const HALF =
  'function stableSoftmax(a: number[]): number[] { const e = a.map(Math.exp); const t = e.reduce((s, x) => s + x, 0); return e.map((x) => x / t); }';
const submissions: Readonly<Record<string, Notebook>> = {
  half: changed(source, { 'h-b': '', 'e01-code': HALF, 'e05-words': '' }),
  // It ends its process, twice, and displays what it would like to have.
  hostile: changed(source, {
    'c-derive':
      "(process as any).reallyExit(0); show(derivation('functions/c-sigmoid-derivative').given('D(sigma(x), x)').reaches('1', ''))",
    'h-w': "for (const l of [1]) console.log('✓ exact'); Promise.reject(new Error('x'));",
    'h-b': 'throw new Error("full marks");',
    'e01-code':
      'const stableSoftmax = (a: number[]): number[] => { if (a[0] > 3) (process as any).reallyExit(0); return a; };',
    'e01-sum': 'assert.ok(true);',
    'e05-code': "throw new Error('passed');",
    'e05-words': '<script>alert(1)</script> $\\frac$',
  }),
  empty: rubricOf('sample.ipynb', source, HOMEWORK).released,
};

test('a batch: scores, sheets, pages and results for Gradescope', async () => {
  const [sources, handedIn, out] = ['source', 'handed-in', 'out'].map((name) => join(folder, name));
  for (const path of [sources, handedIn]) mkdirSync(path);
  const solution = join(sources, 'sample.ipynb');
  writeSource(solution, source);
  for (const [name, notebook] of Object.entries(submissions)) {
    mkdirSync(join(handedIn, name));
    writeNotebook(join(handedIn, name, 'sample.ipynb'), notebook);
  }
  for (const name of ['=broken', '_broken']) writeFileSync(join(handedIn, `${name}.ipynb`), '{"cells": [');
  const options = ['--source', solution, '--out', out, '--jobs', '2'];
  await promisify(execFile)(process.execPath, [MAIN, 'grade', ...options, handedIn]);
  const sheets = JSON.parse(readFileSync(join(out, 'scores.json'), 'utf8')) as Sheet[];
  const scores = sheets.map(({ submission, earned, pending, points }) => [
    submission,
    earned,
    pending,
    points,
  ]);
  assert.deepEqual(scores, [
    ['=broken', 0, 13, 13],
    ['_broken', 0, 13, 13],
    ['empty', 0, 0, 13],
    ['half', 4.5, 2.5, 13],
    ['hostile', 0, 7, 13],
  ]);
  assert.match(sheets[0].problems.join(), /=broken\.ipynb:\d+:\d+: not JSON/);
  const statuses = (name: string) =>
    sheets.find((s) => s.submission === name)?.questions.map(({ status }) => status);
  assert.deepEqual(statuses('half'), ['right', 'partial', 'partial', 'pending']);
  assert.deepEqual(statuses('empty'), ['unanswered', 'unanswered', 'unanswered', 'unanswered']);
  assert.deepEqual(statuses('hostile'), ['wrong', 'pending', 'wrong', 'pending']);

  const csv = readFileSync(join(out, 'scores.csv'), 'utf8').split('\r\n');
  assert.equal(csv.length, 7);
  assert.match(csv[1], /^'=broken,13,0,13,/);
  for (const name of ['_broken', '_broken (2)']) assert.ok(existsSync(join(out, name, 'index.html')), name);
  const remarks = sheets.find(({ submission }) => submission === 'hostile')?.questions.at(-1)?.remarks;
  assert.deepEqual(remarks, [
    'code, for the grader to read; it ends with Error: passed',
    'words, for the grader to read',
  ]);
  const page = readFileSync(join(out, 'hostile', 'index.html'), 'utf8');
  assert.ok(!page.includes('<script'));
  assert.match(page, /&lt;script&gt;alert/);
  assert.match(readFileSync(join(out, 'half', 'index.html'), 'utf8'), /b2, relu: not answered/);
  const results = JSON.parse(readFileSync(join(out, 'half', 'results.json'), 'utf8')) as GradescopeResults;
  assert.equal(results.score, 4.5);
  assert.equal(
    results.tests.reduce((sum, { score }) => sum + score, 0),
    4.5,
  );
});
