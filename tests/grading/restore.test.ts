import assert from 'node:assert/strict';
import { test } from 'node:test';
import { restored } from '../../src/grading/restore.js';
import { rubricOf } from '../../src/grading/rubric.js';
import type { Cell } from '../../src/homework/notebook.js';
import { HOMEWORK } from '../homework/this-homework.js';
import { changed, code, source, text } from './sample.js';

const rubric = rubricOf('sample.ipynb', source, HOMEWORK);
const { released } = rubric;
const sources = (cells: readonly Cell[]) => cells.map((cell) => cell.source);
const restore = (...cells: readonly Cell[]) => restored(rubric, { ...released, cells });

test('a submission that was not touched is what was released', () => {
  assert.deepEqual(sources(restore(...released.cells).notebook.cells), sources(released.cells));
});

test('edited statements, data and checks are put back', () => {
  const edited = changed(released, {
    c: '## functions/c-sigmoid-derivative',
    'e01-sum': 'assert.ok(true);',
    imports: '',
  });
  assert.deepEqual(sources(restore(...edited.cells).notebook.cells), sources(released.cells));
});

test('deleted statements, data and checks are put back', () => {
  const { notebook, answers } = restore(code('mine', 'const mine = 1;'));
  const kept = released.cells.filter(({ id }) => !/derive|h-w|e01-code|e05-/.test(id));
  assert.deepEqual(
    sources(notebook.cells).filter((s) => s !== 'const mine = 1;'),
    sources(kept),
  );
  assert.ok(sources(notebook.cells).includes('const mine = 1;'));
  assert.deepEqual([...answers.values()].flat(), []);
});

test('duplicated checks and headings add none', () => {
  const again = released.cells.map((cell) => ({ ...cell, id: `${cell.id}-copy` }));
  const { notebook } = restore(...released.cells, ...again);
  const count = (id: string) => {
    const { source } = released.cells.find((cell) => cell.id === id)!;
    return notebook.cells.filter((cell) => cell.source === source).length;
  };
  assert.equal(count('c'), 1);
  // A copied check is the student's code now, and runs as such; the check that counts is the source's.
  assert.equal(notebook.cells.filter(({ id }) => id === 'e01-sum').length, 1);
});

test("a student's own cells stand where the answer does", () => {
  const cells = released.cells.flatMap((cell) => (cell.id === 'h-w' ? [code('try', '1 + 1'), cell] : [cell]));
  const { answers } = restore(...cells);
  assert.deepEqual(
    answers.get('mlp/h-grad-layer2')?.map(({ id }) => id),
    ['try', 'h-w'],
  );
});

test('a visible check that declares nothing runs in the grader alone', () => {
  const inBlock = changed(source, { 'e01-sum': '{ assert.ok(stableSoftmax([0])); }' });
  const own = rubricOf('sample.ipynb', inBlock, HOMEWORK);
  const { notebook } = restored(own, own.released);
  assert.ok(own.released.cells.some(({ id }) => id === 'e01-sum'));
  assert.ok(!notebook.cells.some(({ id }) => id === 'e01-sum'));
});

test('hidden checks are not among what runs with the submission', () => {
  const forged = [...released.cells, code('e01-large', 'forged')];
  assert.ok(!sources(restore(...forged).notebook.cells).some((s) => s === 'forged' || s.includes('1000')));
});

test('without their headings cells answer the question that they were released for', () => {
  const { answers } = restore(...released.cells.filter(({ id }) => id !== 'e01'));
  const answered = (id: 'prac/e01-one-example' | 'mlp/h-grad-layer2') =>
    answers.get(id)?.map((cell) => cell.id);
  assert.deepEqual(answered('prac/e01-one-example'), ['e01-code']);
  assert.deepEqual(answered('mlp/h-grad-layer2'), ['h-w']);
});

test('a cell that was moved under another heading answers that question', () => {
  const moved = released.cells.flatMap((cell) => {
    if (cell.id === 'e01-code') return [];
    return cell.id === 'h-w' ? [cell, released.cells.find(({ id }) => id === 'e01-code')!] : [cell];
  });
  assert.deepEqual(
    restore(...moved)
      .answers.get('mlp/h-grad-layer2')
      ?.map(({ id }) => id),
    ['h-w', 'e01-code'],
  );
});

test('without its headings a submission still has its statements in order', () => {
  const { notebook } = restore(
    text('x', 'no heading'),
    ...released.cells.filter(({ id }) => id !== 'c' && id !== 'h'),
  );
  assert.deepEqual(
    notebook.cells.flatMap(({ id }) => (['c', 'h', 'e01', 'e05'].includes(id) ? [id] : [])),
    ['c', 'h', 'e01', 'e05'],
  );
});
