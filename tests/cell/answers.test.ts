import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { VARIABLES } from '../../src/bundle.js';
import { Answers, answersIn, answersTo } from '../../src/cell/answers.js';
import { type Derivation, derivation } from '../../src/derivation/derivation.js';
import { mlp } from '../../src/derivation/lines/notation.js';
import { theQuestion } from '../../src/homework/homework.js';
import { HOMEWORK, NOTEBOOKS } from '../homework/this-homework.js';

const inThis = (...asked: string[]) => answersIn(HOMEWORK, asked);

const a = derivation('functions/a-sigmoid-tanh')
  .given('sigma(x)')
  .step('exp(x/2) / (exp(x/2) + exp(-x/2))', 'by $e^{x/2}$ above and below')
  .reaches('(tanh(x/2) + 1)/2', 'as asked');

test('the table has every question of the series, its points, steps and verdict', () => {
  const answers = inThis('functions');
  assert.equal(answers.add(a), a);
  const { rows } = answers.table();
  assert.equal(rows.length, 11);
  assert.deepEqual(rows[0], ['functions/a-sigmoid-tanh', '1', '2', '✓ exact']);
  assert.deepEqual(rows[9], ['functions/x1-softplus-difference', '–', '0', 'no derivation']);
  assert.deepEqual(rows.at(-1), ['total', '9', '2', '']);
});

test('a question that code answers is left to its checks', () => {
  const { rows } = inThis('prac/e01-one-example').table();
  assert.deepEqual(rows[0].slice(2), ['0', 'left to its checks']);
});

test('what is missing is said, and how much is answered; the rest of the notebook is not kept from running', () => {
  const answers = new Answers(
    ['mlp/a-hidden', 'functions/a-sigmoid-tanh'].map((id) => theQuestion(HOMEWORK, id)),
  );
  const caption = () => answers.table().caption;
  assert.match(caption(), /: 0 of 2 answered, 0 of 3 points as far as a machine can tell$/);
  answers.add(a);
  assert.match(caption(), /: 1 of 2 answered, 1 of 3 points/);
  const part = (id: string) =>
    derivation('mlp/a-hidden', mlp('relu')).part(id).given('ha').reaches('ha', 'the same');
  for (const id of ['a1', 'a2', 'a3']) answers.add(part(id));
  assert.match(answers.table().rows[0][3], /^✓ exact.*, without a4$/);
  assert.match(caption(), /: 1 of 2 answered, 2.5 of 3 points/);
  answers.add(part('a4').says('an opinion'));
  assert.equal(answers.table().rows[0][3], '¶ prose, for the grader');
  assert.match(caption(), /: 2 of 2 answered, 2.5 of 3 points/);
  assert.equal(answers.table().failure?.(), undefined);
});

test('a derivation with a line still to be filled in is no answer, a wrong one earns nothing', () => {
  const answers = inThis('functions/a-sigmoid-tanh', 'functions/b-log-sigmoid');
  answers.add(derivation('functions/a-sigmoid-tanh').given('sigma(x)').step('…', '').reaches('…', ''));
  assert.equal(answers.table().rows[0][3], 'no derivation');
  answers.add(derivation('functions/b-log-sigmoid').given('log(sigma(x))').reaches('1', 'a guess'));
  assert.match(answers.table().rows[1][3], /^✗ wrong/);
  assert.match(answers.table().caption, /: 1 of 2 answered, 0 of 2 points/);
});

test('an answer that only a variable holds is named', (t) => {
  const kernel = globalThis as { [VARIABLES]?: object };
  t.after(() => delete kernel[VARIABLES]);
  kernel[VARIABLES] = { n: 1, mine: a, other: derivation('mlp/x').given('x') };
  const answers = inThis('functions/a-sigmoid-tanh');
  const failure = () => answers.table().failure?.()?.message;
  assert.equal(
    failure(),
    'functions/a-sigmoid-tanh is derived in mine, but not counted: show(answers.add(mine))',
  );
  answers.add(a);
  assert.equal(failure(), undefined);
});

test('a cell run again replaces its answer', () => {
  const answers = inThis('functions/a-sigmoid-tanh');
  answers.add(a.says('twice'));
  answers.add(a);
  assert.deepEqual(answers.table().rows[0].slice(2), ['2', '✓ exact']);
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

/** Right lines that do not answer, and what the table says of them. */
const BESIDE: readonly [what: string, answer: Derivation, said: RegExp][] = [
  [
    'another question',
    derivation('functions/c-sigmoid-derivative').given('x + x').reaches('2*x', 'arithmetic'),
    /about D\(sigma\(x\), x\): begin with it/,
  ],
  [
    'a line that is still the question',
    derivation('functions/f-abs-derivative').given('D(abs(x), x)').reaches('D(abs(x), x) + 0', ''),
    /it still has D/,
  ],
  [
    'another form',
    derivation('functions/c-sigmoid-derivative').given('D(sigma(x), x)').reaches('exp(-x)/(1+exp(-x))^2', ''),
    /uses no function but sigma/,
  ],
  [
    'other words than expected',
    derivation('functions/a-sigmoid-tanh').given('sigma(x)').reaches('1/(1 + exp(-x))', ''),
    /it has exp; for the grader/,
  ],
];
for (const [what, answer, said] of BESIDE)
  test(`green means answered, and this is not: ${what}`, () => {
    const answers = inThis(answer.id);
    assert.equal(answers.add(answer).failure(), undefined);
    assert.match(answers.table().rows[0][3], said);
    assert.match(answers.table().caption, /, 0(\.\d+)? of 1 points/);
  });

const ANSWERED: readonly Derivation[] = [
  derivation('functions/b-log-sigmoid')
    .given('-softplus(-x)')
    .step('-log(1 + exp(-x))', 'definition')
    .reaches('log(sigma(x))', 'from right to left'),
  derivation('functions/d-tanh-derivative').given('D(tanh(z), z)').reaches('1 - tanh(z)^2', 'another name'),
  derivation('mlp/j-grad-hs', mlp('relu'))
    .given('D(L, hs[j])')
    .reaches('sum(k, 1, m, W2[k,j]*gradoa[k])', ''),
];
for (const answer of ANSWERED)
  test(`a right answer however it is written: ${answer.id}`, () => {
    const answers = inThis(answer.id);
    answers.add(answer);
    assert.match(answers.table().rows[0][3], /^✓/);
  });
