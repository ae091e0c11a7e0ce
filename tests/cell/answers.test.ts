import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { answersIn, answersTo } from '../../src/cell/answers.js';
import { derivation } from '../../src/derivation/derivation.js';
import { mlp } from '../../src/derivation/notation.js';
import { HOMEWORK, NOTEBOOKS } from '../homework/this-homework.js';

const inThis = (...asked: string[]) => answersIn(HOMEWORK, asked);

const a = derivation('functions/a-sigmoid-tanh').given('sigma(x)').reaches('sigma(x)', 'the same');

test('the table has every question of the series, its points, steps and verdict', () => {
  const answers = inThis('functions');
  assert.equal(answers.add(a), a);
  const { rows } = answers.table();
  assert.equal(rows.length, 11);
  assert.deepEqual(rows[0], ['functions/a-sigmoid-tanh', '1', '1', '✓ exact']);
  assert.deepEqual(rows[9], ['functions/x1-softplus-difference', '–', '0', 'no answer']);
  assert.deepEqual(rows.at(-1), ['total', '9', '1', '']);
});

test('a question or a part without an answer fails the table', () => {
  const answers = inThis('mlp/a-hidden', 'functions/a-sigmoid-tanh');
  answers.add(a);
  const part = (id: string) =>
    derivation('mlp/a-hidden', mlp('relu')).part(id).given('ha').reaches('ha', 'the same');
  for (const id of ['a1', 'a2', 'a3']) answers.add(part(id));
  assert.equal(answers.table().rows[0][3], '✓ exact for sizes, without a4');
  assert.match(answers.table().failure?.()?.message ?? '', /not answered: mlp\/a-hidden$/);
  answers.add(part('a4').says('an opinion'));
  assert.equal(answers.table().rows[0][3], '¶ prose, for the grader');
  assert.equal(answers.table().failure?.(), undefined);
});

test('a cell run again replaces its answer', () => {
  const answers = inThis('functions/a-sigmoid-tanh');
  answers.add(a.says('twice'));
  answers.add(a);
  assert.deepEqual(answers.table().rows[0].slice(2), ['1', '✓ exact']);
});

test('an id or a part that the homework does not have is refused', () => {
  assert.throws(() => inThis('functions/z'), /no question 'functions\/z'/);
  assert.throws(() => inThis('softmax').add(a), /is not among the questions of this notebook/);
  assert.throws(
    () => inThis('mlp').add(derivation('mlp/a-hidden', mlp('relu')).part('a9').given('ha')),
    /no part 'a9': a1, a2, a3, a4/,
  );
});

test('a cell finds the homework of the folder it runs in', (t) => {
  const before = process.cwd();
  t.after(() => process.chdir(before));
  process.chdir(join(NOTEBOOKS, 'fr'));
  assert.equal(answersTo('softmax').table().rows.length, 6);
  process.chdir('/');
  assert.throws(() => answersTo('softmax'), /there is no homework\.json in \/ or above/);
});
