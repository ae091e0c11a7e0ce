/** Answers that start elsewhere, under conditions, with other names or in other words than the solution. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cell } from '../../src/homework/notebook.js';
import { text } from './sample.js';
import { B, derive, F, fun, mlp, worth } from './worth.js';

const SOFTMAX = '02-softmax.ipynb';
const FORWARD = '03-forward.ipynb';
const softmax = (id: string, chain: string, symbols: string, definitions = '') =>
  derive(`show(derivation('softmax/${id}', { symbols: ${symbols}, definitions: [${definitions}] })${chain})`);
const S = "['S', 'softmax(x)']";
const XIJ = "{ n: 'size', x: ['n'], i: 'index', j: 'index' }";

const tex = (source: string): Cell => text('mine', source);

const FULL: readonly [what: string, notebook: string, question: string, ...cells: Cell[]][] = [
  [
    'the answer in numbers of the network, where a gradient that is known would do',
    B,
    'mlp/j-grad-hs',
    tex(
      String.raw`$$\frac{\partial L}{\partial h^s_j} = \sum_{k=1}^m W^{(2)}_{kj}\left(o^s_k - \mathbf 1_{\{k=y\}}\right)$$`,
    ),
  ],
  [
    'a case that begins with something else than the line before it',
    B,
    'mlp/g-grad-oa',
    tex(String.raw`
We have $L = -o^a_y + \log\sum_{j=1}^m e^{o^a_j}$. For $k\neq y$,
$$\frac{\partial L}{\partial o^a_k} = \frac{e^{o^a_k}}{\sum_{j=1}^m e^{o^a_j}} = o^s_k$$
and for $k = y$
$$\frac{\partial L}{\partial o^a_y} = -1 + \frac{e^{o^a_y}}{\sum_{j=1}^m e^{o^a_j}} = o^s_y - 1.$$
Together $\frac{\partial L}{\partial \mathbf o^a} = \mathbf o^s - \operatorname{onehot}_m(y)$.`),
  ],
  [
    'a name for what is differentiated, and an answer that is a derivative itself',
    '05-elastic-net.ipynb',
    'mlp/q-elastic-net',
    tex(String.raw`
$$\frac{\partial \tilde R}{\partial \mathbf W^{(1)}} = \frac{\partial \hat R}{\partial \mathbf W^{(1)}} + \lambda_{11}\operatorname{sign}(\mathbf W^{(1)}) + 2\lambda_{12}\mathbf W^{(1)}$$
$$\frac{\partial \tilde R}{\partial \mathbf W^{(2)}} = \frac{\partial \hat R}{\partial \mathbf W^{(2)}} + \lambda_{21}\operatorname{sign}(\mathbf W^{(2)}) + 2\lambda_{22}\mathbf W^{(2)}$$
$$\frac{\partial \tilde R}{\partial \mathbf b^{(1)}} = \frac{\partial \hat R}{\partial \mathbf b^{(1)}}, \qquad \frac{\partial \tilde R}{\partial \mathbf b^{(2)}} = \frac{\partial \hat R}{\partial \mathbf b^{(2)}}$$`),
  ],
  [
    'the gradient that comes in under a name of its own',
    SOFTMAX,
    'softmax/l-linear-vjp',
    tex(String.raw`
For σ: $\nabla_{\mathbf x}L = \sigma(\mathbf x)\odot(1-\sigma(\mathbf x))\odot\nabla_{\mathbf y}L$.

For softmax, with $\mathbf g = \nabla_{S}L$: $\nabla_{\mathbf x}L = S\odot\mathbf g - (S^\top\mathbf g)\,S$.`),
  ],
  [
    'a name of its own in the question',
    F,
    'functions/c-sigmoid-derivative',
    fun('c-sigmoid-derivative', ".define('p', 'sigma(x)').given('D(p, x)').reaches('p*(1 - p)', '')"),
  ],
  [
    'the maximum for the rectifier',
    F,
    'functions/g-rect-derivative',
    fun('g-rect-derivative', ".given('D(max(0, x), x)').reaches('ind(x > 0)', '')"),
  ],
  [
    'the way goes over a value at the kink that is another choice',
    F,
    'functions/g-rect-derivative',
    fun(
      'g-rect-derivative',
      ".given('D(rect(x), x)').step('D((x + abs(x))/2, x)', '').step('(1 + sign(x))/2', '').reaches('ind(x > 0)', '')",
    ),
  ],
  [
    'a sum for the norm',
    F,
    'functions/h-grad-l2-squared',
    derive(
      "show(derivation('functions/h-grad-l2-squared').where({ n: 'size', x: ['n'] }).given('grad(sum(i, 1, n, x[i]^2), x)').reaches('2*x', ''))",
    ),
  ],
  [
    'another vector of another size',
    F,
    'functions/h-grad-l2-squared',
    derive(
      "show(derivation('functions/h-grad-l2-squared').where({ p: 'size', v: ['p'] }).given('grad(norm2sq(v), v)').reaches('2*v', ''))",
    ),
  ],
  [
    'the definition for the name',
    SOFTMAX,
    'softmax/j-partials',
    softmax(
      'j-partials',
      ".given('D(softmax(x)[i], x[j])').step('D(exp(x[i])/sum(k, 1, n, exp(x[k])), x[j])', '').step('exp(x[i])/sum(k, 1, n, exp(x[k]))*(ind(i == j) - exp(x[j])/sum(k, 1, n, exp(x[k])))', '').reaches('softmax(x)[i]*(ind(i == j) - softmax(x)[j])', '')",
      XIJ,
    ),
  ],
  [
    'softmax(x) for S, and a number added to a vector',
    SOFTMAX,
    'softmax/x2-shift-invariant',
    softmax(
      'x2-shift-invariant',
      ".given('softmax(x + c)').reaches('softmax(x)', '')",
      "{ n: 'size', x: ['n'], c: 'scalar' }",
    ),
  ],
  [
    'another letter for the gradient that comes in',
    SOFTMAX,
    'softmax/l-linear-vjp',
    softmax(
      'l-linear-vjp',
      ".part('l1').given(\"jacobian(y, x)'*g\").reaches('y .* (1 - y) .* g', '')",
      "{ n: 'size', x: ['n'], g: ['n'] }",
      "['y', 'sigma(x)']",
    ),
    softmax(
      'l-linear-vjp',
      ".part('l2').given(\"jacobian(S, x)'*g\").reaches(\"S .* g - S*(S'*g)\", '')",
      "{ n: 'size', x: ['n'], g: ['n'] }",
      S,
    ),
  ],
  [
    'all in one derivation, without parts; the outputs by their definition',
    FORWARD,
    'mlp/a-hidden',
    mlp(
      'a-hidden',
      ".hasShape('b1', ['dh'], '').given('ha').step('W1*x + b1', '').given('ha[j]').step('b1[j] + sum(i, 1, d, W1[j,i]*x[i])', '').given('hs').step('relu(ha)', '')",
    ),
  ],
  [
    'what the loss is defined as',
    FORWARD,
    'mlp/d-loss',
    mlp('d-loss', ".given('-log(os[y])').reaches('log(sum(k, 1, m, exp(oa[k]))) - oa[y]', '')"),
  ],
  [
    'k == y assumed, where the solution has y',
    B,
    'mlp/g-grad-oa',
    mlp('g-grad-oa', ".assume('k != y').given('D(L, oa[k])').reaches('os[k]', '')"),
    mlp('g-grad-oa', ".assume('k == y').given('D(L, oa[k])').reaches('os[k] - 1', '')"),
    mlp('g-grad-oa', ".given('grad(L, oa)').reaches('os - onehot(y, m)', '')"),
  ],
  [
    'D(L, oa[k]) for gradoa[k] in the answer, and other indices',
    B,
    'mlp/h-grad-layer2',
    mlp('h-grad-layer2', ".given('D(L, W2[i,j])').reaches('D(L, oa[i])*hs[j]', '')"),
    mlp('h-grad-layer2', ".given('D(L, b2[i])').reaches('D(L, oa[i])', '')"),
  ],
  [
    'a letter of its own for a known gradient, with another activation',
    B,
    'mlp/h-grad-layer2',
    mlp(
      'h-grad-layer2',
      ".define('g', 'grad(L, oa)').given('D(L, W2[k,j])').reaches('g[k]*hs[j]', '')",
      'elu',
    ),
    mlp('h-grad-layer2', ".given('gradb2[k]').reaches('gradoa[k]', '')", 'leaky relu'),
  ],
  [
    'ELU by its input, which is a line of the solution before the last',
    B,
    'mlp/l-grad-ha',
    derive(
      "show(derivation('mlp/l-grad-ha').where({ z: 'scalar', alpha: 'scalar' }).given('D(elu(z, alpha), z)').reaches('z > 0 ? 1 : alpha*exp(z)', ''))",
    ),
    mlp(
      'l-grad-ha',
      ".given('gradha[j]').reaches('gradhs[j]*(ha[j] > 0 ? 1 : alpha*exp(ha[j]))', '')",
      'elu',
    ),
  ],
];

for (const [what, notebook, question, ...cells] of FULL)
  test(`full: ${what}`, () => {
    assert.deepEqual(worth(notebook, question, ...cells), [1, 0]);
  });

test('both cases in one formula answer each of them; the vector is for a person', () => {
  const [earned, pending] = worth(
    B,
    'mlp/g-grad-oa',
    mlp('g-grad-oa', ".given('gradoa[k]').reaches('os[k] - ind(k == y)', '')"),
  );
  assert.ok(earned > 0.66 && Math.abs(earned + pending - 1) < 0.02, `${earned}, ${pending}`);
});

test('what holds under the condition of one case contradicts no other case', () => {
  const cells = [
    mlp('g-grad-oa', ".assume('k != y').given('gradoa[k]').reaches('os[k]', '')"),
    mlp('g-grad-oa', ".given('gradoa[y]').reaches('os[y] - 1', '')"),
  ];
  assert.equal(worth(B, 'mlp/g-grad-oa', ...cells)[0], 0.67);
});

test('a special case is for a person; under a condition that never is, nothing holds', () => {
  const j = (condition: string, answer: string) =>
    worth(
      SOFTMAX,
      'softmax/j-partials',
      softmax(
        'j-partials',
        `.assume('${condition}').given('D(S[i], x[j])').reaches('${answer}', '')`,
        XIJ,
        S,
      ),
    );
  assert.deepEqual(j('i == j', 'S[i]*(1 - S[i])'), [0, 1]);
  assert.deepEqual(j('i == j', 'S[i]*(1 + S[i])'), [0, 0]);
  assert.deepEqual(j('1 == 2', 'S[i]*(1 + S[i])'), [0, 0]);
});

test('D15: another value at the kink is right where there is a derivative, and a person decides on the rest', () => {
  const at = (answer: string) =>
    worth(
      F,
      'functions/g-rect-derivative',
      fun('g-rect-derivative', `.given('D(rect(x), x)').reaches('${answer}', '')`),
    );
  assert.deepEqual(at('ind(x >= 0)'), [0.5, 0.5]);
  assert.deepEqual(at('ind(x <= 0)'), [0, 0]);
  assert.deepEqual(at('ind(x >= 0) + ind(x > 1)'), [0, 0]);
  const vector = mlp('m-matrix-ha', ".given('gradha').reaches('gradhs .* ind(ha >= 0)', '')");
  assert.deepEqual(worth(B, 'mlp/m-matrix-ha', vector), [0.5, 0.5]);
});

test('D17: a sum that is left out is a half, and is named; of a wrong term it is nothing', () => {
  const j = (answer: string) =>
    worth(
      B,
      'mlp/j-grad-hs',
      mlp('j-grad-hs', `.given('gradhs[j]').step('gradoa[k]*D(oa[k], hs[j])', '').reaches('${answer}', '')`),
    );
  assert.deepEqual(j('gradoa[k]*W2[k,j]'), [0.5, 0]);
  assert.equal(j('gradoa[k]*W2[k,j]*2')[0] < 0.2, true);
});

test('a right answer that is not in the form asked keeps a half, and a person decides on the rest', () => {
  const written = worth(
    B,
    'mlp/h-grad-layer2',
    mlp('h-grad-layer2', ".given('D(L, W2[k,j])').reaches('(os[k] - ind(k == y))*hs[j]', '')"),
  );
  assert.deepEqual(written, [0.25, 0.25]);
});

test('a chain beside the answer to one part is left to a person for the part that has none', () => {
  const cells = mlp(
    'l-grad-ha',
    ".given('D(hs[j], ha[j])').step('ind(ha[j] > 0)', '').given('gradha[j]').reaches('gradhs[j]*ind(ha[j] > 0)', '')",
  );
  assert.deepEqual(worth(B, 'mlp/l-grad-ha', cells), [0.5, 0.5]);
});

test('what the statement says already is for a person where no line leads to it', () => {
  const copies: Cell[] = [
    fun('a-sigmoid-tanh', ".given('sigma(x)').reaches('1/2*(tanh(x/2) + 1)', '')"),
    fun('a-sigmoid-tanh', ".given('1/2*(tanh(x/2) + 1)').step('sigma(x)', '')"),
    fun('a-sigmoid-tanh', ".given('sigma(x)').step('sigma(x) + 0', '').reaches('(1 + tanh(x/2))/2', '')"),
    text('copy', 'Show that $\\sigma(x) = \\tfrac12\\left(\\tanh(\\tfrac12 x) + 1\\right)$.'),
  ];
  for (const copy of copies) assert.deepEqual(worth(F, 'functions/a-sigmoid-tanh', copy), [0, 1]);
  const way = ".given('sigma(x)').step('1/(1 + exp(-x))', '').reaches('1/2*(tanh(x/2) + 1)', '')";
  assert.deepEqual(worth(F, 'functions/a-sigmoid-tanh', fun('a-sigmoid-tanh', way)), [1, 0]);
  const wrong = fun('a-sigmoid-tanh', ".given('sigma(x)').reaches('1/2*(tanh(x) + 1)', '')");
  assert.deepEqual(worth(F, 'functions/a-sigmoid-tanh', wrong), [0, 0]);
});

test('a derivative is not given by another one that is found from it', () => {
  const back = mlp('k-matrix-hs', ".given('gradhs').reaches('gradha ./ ind(ha > 0)', '')");
  assert.equal(worth(B, 'mlp/k-matrix-hs', back)[0] < 0.6, true);
  const layer = mlp('i-matrix-layer2', ".part('W2').given('gradW2').reaches(\"gradb2*hs'\", '')");
  assert.equal(worth(B, 'mlp/i-matrix-layer2', layer)[0] < 0.5, true);
});

test('a row answers a column', () => {
  for (const [id, chain] of [
    ['i-matrix-layer2', ".part('W2').given(\"gradW2'\").reaches(\"hs*gradoa'\", '')"],
    ['i-matrix-layer2', ".part('W2').given(\"grad(L, W2)'\").reaches(\"hs*gradoa'\", '')"],
  ] as const)
    assert.deepEqual(worth(B, `mlp/${id}`, mlp(id, chain)), [0.5, 0]);
  const k = (answer: string) =>
    worth(B, 'mlp/k-matrix-hs', mlp('k-matrix-hs', `.given("gradhs'").reaches("${answer}", '')`));
  assert.deepEqual(k("gradoa'*W2"), [1, 0]);
  assert.deepEqual(k("gradoa'*W2'"), [0, 0]);
});

test('an index is renamed only where nothing is defined by it', () => {
  const wrong = mlp('g-grad-oa', ".part('g1').given('gradoa[y]').reaches('os[y] - 1', '')");
  assert.deepEqual(worth(B, 'mlp/g-grad-oa', wrong)[0], 0);
  const swapped = mlp('h-grad-layer2', ".part('W2').given('D(L, W2[k,j])').reaches('gradoa[j]*hs[k]', '')");
  assert.equal(worth(B, 'mlp/h-grad-layer2', swapped)[0], 0);
});

test('words beside an answer in TeX do no harm', () => {
  const cell = text(
    'tex',
    'On dérive : $\\frac{d}{dx}\\max(0,x) = \\mathbf 1_{x>0}$, avec la valeur 0 en 0.',
  );
  assert.deepEqual(worth(F, 'functions/g-rect-derivative', cell), [1, 0]);
});

test('a beginning that has a value at one point alone is not the question', () => {
  const from = (start: string, answer: string) =>
    worth(
      F,
      'functions/d-tanh-derivative',
      fun('d-tanh-derivative', `.given('${start}').reaches('${answer}', '')`),
    );
  const [earned] = from('D(tanh(x), x) + sqrt(-x^2)', '1 + tanh(x)');
  assert.equal(earned, 0);
  assert.deepEqual(from('D(tanh(x), x) + 0*x', '1 + tanh(x)'), [0, 0]);
  assert.deepEqual(from('D(tanh(x), x) + 0*x', '1 - tanh(x)^2'), [1, 0]);
});

test('a wrong answer is wrong in an activation that the solution leaves open, too', () => {
  for (const activation of ['relu', 'elu', 'leaky relu']) {
    const wrong = mlp('k-matrix-hs', ".given('gradhs').reaches('W2*gradoa', '')", activation);
    assert.deepEqual(worth(B, 'mlp/k-matrix-hs', wrong), [0, 0]);
  }
  const own = mlp(
    'n-grad-layer1',
    ".part('W1').given('D(L, W1[j,i])').reaches('gradhs[j]*ind(ha[j] > 0)*x[i]', '')",
  );
  assert.deepEqual(worth(B, 'mlp/n-grad-layer1', own), [0.25, 0.25]);
});
