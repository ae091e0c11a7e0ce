import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { LanguageError, parse } from '../../src/judge/language.js';
import { nearest } from '../../src/judge/nearest.js';

/** As people type or paste it, and what it is in the language. */
const read: [string, string][] = [
  ['ln(x)', 'log(x)'],
  ['sigmoid(x) + σ(x)', 'sigma(x) + sigma(x)'],
  ['sgn(x)', 'sign(x)'],
  ['2·x − 1', '2 * x - 1'],
  ['x² + x¹⁰', 'x ^ 2 + x ^ 10'],
  ['a ⊙ b', 'a .* b'],
  ['x**2', 'x ^ 2'],
  ['x ≤ 0 ? 1 : 2', '(x <= 0) ? 1 : 2'],
  ['transpose(W2) * g', "(W2)' * g"],
  ['transpose(W2 * (x + y)) + transpose(x)', "(W2 * (x + y))' + (x)'"],
  ['W2ᵀ * g', "W2' * g"],
  ['√(x)', 'sqrt(x)'],
];
for (const [typed, meant] of read) test(`reads ${typed}`, () => assert.equal(parse(typed).toString(), meant));

/** What cannot be read, and what the answer has to say. */
const answered: [string, RegExp][] = [
  ['\\frac{1}{2} x', /LaTeX.*\\frac is written \(a\)\/\(b\)/],
  ['\frac{1}{2} x', /LaTeX.*\\frac is written/],
  ['\tanh(x)', /LaTeX/],
  ['x.T', /the transpose is written x'/],
  ['x(1-x)', /a product is written x\*\(1 - x\)/],
  ['W2(k,j)', /an entry is written W2\[k,j\]/],
  ['gradoa(k)', /an entry gradoa\[k\]/],
  ['W2[k][j]', /an entry of a matrix is written W2\[k,j\]/],
  ['W^(2)[k,j]', /the layer belongs to the name: W2/],
  ['sum_k x[k]^2', /sum\(k, 1, n, x\[k\]\)/],
  ["sigma'(x)", /D\(sigma\(x\), x\)/],
  ['d/dx x^2', /D\(x\^2, x\)/],
  ['∂(x^2)/∂x', /D\(x\^2, x\)/],
  ['∂L/∂W2[k,j]', /D\(L, W2\[k,j\]\)/],
  ['∇L', /grad\(L, x\)/],
  ['W1 @ x', /product of matrices is written \*/],
  ['= x^2', /leave out the =/],
  ['0,5*x', /0\.5/],
  ['|x|', /abs\(x\)/],
  ['tanh^2(x)', /tanh\(x\)\^2/],
  ['softmx(x)', /did you mean softmax/],
  ['sum(x[k]^2, k)', /not 2: sum\(k, 1, n, x\[k\]\)/],
  ['x.transpose() * x', /the transpose is written x'/],
  ['x^⊤ * x', /the transpose is written x'/],
  ['d(exp(x)*x)/dx', /D\(exp\(x\)\*x, x\)/],
  ['diff(x^2)', /D\(x\^2, x\)/],
  ['derivative(x^2, y)', /D\(x\^2, y\)/],
  ['D(x^2)', /not 1: D\(f, x\)/],
  ['ln x', /parentheses: ln\(x\)/],
  ['sigma x[i]', /parentheses: sigma\(x\[i\]\)/],
  ['np.exp(x)', /without np: exp\(x\)/],
  ['W^{(2)}[k,j]', /the layer belongs to the name: W2/],
  ['W^2[k,j]', /the layer belongs to the name: W2/],
  ['W2_{kj}', /an entry is written W2\[k,j\]/],
  ['W2_k,j', /an entry is written W2\[k,j\]/],
  ['xᵢ + x₁', /an entry is written x\[i\]/],
  ['1_{x>0}', /ind\(x>0\)/],
  ['1_(x > 0)', /ind\(x > 0\)/],
  ['√x', /sqrt\(x\)/],
  ['⟨x, y⟩', /dot\(x, y\)/],
  ['x[1]^2 + ... + x[n]^2', /sum\(k, 1, n, x\[k\]\)/],
  ['x^2 = x*x', /leave out what stands before the =/],
  ['$x/2$', /without dollars/],
  ['x # + 1', /no #/],
];
test('a habit is not seen in what is in the language', () => {
  for (const typed of [
    'x_1 + 1',
    'i == j ? 1 : 0',
    'd*(x + 1)/dh',
    "x'*x",
    'sum(k, 1, n, a_k[k])',
    '1*(x > 0)',
  ])
    assert.doesNotThrow(() => parse(typed), typed);
});

for (const [typed, answer] of answered)
  test(`answers ${JSON.stringify(typed)} with the right spelling`, () =>
    assert.throws(
      () => parse(typed),
      (e: LanguageError) => e instanceof LanguageError && answer.test(e.problem),
    ));

test('an error points at the character as typed, before any respelling', () => {
  assert.throws(
    () => parse('transpose(x)·ln(x) + foo(1, 2, z+1)'),
    (error: LanguageError) => error.at === 21 && error.source.startsWith('transpose'),
  );
});

test('what is shown of an error is its message, no fields of ours', () => {
  const shown = inspect(new LanguageError('a problem', 'x + y', 2));
  assert.doesNotMatch(shown, /problem:|source:|at:/);
  assert.match(shown, /^LanguageError: a problem/);
});

test('a transpose that is not closed is an error, however often it stands there', () => {
  assert.throws(() => parse(`${'transpose('.repeat(20000)}x`), LanguageError);
});

test('the nearest name: a slip of a finger, a Greek letter, a subscript; not any name', () => {
  const known = ['gradoa', 'gradW2', 'lambda11', 'hs', 'x'];
  assert.equal(nearest('gardoa', known), 'gradoa');
  assert.equal(nearest('λ₁₁', known), 'lambda11');
  assert.equal(nearest('grad_W2', known), 'gradW2');
  assert.equal(nearest('foo', known), undefined);
  assert.equal(nearest('y', known), undefined);
});
