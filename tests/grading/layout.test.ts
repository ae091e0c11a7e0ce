/** Rows for columns, questions written out in other words, and what is no more than a beginning. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scoreDerivations } from '../../src/answer/derivation-score.js';
import { derivation } from '../../src/derivation/derivation.js';
import { writtenFor } from '../../src/grading/read/answers.js';
import { code } from './sample.js';
import { B, derive, F, fun, mlp, rubricNamed, worth } from './worth.js';

const ELASTIC = '05-elastic-net.ipynb';

test('the transpose of the answer is for a person, and no other order of factors is', () => {
  const row = ".where({ n: 'size', x: ['n'] }).given('jacobian(norm2sq(x), x)').reaches(\"2*x'\", '')";
  assert.deepEqual(worth(F, 'functions/h-grad-l2-squared', fun('h-grad-l2-squared', row)), [0, 1]);
  const layer = (answer: string) =>
    mlp('i-matrix-layer2', `.given('gradW2').reaches("${answer}", '').given('gradb2').reaches('gradoa', '')`);
  assert.deepEqual(worth(B, 'mlp/i-matrix-layer2', layer("hs*gradoa'")), [0.5, 0.5]);
  assert.deepEqual(worth(B, 'mlp/i-matrix-layer2', layer("hs'*gradoa")), [0.5, 0]);
});

test('a question that is the same but for its value at a kink is the question', () => {
  const chain = (answer: string) =>
    fun('f-abs-derivative', `.given('D(max(x, -x), x)').reaches('${answer}', '')`);
  assert.deepEqual(worth(F, 'functions/f-abs-derivative', chain('sign(x)')), [1, 0]);
  assert.deepEqual(worth(F, 'functions/f-abs-derivative', chain('-sign(x)')), [0, 0]);
});

const elastic = (chain: string) =>
  derive(
    `const net = { symbols: { d: 'size', dh: 'size', m: 'size', W1: ['dh', 'd'], W2: ['m', 'dh'], b1: ['dh'], b2: ['m'],
      G1: ['dh', 'd'], G2: ['m', 'dh'], g1: ['dh'], g2: ['m'],
      lambda11: 'scalar', lambda12: 'scalar', lambda21: 'scalar', lambda22: 'scalar' },
      definitions: [['Rhat', 'sum(G1 .* W1) + sum(G2 .* W2) + sum(g1 .* b1) + sum(g2 .* b2)'],
        ['calL', 'lambda11*norm1(W1) + lambda12*norm2sq(W1) + lambda21*norm1(W2) + lambda22*norm2sq(W2)']] };
    show(derivation('mlp/q-elastic-net', net)${chain})`,
  );
const penalty = 'lambda11*norm1(W1) + lambda12*norm2sq(W1) + lambda21*norm1(W2) + lambda22*norm2sq(W2)';

test('a derivative of what a name stands for is the question, where no answer is a derivative', () => {
  const chain = (answer: string) =>
    elastic(`.part('W2').given('grad(Rhat + ${penalty}, W2)').reaches('grad(Rhat, W2) + ${answer}', '')`);
  const [right] = worth(ELASTIC, 'mlp/q-elastic-net', chain('lambda21*sign(W2) + 2*lambda22*W2'));
  assert.equal(right, 0.33);
  const [wrong] = worth(ELASTIC, 'mlp/q-elastic-net', chain('lambda21*sign(W2) + lambda22*W2'));
  assert.ok(wrong < 0.1);
});

test('D13: of two biases one is a half, whichever', () => {
  for (const b of ['b1', 'b2']) {
    const one = elastic(`.part('b').given('grad(Rhat + calL, ${b})').reaches('grad(Rhat, ${b})', '')`);
    assert.deepEqual(worth(ELASTIC, 'mlp/q-elastic-net', one), [0.17, 0], b);
  }
  const wrong = elastic(".part('b').given('grad(Rhat + calL, b1)').reaches('grad(Rhat, b1) + b1', '')");
  assert.equal(worth(ELASTIC, 'mlp/q-elastic-net', wrong)[0], 0);
});

test('what a question begins with is nothing, and other words in its place may be something', () => {
  const given = (line: string) =>
    worth(F, 'functions/c-sigmoid-derivative', fun('c-sigmoid-derivative', `.given('${line}')`));
  assert.deepEqual(given('D(sigma(x), x)'), [0, 0]);
  assert.deepEqual(given('sigma(x)*(1 - sigma(x))'), [0, 1]);
});

test('the dimensions of one name do not stand for those of another', () => {
  const shapes = (W2: string) =>
    `.hasShape('W2', ${W2}, '').hasShape('b2', ['m'], '').given('oa').step('W2*hs + b2', '')`;
  const element = ".given('oa[k]').step('b2[k] + sum(j, 1, dh, W2[k,j]*hs[j])', '')";
  const all = (W2: string) =>
    worth('03-forward.ipynb', 'mlp/b-output', mlp('b-output', shapes(W2) + element));
  assert.deepEqual(all("['m', 'dh']"), [1, 0]);
  assert.deepEqual(all("['dh', 'm']"), [0.83, 0]);
});

test('a comment is something written, and what is left of a stub is nothing', () => {
  const question = 'functions/c-sigmoid-derivative';
  assert.deepEqual(worth(F, question, derive('/* sigma(x)*(1 - sigma(x)) */')), [0, 1]);
  assert.deepEqual(worth(F, question, derive('// it is sigma(x)*(1 - sigma(x))')), [0, 1]);
  assert.deepEqual(worth(F, question, derive('//\n\n  //')), [0, 0]);
  const stub = rubricNamed(F).released.cells.find(({ id }) => id === 'c-answer')!.source;
  const [first] = stub.split('\n');
  const cells = [code('left', first)];
  const { unread } = writtenFor(
    { question, notationOf: () => [], questions: new Set([question]), cells, released: new Set([stub]) },
    { shown: [], problems: [] },
  );
  assert.equal(unread, undefined);
});

test('of a long line the verdict is told', () => {
  const { goals } = rubricNamed(F);
  const question = 'functions/c-sigmoid-derivative';
  const long = `sigma(x)${' + x'.repeat(700)}`;
  const reading = writtenFor(
    { question, notationOf: () => [], questions: new Set([question]), cells: [], released: new Set() },
    {
      shown: [
        {
          cell: 'mine',
          derivation: derivation(question).given('D(sigma(x), x)').reaches(long, ''),
        },
      ],
      problems: [],
    },
  );
  const { remark = '' } = scoreDerivations(
    goals.filter((goal) => goal.question === question),
    reading,
  );
  assert.match(remark, /is wrong; at x = /);
  assert.ok(remark.length < 500);
});
