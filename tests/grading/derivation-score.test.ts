import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scoreDerivations } from '../../src/answer/derivation-score.js';
import { readDerivations } from '../../src/grading/read/derivations.js';
import { rubricOf } from '../../src/grading/rubric.js';
import { isCode } from '../../src/homework/notebook.js';
import { HOMEWORK } from '../homework/this-homework.js';
import { changed, code, notebook, source, text } from './sample.js';

const ID = 'functions/c-sigmoid-derivative';
const START = `derivation('${ID}').given('D(sigma(x), x)')`;
const rubric = rubricOf('sample.ipynb', source, HOMEWORK);

function scoreOf(question: string, answer: Readonly<Record<string, string>>) {
  const goals = rubric.goals.filter((goal) => goal.question === question);
  const cells = changed(source, answer).cells.filter(isCode);
  return scoreDerivations(goals, {
    shown: readDerivations(cells).shown.filter(({ derivation }) => derivation.id === question),
  });
}
const sigmoid = (answer: string) => scoreOf(ID, { 'c-derive': answer });

test('the solution is worth all points', () => {
  assert.deepEqual(scoreOf(ID, {}), { earned: 1, pending: 0 });
  assert.deepEqual(scoreOf('mlp/h-grad-layer2', {}), { earned: 1, pending: 0 });
});

test('another way to another form of the answer is worth the same', () => {
  const way =
    "step('exp(x) / (1 + exp(x))^2', 'other signs').reaches('sigma(x) * sigma(-x)', 'by definition')";
  assert.equal(sigmoid(`show(${START}.${way})`).earned, 1);
});

test('a right answer over a wrong line costs a quarter, and the witness of the line is told', () => {
  const wrong =
    "step('exp(-x) / (1 + exp(-x))^2', '').step('sigma(x) * (1 + sigma(x))', '').reaches('sigma(x) * (1 - sigma(x))', '')";
  const { earned, pending, remark } = sigmoid(`show(${START}.${wrong})`);
  assert.equal(earned, 0.75);
  assert.equal(pending, 0);
  assert.match(
    remark ?? '',
    /the answer is right, line 3: sigma\(x\) \* \(1 \+ sigma\(x\)\) is wrong; at x = \S+: left \S+, right \S+/,
  );
});

test('right, but not with the functions that are named, is worth a half, and a mistyped line is told', () => {
  const way = "step('exp(-x) / (1 + exp(-x))^2', '')";
  const { earned: half, pending } = sigmoid(`show(${START}.${way})`);
  assert.deepEqual([half, pending], [0.5, 0]);
  const { earned, remark } = sigmoid(`show(${START}.${way}.reaches('sigma(x', ''))`);
  assert.equal(earned, 0.5);
  assert.match(remark ?? '', /mistyped/);
});

test('one part of two is half of the question', () => {
  const { earned, remark } = scoreOf('mlp/h-grad-layer2', { 'h-b': '' });
  assert.equal(earned, 0.5);
  assert.equal(remark, 'b2, relu: not answered');
});

test('where a derivative is to be given, all that has none in it answers, and another derivative is for the grader', () => {
  const answer = (to: string) =>
    `show(derivation('mlp/h-grad-layer2', mlp('relu')).part('b2').given('D(L, b2[k])').reaches('${to}', ''))`;
  assert.deepEqual(scoreOf('mlp/h-grad-layer2', { 'h-b': answer('os[k] - ind(k == y)') }), {
    earned: 1,
    pending: 0,
  });
  assert.deepEqual(scoreOf('mlp/h-grad-layer2', { 'h-b': answer('gradb2[k]') }).earned, 0.5);
});

const GROWTH = Array.from({ length: 40 }, (_, i) => `.define('a${i + 1}', 'a${i} + a${i}')`).join('');

/** What earns nothing. */
const WORTHLESS: readonly [what: string, answer: string][] = [
  ['nothing', ''],
  ['an error', "throw new Error('full marks')"],
  ['the question itself', `show(${START})`],
  ['the question as its own answer', `show(${START}.reaches('D(sigma(x), x)', ''))`],
  [
    'the question dressed up',
    `show(${START}.reaches('D(sigma(x), x) + 0', '').reaches('1*D(sigma(x), x)', ''))`,
  ],
  ['padding', `show(${START}${".step('D(sigma(x), x) + 0', '').step('D(sigma(x), x)', '')".repeat(5)})`],
  [
    'an answer to another question',
    `show(derivation('${ID}').given('sigma(x) * (1 - sigma(x))').reaches('sigma(x) * (1 - sigma(x))', ''))`,
  ],
  ['a false answer in one step', `show(${START}.reaches('sigma(x)', ''))`],
  ['an assumption that makes it true', `show(${START}.assume('x == 0').reaches('1/4', ''))`],
  ['an assumption that is never true', `show(${START}.assume('1 == 2').reaches('sigma(x)', ''))`],
  ['a case that never is', `show(${START}.cases({ '1 == 2': (d) => d.reaches('sigma(x)', '') }))`],
  ['a redefined function', `show(${START}.define('sigma', 'x').reaches('sigma(x)', ''))`],
  [
    'a redefined symbol',
    `show(derivation('${ID}').where({ x: 'size' }).define('x', '0').given('D(sigma(x), x)').reaches('sigma(x)', ''))`,
  ],
  ['a name for the question', `show(${START}.define('t', 'D(sigma(x), x)').reaches('t', '', usesOnly()))`],
  [
    'a name for a name for the question',
    `show(${START}.define('s', 'D(sigma(x), x)').define('t', 's').step('t', '').reaches('s', ''))`,
  ],
  [
    'a zero added and taken away',
    `show(${START}.step('D(sigma(x), x) + x - x', '').step('D(sigma(x), x)', '').step('0 + grad(sigma(x), x)', ''))`,
  ],
  ['the definition of the question', `show(${START}.step('grad(sigma(x), x)', ''))`],
  ['names that grow beyond bounds', `show(${START}.define('a0', 'x + x')${GROWTH}.reaches('a40', ''))`],
  ['a definition of itself', `show(${START}.define('t', 't + 1').reaches('t', ''))`],
  ['printed verdicts', "console.log('✓ exact'); console.log({ verdict: { kind: 'exact' } })"],
  [
    'a forged record',
    `show({ toBundle: () => ({ data: { 'application/vnd.chainrule.derivation+json': { id: '${ID}', verdict: { kind: 'exact' } } }, metadata: {} }) } as any)`,
  ],
  [
    'a derivation of its own',
    `const derivation = (id: string) => ({ id, moves: [], record: { verdict: { kind: 'exact' } } }); derivation('${ID}')`,
  ],
  ['a show of its own', `const show = (x: unknown) => 'full marks'; show(${START}.reaches('sigma(x)', ''))`],
  [
    'a judge that is patched',
    `Object.assign(require('chainrule'), { judge: () => ({ kind: 'exact' }) }); show(${START}.reaches('sigma(x)', ''))`,
  ],
  [
    'promises that nobody awaits',
    `Promise.reject(new Error()); (async () => show(${START}.reaches('sigma(x)', '')))();`,
  ],
  ['an exit', `process.exit(0); show(${START}.reaches('sigma(x)', ''))`],
];

for (const [what, answer] of WORTHLESS)
  test(`${what} earns nothing`, () => {
    assert.equal(sigmoid(answer).earned, 0);
  });

test('a name of its own hides no function that was not asked for', () => {
  const named = `show(${START}.define('t', 'exp(-x)/(1 + exp(-x))^2').reaches('t', ''))`;
  const { earned, remark } = sigmoid(named);
  assert.equal(earned, 0.5);
  assert.match(remark ?? '', /uses no function but sigma\): it uses exp/);
});

test('a name for a part of the answer is worth the same', () => {
  assert.equal(sigmoid(`show(${START}.define('s', 'sigma(x)').reaches('s*(1 - s)', ''))`).earned, 1);
});

test('of several answers none is picked: a grader does', () => {
  const guess = (to: string) => `show(${START}.reaches('${to}', ''));`;
  const right = guess('sigma(x) * (1 - sigma(x))');
  const { earned, pending, remark } = sigmoid(`${guess('sigma(x)')}${right}${guess('sigma(-x)')}`);
  assert.deepEqual([earned, pending], [0, 1]);
  assert.match(remark ?? '', /one answer is right, and another is not: line 2: sigma\(x\) is wrong/);
  assert.equal(sigmoid(right + guess('sigma(x) * sigma(-x)')).earned, 1);
});

test('an answer given twice counts once, and a wrong one beside it adds nothing', () => {
  const { source: right } = source.cells.find(({ id }) => id === 'c-derive')!;
  assert.equal(sigmoid(`${right}\n${right}`).earned, 1);
  const one =
    "derivation('mlp/h-grad-layer2', mlp('relu')).part('W2').given('D(L, W2[k,j])').reaches('gradoa[k] * hs[j]', '')";
  assert.equal(
    scoreOf('mlp/h-grad-layer2', { 'h-w': `show(${one}); show(${one}.says('again'))`, 'h-b': `show(${one})` })
      .earned,
    0.5,
  );
});

test('cases: each is a goal, and may be answered without the others', () => {
  const solution = (second: string) =>
    `show(derivation('functions/g-rect-derivative').given('D(rect(x), x)').cases({ 'x > 0': (d) => d.reaches('1', ''), 'x < 0': (d) => d.${second} }));`;
  const of = (answer: string) =>
    notebook(
      ...source.cells.slice(0, 2),
      text('g', '## functions/g-rect-derivative'),
      code('g-derive', answer),
    );
  const { goals } = rubricOf('g.ipynb', of(solution("reaches('0', '')")), HOMEWORK);
  assert.equal(goals.length, 2);
  const score = (answer: string) =>
    scoreDerivations(goals, { shown: readDerivations(of(answer).cells.filter(isCode)).shown });
  assert.equal(score(solution("reaches('0', '')")).earned, 1);
  assert.equal(score(solution("reaches('x', '')")).earned, 0.5);
});

/** The score of an answer to a question whose solution is this. */
function scoreBy(solution: string, answer: string) {
  const of = (cell: string) =>
    notebook(
      ...source.cells.slice(0, 2),
      text('g', '## functions/g-rect-derivative'),
      code('g-derive', cell),
    );
  const { goals } = rubricOf('g.ipynb', of(solution), HOMEWORK);
  return scoreDerivations(goals, { shown: readDerivations(of(answer).cells.filter(isCode)).shown });
}
const OF = "derivation('functions/g-rect-derivative'";

test('a number may be counted in another way', () => {
  const solution = `show(${OF}).given('128*11*11').reaches('15488', ''))`;
  assert.equal(scoreBy(solution, `show(${OF}).given('11^2*2^7').reaches('15488', ''))`).earned, 1);
  assert.deepEqual(scoreBy(solution, `show(${OF}).given('128*11').reaches('1408', ''))`), {
    earned: 0,
    pending: 0,
    remark: '1408 is not the answer',
  });
});

test('numbers are not guessed one after the other', () => {
  const solution = `show(${OF}).given('11*11').step('121', '').given('128*11*11').reaches('15488', ''))`;
  assert.equal(scoreBy(solution, solution).earned, 1);
  for (const guess of ['reaches', 'step']) {
    const guesses = `for (const n of [15487, 15488]) show(${OF}).given('' + n).${guess}('' + n, ''))`;
    assert.equal(scoreBy(solution, guesses).earned, 0);
  }
});

test('a number that stands in the question answers nothing by itself', () => {
  // The statement says that the value at 0 may be 0.
  const solution = `show(${OF}).given('2 - 2').reaches('0', ''))`;
  assert.deepEqual(scoreBy(solution, `show(${OF}).given('0').reaches('0', ''))`), {
    earned: 0,
    pending: 1,
    remark: 'the way is for the grader',
  });
});

test('dimensions count, however the product is written; of a bare name they are its own', () => {
  const product = `show(${OF}, mlp('relu')).hasShape("gradoa*hs'", ['m', 'dh'], ''))`;
  const named = `show(${OF}, mlp('relu')).hasShape('gradW2', ['m', 'dh'], ''))`;
  assert.equal(scoreBy(product, named).earned, 1);
  assert.equal(scoreBy(product, named.replace("'m', 'dh'", "'dh', 'm'")).earned, 0);
  assert.deepEqual(scoreBy(named, `show(${OF}, mlp('relu')).hasShape('W2', ['m', 'dh'], ''))`).earned, 0);
});

test('a relation or a counterexample of its own is for the grader, if it is true', () => {
  const solution = `show(${OF}).given('exp(0)').refutes('2', ''))`;
  assert.equal(scoreBy(solution, solution).earned, 1);
  assert.equal(scoreBy(solution, `show(${OF}).given('exp(0)').refutes('3', ''))`).pending, 1);
  assert.deepEqual(scoreBy(solution, `show(${OF}).given('exp(0)').refutes('1', ''))`).pending, 0);
});

test('a second derivation for the same part goes beyond the question', () => {
  const first = `show(${OF}).given('D(x^2, x)').reaches('2*x', ''))`;
  assert.equal(scoreBy(`${first}; show(${OF}).given('D(x^3, x)').reaches('3*x^2', ''))`, first).earned, 1);
});
