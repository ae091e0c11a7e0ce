import assert from 'node:assert/strict';
import { test } from 'node:test';
import { theQuestion } from '../../src/homework/homework.js';
import { type NbgraderMetadata, slugOf, withGrading } from '../../src/homework/nbgrader.js';
import { questionCells } from '../../src/homework/question-cells.js';
import { code, notebook, source, text } from '../grading/sample.js';
import { HOMEWORK } from './this-homework.js';

const metadataOf = (id: string) =>
  source.cells.find((cell) => cell.id === id)?.metadata.nbgrader as NbgraderMetadata | undefined;

test('each cell of a question has its role; a heading that is no question ends it', () => {
  const roles = Object.fromEntries(questionCells(source).map(({ cell, role }) => [cell.id, role]));
  assert.deepEqual(roles, {
    title: 'outside',
    imports: 'outside',
    c: 'statement',
    'c-how': 'explanation',
    'c-derive': 'answer',
    h: 'statement',
    'h-w': 'answer',
    'h-b': 'answer',
    e01: 'statement',
    'e01-data': 'given',
    'e01-code': 'answer',
    'e01-sum': 'check',
    'e01-large': 'hidden-check',
    e05: 'statement',
    'e05-code': 'answer',
    'e05-words': 'prose',
    end: 'outside',
    'end-code': 'outside',
  });
});

test('the table of answers belongs to no question, also under the last one', () => {
  const table = code('table', 'show(answers.table());\n');
  const [, , role] = questionCells(notebook(text('q', '## functions/a-sigmoid-tanh'), code('a', '1'), table));
  assert.deepEqual(role, { cell: table, role: 'outside' });
  const [, other] = questionCells(notebook(text('q', '## functions/a-sigmoid-tanh'), code('a', 'show(1)')));
  assert.equal(other.role, 'answer');
});

test('a derivation is graded and a solution; its statement is locked', () => {
  assert.deepEqual(metadataOf('c-derive'), {
    schema_version: 3,
    grade_id: 'functions-c-sigmoid-derivative',
    grade: true,
    solution: true,
    locked: false,
    task: false,
    points: 1,
  });
  assert.deepEqual(metadataOf('c'), {
    schema_version: 3,
    grade_id: 'functions-c-sigmoid-derivative-statement',
    grade: false,
    solution: false,
    locked: true,
    task: false,
  });
  assert.equal(metadataOf('c-how'), undefined);
  assert.equal(metadataOf('title'), undefined);
});

test('the points stand once: on the first code, on the checks where there are some, and on the words', () => {
  const points = source.cells.flatMap(({ id }) => {
    const metadata = metadataOf(id);
    return metadata?.grade ? [[id, metadata.points]] : [];
  });
  assert.deepEqual(points, [
    ['c-derive', 1],
    ['h-w', 2],
    ['e01-sum', 2.5],
    ['e01-large', 2.5],
    ['e05-code', 2.5],
    ['e05-words', 2.5],
  ]);
});

test('points that do not divide still add up', () => {
  const checks = ['a', 'b', 'c'].map((id) => code(id, '1', 'check'));
  const { cells } = withGrading(notebook(text('q', '## functions/a-sigmoid-tanh'), ...checks), HOMEWORK);
  const points = cells.flatMap((cell) => (cell.metadata.nbgrader as NbgraderMetadata).points ?? []);
  assert.deepEqual(points, [0.34, 0.33, 0.33]);
});

test('grade ids are as nbgrader wants them, and unique over all questions', () => {
  const slugs = HOMEWORK.questions.map(({ id }) => slugOf(id));
  assert.equal(new Set(slugs).size, slugs.length);
  const ids = source.cells.flatMap(({ id }) => metadataOf(id)?.grade_id ?? []);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of [...slugs, ...ids]) assert.match(id, /^[A-Za-z0-9_-]+$/);
});

test('hidden checks stand between the marks that nbgrader removes', () => {
  const hidden = source.cells.find(({ id }) => id === 'e01-large');
  assert.match(hidden?.source ?? '', /^\/\/ BEGIN HIDDEN TESTS\n.*\n\/\/ END HIDDEN TESTS$/s);
});

test('the pass changes nothing the second time, and takes back metadata that no longer holds', () => {
  assert.deepEqual(withGrading(source, HOMEWORK), source);
  const stale = { ...text('t', 'A note'), metadata: { nbgrader: { grade: true } } };
  assert.deepEqual(withGrading(notebook(stale), HOMEWORK).cells[0].metadata, {});
});

test("a question without printed points is graded for none, not for another's", () => {
  assert.equal(theQuestion(HOMEWORK, 'deep/w2-sgd').points, undefined);
  const { cells } = withGrading(notebook(text('q', '## deep/w2-sgd'), code('a', '1')), HOMEWORK);
  assert.equal((cells[1].metadata.nbgrader as NbgraderMetadata).points, 0);
});
