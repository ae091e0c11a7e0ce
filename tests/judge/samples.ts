import {
  type Derivation,
  derivation,
  inMatrixForm,
  inTermsOf,
  mlp,
  type Notation,
  uses,
  usesOnly,
} from '../../src/index.js';

const softmax: Notation = {
  symbols: { n: 'size', x: ['n'], g: ['n'], i: 'index', j: 'index' },
  definitions: [['S', 'softmax(x)']],
};

/** Right answers of every kind. */
export const SAMPLES: readonly Derivation[] = [
  derivation('functions/a-sigmoid-tanh')
    .given('sigma(x)')
    .step('1 / (1 + exp(-x))', 'definition of sigma')
    .step('exp(x/2) / (exp(x/2) + exp(-x/2))', 'multiply above and below by $e^{x/2}$')
    .reaches('(tanh(x/2) + 1) / 2', 'definition of tanh'),
  derivation('functions/b-log-sigmoid')
    .given('log(sigma(x))')
    .step('log(1 / (1 + exp(-x)))', 'definition of sigma')
    .step('-log(1 + exp(-x))', 'logarithm of a quotient')
    .reaches('-softplus(-x)', 'definition of softplus'),
  derivation('functions/c-sigmoid-derivative')
    .given('D(sigma(x), x)')
    .step('exp(-x) / (1 + exp(-x))^2', 'quotient rule')
    .reaches('sigma(x) * (1 - sigma(x))', 'definition of sigma', usesOnly('sigma')),
  derivation('functions/e-sign-indicators')
    .given('sign(x)')
    .cases({
      'x > 0': (d) => d.step('1', 'definition of sign'),
      'x == 0': (d) => d.step('0', 'definition of sign'),
      'x < 0': (d) => d.step('-1', 'definition of sign'),
    })
    .reaches('ind(x > 0) - ind(x < 0)', 'all cases together', usesOnly('ind')),
  derivation('softmax/j-partials', softmax)
    .given('D(S[i], x[j])')
    .cases({
      'i == j': (d) => d.step('S[i] * (1 - S[i])', 'quotient rule'),
      'i != j': (d) => d.step('-S[i] * S[j]', 'quotient rule'),
    })
    .reaches('S[i]*ind(i == j) - S[i]*S[j]', 'both cases together'),
  derivation('softmax/k-jacobian', softmax)
    .given('jacobian(S, x)')
    .reaches("diag(S) - S*S'", 'in matrix form', uses('diag'), inMatrixForm),
  derivation('softmax/l-linear-vjp', softmax)
    .given("jacobian(S, x)'*g")
    .step("(diag(S) - S*S')*g", 'the Jacobian is symmetric')
    .reaches("S .* (g - (S'*g)*ones(n))", 'collect terms', inMatrixForm),
  derivation('mlp/d-loss', mlp('relu'))
    .given('L')
    .reaches('-oa[y] + log(sum(j, 1, m, exp(oa[j])))', 'logarithm of a quotient', inTermsOf('oa', 'y')),
  derivation('mlp/i-matrix-layer2', mlp('relu'))
    .given('gradW2')
    .reaches("gradoa*hs'", 'in matrix form', inMatrixForm),
  derivation('mlp/m-matrix-ha', mlp('leaky relu'))
    .given('gradha')
    .reaches('gradhs .* (ha > 0 ? 1 : alpha)', 'in matrix form', inMatrixForm),
  derivation('mlp/p-grad-x', mlp('elu'))
    .given('gradx[i]')
    .step('sum(j, 1, dh, gradha[j]*D(ha[j], x[i]))', 'chain rule')
    .reaches('sum(j, 1, dh, gradha[j]*W1[j,i])', 'derivative of an affine function'),
];
