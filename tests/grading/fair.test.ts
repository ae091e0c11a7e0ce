/** Right answers in many habits, and what a person would give for them: the questions of the committed notebooks. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gradingOf } from '../../src/grading/rubric.js';
import type { Cell } from '../../src/homework/notebook.js';
import { text } from './sample.js';
import { B, derive, F, fun, mlp, rubricNamed, worth } from './worth.js';

const FULL: readonly [what: string, notebook: string, question: string, ...cells: Cell[]][] = [
  [
    'D2: the derivative written out, for the name of the gradient',
    B,
    'mlp/j-grad-hs',
    mlp('j-grad-hs', ".given('D(L, hs[j])').reaches('sum(k, 1, m, gradoa[k]*W2[k,j])', '')"),
  ],
  [
    'D4: from the right side to the left',
    F,
    'functions/b-log-sigmoid',
    fun(
      'b-log-sigmoid',
      ".given('-softplus(-x)').step('-log(1 + exp(-x))', '').reaches('log(sigma(x))', '')",
    ),
  ],
  [
    'D4: from right to left, another question',
    F,
    'functions/a-sigmoid-tanh',
    fun(
      'a-sigmoid-tanh',
      ".given('1/2*(tanh(x/2) + 1)').step('1/(1 + exp(-x))', '').reaches('sigma(x)', '')",
    ),
  ],
  [
    'D5: another variable',
    F,
    'functions/d-tanh-derivative',
    fun('d-tanh-derivative', ".given('D(tanh(z), z)').reaches('1 - tanh(z)^2', '')"),
  ],
  [
    'D5: another variable, by cases',
    F,
    'functions/e-sign-indicators',
    fun('e-sign-indicators', ".given('sign(w)').reaches('ind(w > 0) - ind(w < 0)', '')"),
  ],
  [
    'D8: built in a loop',
    F,
    'functions/d-tanh-derivative',
    derive(
      "let t = derivation('functions/d-tanh-derivative').given('D(tanh(x), x)'); const lines = ['sech(x)^2', '1 - tanh(x)^2']; for (let i = 0; i < lines.length; i++) t = t.step(lines[i], ''); show(t)",
    ),
  ],
  [
    'D1: in TeX',
    F,
    'functions/c-sigmoid-derivative',
    text('tex', "$$\\sigma'(x) = \\frac{e^{-x}}{(1+e^{-x})^2} = \\sigma(x)(1-\\sigma(x))$$"),
  ],
  [
    'D19: with a mistyped id',
    F,
    'functions/d-tanh-derivative',
    fun('d-tanh', ".given('D(tanh(x), x)').reaches('1 - tanh(x)^2', '')"),
  ],
  [
    'D11: the matrix form without a word on its shape',
    B,
    'mlp/k-matrix-hs',
    mlp('k-matrix-hs', ".given('gradhs').reaches(\"W2'*gradoa\", '')"),
  ],
  [
    'D3: by components, where partial derivatives are asked',
    B,
    'mlp/p-grad-x',
    mlp('p-grad-x', ".given('gradx[i]').reaches('sum(j, 1, dh, gradha[j]*W1[j,i])', '')"),
  ],
  [
    'D12: whole vectors, where the solution has components',
    '02-softmax.ipynb',
    'softmax/x2-shift-invariant',
    derive(
      "show(derivation('softmax/x2-shift-invariant').where({ n: 'size', x: ['n'], c: 'scalar' }).given('softmax(x + c*ones(n))').reaches('S', ''))",
    ),
  ],
  [
    'D14: without a function that the statement does not ask for',
    F,
    'functions/i-grad-l1',
    derive(
      "show(derivation('functions/i-grad-l1').where({ n: 'size', x: ['n'] }).given('grad(norm1(x), x)').reaches('ind(x > 0) - ind(x < 0)', ''))",
    ),
  ],
  [
    'TeX that names no variant',
    B,
    'mlp/p-grad-x',
    text(
      'tex',
      String.raw`$$\frac{\partial L}{\partial \mathbf x} = W^{(1)\top}\frac{\partial L}{\partial \mathbf h^a}$$`,
    ),
  ],
  [
    'other names of indices',
    B,
    'mlp/j-grad-hs',
    mlp('j-grad-hs', ".given('gradhs[l]').reaches('sum(k, 1, m, gradoa[k]*W2[k,l])', '')"),
  ],
];

for (const [what, notebook, question, ...cells] of FULL)
  test(`full: ${what}`, () => {
    assert.deepEqual(worth(notebook, question, ...cells), [1, 0]);
  });

test('D6, D7, D18: words, and what cannot be read, are for a person', () => {
  for (const answer of [
    text('w', 'Because it is symmetric.'),
    derive(
      "show(derivation('functions/d-tanh-derivative').given('D(tanh(x), x)').reaches('1 - tanh^^2', ''))",
    ),
    derive('const answer = "1 - tanh^2";'),
  ])
    assert.deepEqual(worth(F, 'functions/d-tanh-derivative', answer), [0, 1]);
});

test('nothing is not answered', () => {
  assert.deepEqual(worth(F, 'functions/d-tanh-derivative', derive('\n  \n')), [0, 0]);
});

test('D16: a slip costs its line, and the right answer is told', () => {
  const chain =
    ".given('D(tanh(x), x)').step('(cosh(x)^2 + sinh(x)^2)/cosh(x)^2', '').step('1 - (sinh(x)/cosh(x))^2', '').reaches('1 - tanh(x)^2', '')";
  assert.deepEqual(worth(F, 'functions/d-tanh-derivative', fun('d-tanh-derivative', chain)), [0.75, 0]);
});

test('A1, A2, A5: a line with a value at one point lets nothing through, and rewriting derives nothing', () => {
  const id = 'd-tanh-derivative';
  const start = ".given('D(tanh(x), x)')";
  for (const chain of [
    ".step('D(tanh(x), x) + sqrt(-x^2)', '').reaches('tanh(x)^2', '')",
    ".reaches('tanh(x)^2 + (-x^2)^(1/2)', '')",
    ".step('D(sinh(x)/cosh(x), x)', '').step('D((exp(x) - exp(-x))/(exp(x) + exp(-x)), x)', '')",
  ])
    assert.deepEqual(worth(F, `functions/${id}`, fun(id, start + chain)), [0, 0], chain);
});

test('A3: an answer that is right at the sizes tried alone is not full', () => {
  const [earned] = worth(
    F,
    'functions/h-grad-l2-squared',
    derive(
      "show(derivation('functions/h-grad-l2-squared').where({ n: 'size', x: ['n'] }).given('grad(norm2sq(x), x)').reaches('2*x + (n-2)*(n-3)*(n-4)*x', ''))",
    ),
  );
  assert.ok(earned < 1);
});

test('a vector answers its components, for a person where the cases are asked', () => {
  const answer = mlp('g-grad-oa', ".given('gradoa').reaches('os - onehot(y, m)', '')");
  const [earned, pending] = worth(B, 'mlp/g-grad-oa', answer);
  assert.ok(Math.abs(earned + pending - 1) < 0.01, `${earned} and ${pending}`);
  const wrong = mlp('g-grad-oa', ".given('gradoa').reaches('os + onehot(y, m)', '')");
  // For k != y alone it is right.
  const [ofWrong, left] = worth(B, 'mlp/g-grad-oa', wrong);
  assert.ok(ofWrong < 0.1 && left < 0.34, `${ofWrong} and ${left}`);
});

test('by components, where the whole is asked in matrix form, is for a person', () => {
  const answer = mlp('k-matrix-hs', ".given('gradhs[j]').reaches('sum(k, 1, m, gradoa[k]*W2[k,j])', '')");
  assert.ok(worth(B, 'mlp/k-matrix-hs', answer)[1] > 0);
});

test('A4: another expression of the shape that is asked earns nothing', () => {
  const shapes = ".part('W2').hasShape(\"b1'\", [1, 'dh'], '').hasShape('W2', ['m', 'dh'], '')";
  assert.equal(worth(B, 'mlp/i-matrix-layer2', mlp('i-matrix-layer2', shapes))[0], 0);
});

test('A4: shapes alone are worth little, where they are not asked nothing', () => {
  assert.deepEqual(worth(B, 'mlp/p-grad-x', mlp('p-grad-x', ".hasShape('x', ['d'], '')"))[0], 0);
});

/** Every question of 04 that has points, from its statement alone: as the sheet writes its formulas, with ReLU. */
const EXCELLENT: Readonly<Record<string, readonly string[]>> = {
  'g-grad-oa': [
    ".part('g1').assume('k != y').given('D(L, oa[k])').reaches('os[k]', '')",
    ".part('g2').given('D(L, oa[y])').reaches('os[y] - 1', '')",
    ".part('g3').given('grad(L, oa)').reaches('os - onehot(y, m)', '')",
  ],
  'h-grad-layer2': [
    ".given('D(L, W2[k,j])').step('gradoa[k]*D(oa[k], W2[k,j])', '').reaches('gradoa[k]*hs[j]', '')",
    ".given('D(L, b2[k])').reaches('gradoa[k]', '')",
  ],
  'i-matrix-layer2': [
    ".given('grad(L, W2)').reaches(\"gradoa*hs'\", '').hasShape('gradoa', ['m'], '').hasShape(\"hs'\", [1, 'dh'], '')",
    ".given('grad(L, b2)').reaches('gradoa', '').hasShape('gradoa', ['m'], '')",
  ],
  'j-grad-hs': [".given('D(L, hs[j])').reaches('sum(k, 1, m, gradoa[k]*W2[k,j])', '')"],
  'k-matrix-hs': [".given('grad(L, hs)').reaches(\"W2'*gradoa\", '').hasShape(\"W2'\", ['dh', 'm'], '')"],
  'l-grad-ha': [
    ".where({ z: 'scalar' }).given('D(relu(z), z)').reaches('ind(z > 0)', '')",
    ".given('D(L, ha[j])').reaches('gradhs[j]*ind(ha[j] > 0)', '')",
  ],
  'm-matrix-ha': [
    ".given('grad(L, ha)').reaches('gradhs .* ind(ha > 0)', '').hasShape('gradhs', ['dh'], '')",
  ],
  'n-grad-layer1': [
    ".given('D(L, W1[j,i])').reaches('gradha[j]*x[i]', '')",
    ".given('D(L, b1[j])').reaches('gradha[j]', '')",
  ],
  'o-matrix-layer1': [
    ".given('grad(L, W1)').reaches(\"gradha*x'\", '').hasShape(\"x'\", [1, 'd'], '')",
    ".given('grad(L, b1)').reaches('gradha', '')",
  ],
  'p-grad-x': [".given('D(L, x[i])').reaches('sum(j, 1, dh, gradha[j]*W1[j,i])', '')"],
};

test('the excellent student of 04, who answers the statements to the letter, gets 20 of 20', () => {
  const found = Object.entries(EXCELLENT).map(([id, chains]) => {
    const shown = chains.map((chain) => `show(derivation('mlp/${id}', mlp('relu'))${chain});`).join('\n');
    return [id, ...worth(B, `mlp/${id}`, derive(shown))];
  });
  assert.deepEqual(
    found,
    Object.keys(EXCELLENT).map((id) => [id, 1, 0]),
  );
  const { cells } = rubricNamed(B);
  const points = Object.keys(EXCELLENT).map((id) => {
    const own = cells.filter(({ question, cell }) => question === `mlp/${id}` && cell.metadata.nbgrader);
    return own.reduce((sum, entry) => sum + (gradingOf(entry)?.points ?? 0), 0);
  });
  assert.equal(
    points.reduce((sum, each) => sum + each, 0),
    20,
  );
});
