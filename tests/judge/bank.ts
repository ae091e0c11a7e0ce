/** Claims whose truth is known: the material of the tests of the judge. */
import type { Context, Shape } from '../../src/judge/language.js';
import type { VerdictKind } from '../../src/judge/verdict.js';

export interface Claim {
  readonly left: string;
  readonly right: string;
  readonly context: Context;
  readonly kind: VerdictKind;
  /** For true ones: what the note says about the domain or the kink. */
  readonly note?: RegExp;
}

const scalars = (...names: string[]): Record<string, Shape> =>
  Object.fromEntries(names.map((n) => [n, 'scalar']));
const plain: Context = { symbols: scalars('x', 'y', 'z', 'a', 'b', 'c', 'alpha') };
const assuming = (...assume: string[]): Context => ({ ...plain, assume });

const vectors: Context = {
  symbols: { n: 'size', x: ['n'], g: ['n'], A: ['n', 'n'], i: 'index', j: 'index', c: 'scalar' },
  definitions: [['S', 'softmax(x)']],
};

/** The network of question 2, for an activation. */
export const network = (activation: string): Context => ({
  symbols: {
    ...{
      d: 'size',
      dh: 'size',
      m: 'size',
      x: ['d'],
      W1: ['dh', 'd'],
      b1: ['dh'],
      W2: ['m', 'dh'],
      b2: ['m'],
    },
    ...{ y: 'index', k: 'index', j: 'index', i: 'index' },
    ...scalars('alpha', 'l11', 'l12', 'l21', 'l22'),
  },
  definitions: [
    ['ha', 'W1*x + b1'],
    ['hs', activation],
    ['oa', 'W2*hs + b2'],
    ['os', 'softmax(oa)'],
    ['L', '-oa[y] + log(sum(k, 1, m, exp(oa[k])))'],
    ['P', 'L + l11*norm1(W1) + l12*norm2sq(W1) + l21*norm1(W2) + l22*norm2sq(W2)'],
    ['gradoa', 'grad(L, oa)'],
    ['gradhs', 'grad(L, hs)'],
    ['gradha', 'grad(L, ha)'],
  ],
});

/** Hidden widths all distinct; `phi(z)` is put in for the activation. */
export const deep = (phi: (z: string) => string): Context => ({
  symbols: {
    ...{ d0: 'size', d1: 'size', d2: 'size', M: 'size', x: ['d0'], y: 'index' },
    ...{ W1: ['d1', 'd0'], b1: ['d1'], W2: ['d2', 'd1'], b2: ['d2'], W3: ['M', 'd2'], b3: ['M'] },
  },
  definitions: [
    ['z1', 'W1*x + b1'],
    ['h1', phi('z1')],
    ['z2', 'W2*h1 + b2'],
    ['h2', phi('z2')],
    ['z3', 'W3*h2 + b3'],
    ['f', 'softmax(z3)'],
    ['L', '-log(f[y])'],
  ],
});

const claims =
  (context: Context, kind: VerdictKind) =>
  (text: string): Claim[] =>
    text
      .trim()
      .split('\n')
      .map((line) => {
        const [claim, note] = line.split('#');
        const [left, right] = claim.split(' == ').map((side) => side.trim());
        return { left, right, context, kind, ...(note && { note: new RegExp(note.trim()) }) };
      });

/** One claim a line, its sides joined by ' == ' with blanks around (an index equality is written without them). */
export const TRUE: readonly Claim[] = [
  ...claims(
    plain,
    'exact',
  )(`
    sigma(x) == (tanh(x/2) + 1)/2
    1/(1 + exp(-x)) == exp(x/2)/(exp(x/2) + exp(-x/2))
    sigma(x) == exp(x)/(1 + exp(x))
    sigma(-x) == 1 - sigma(x)
    exp(x)*exp(-x) == 1
    exp(x + y)*exp(x - y) == exp(2*x)
    log(sigma(x)) == -softplus(-x)
    log(1 - sigma(x)) == -softplus(x)
    softplus(x) - softplus(-x) == x
    exp(softplus(x)) - exp(x) == 1
    D(softplus(x), x) == sigma(x)
    D(sigma(x), x) == sigma(x)*(1 - sigma(x))
    D(D(sigma(x), x), x) == sigma(x)*(1 - sigma(x))*(1 - 2*sigma(x))
    D(tanh(x), x) == 1 - tanh(x)^2
    D(tanh(x), x) == sech(x)^2
    tanh(2*x) == 2*tanh(x)/(1 + tanh(x)^2)
    tanh(x + y) == (tanh(x) + tanh(y))/(1 + tanh(x)*tanh(y))
    cosh(x)^2 - sinh(x)^2 == 1
    D(log(cosh(x)), x) == tanh(x)
    sign(x) == ind(x > 0) - ind(x < 0)
    sign(x) == 2*ind(x > 0) + ind(x==0) - 1
    abs(x) == x*sign(x)
    abs(x) == max(x, -x)
    abs(x*y) == abs(x)*abs(y)
    rect(x) == x*ind(x > 0)
    rect(x) == (x + abs(x))/2
    rect(x) - rect(-x) == x
    rect(x) == max(0, x)
    max(x, y) == (x + y + abs(x - y))/2
    max(x, y) + min(x, y) == x + y
    max(max(x, y), z) == max(x, max(y, z))
    max(x, min(x, y)) == x
    lrelu(x, alpha) == x*(ind(x > 0) + alpha*ind(x <= 0))
    lrelu(x, alpha) == rect(x) - alpha*rect(-x)
    lrelu(x, -1) == abs(x)
    elu(x, alpha) == rect(x) + alpha*(exp(min(x, 0)) - 1)
    rect(x) - rect(x - 1) == x < 0 ? 0 : x < 1 ? x : 1
    ind(0 < x < 1) == ind(x > 0)*ind(x < 1)
    ind(x > 0 or y > 0) == 1 - ind(x <= 0 and y <= 0)
    ind(not (x > y)) == ind(x <= y)
    sign(exp(x) - 1) == sign(x)
    sign(x - y) == sign(x^3 - y^3)
    ind(x^2 + x*y + y^2==0) == ind(x==0 and y==0)
    (x*y + z^2==0 ? (x*y + z^2)*a + b : b) == b
    D(x*abs(x), x) == 2*abs(x)
    D(rect(x)^2, x) == 2*rect(x)
    D(elu(x, 1), x) == exp(min(x, 0))
    sqrt(x^2) == abs(x)
    sqrt((x - y)^2) == abs(x - y)
    sqrt(x^2 + 2*x*y + y^2) == abs(x + y)
    sqrt(x^4) == x^2
    sqrt(x^2 + y^2)^2 == x^2 + y^2
    sqrt(2)*sqrt(3) == sqrt(6)
    sqrt(29)*sqrt(31)*x == sqrt(899)*x
    1/(sqrt(29) - 5) == (sqrt(29) + 5)/4
    sqrt(3 + 2*sqrt(2)) == 1 + sqrt(2)
    x*sqrt(5 + 2*sqrt(6)) == x*(sqrt(2) + sqrt(3))
    sqrt((1 - sqrt(2))^2) == sqrt(2) - 1
    sqrt(1 + sqrt(2))*sqrt(3) == sqrt(3 + 3*sqrt(2))
    (2 + sqrt(5))^(1/3) == (1 + sqrt(5))/2
    sqrt(1 - tanh(x)^2) == sech(x)
    (x^4)^(1/4) == abs(x)
    exp(sqrt(2) + sqrt(3)) == exp(sqrt(2))*exp(sqrt(3))
    D(sqrt(1 + sqrt(x^2 + 1)), x) == x/(2*sqrt(1 + sqrt(x^2 + 1))*sqrt(x^2 + 1))
    log(6) == log(2) + log(3)
    exp(x)^(1/2) == exp(x/2)
    exp(2*log(3)) == 9
    exp(sigma(x))*exp(sigma(-x)) == exp(1)
    log(exp(x)*(1 + y^2)) == x + log(1 + y^2)
    D(exp(a*x), x) == a*exp(a*x)
    D(tanh(a*x + b), a) == x*(1 - tanh(a*x + b)^2)
    D(x^3 + y*x, x) == 3*x^2 + y
    (a + b)^3 == a^3 + 3*a^2*b + 3*a*b^2 + b^3
    0.1 + 0.2 == 0.3
    sum(k, 1, 4, k^2) == 30
    prod(k, 1, 4, x + k - k) == x^4
    e^x == exp(x)
  `),
  ...claims(
    plain,
    'exact',
  )(`
    x/x == 1 # left side needs x ≠ 0
    x/abs(x) == sign(x) # left side needs x ≠ 0
    1/(1/x) == x # x ≠ 0
    (x^2 - 1)/(x - 1) == x + 1 # needs x - 1 ≠ 0|-x \\+ 1 ≠ 0
    sqrt(x)^2 == x # left side needs x ≥ 0
    2*log(x) == log(x^2) # left side needs x > 0
    log(abs(x)) == log(x^2)/2 # needs
    exp(log(x)) == x # left side needs x > 0
    sqrt(x)*sqrt(y) == sqrt(x*y) # needs
    x^(1/3)*x^(2/3) == x # needs x ≥ 0
    x^(1/4)*x^(1/4) == sqrt(x) # for x ≥ 0
    D(sqrt(x), x) == 1/(2*sqrt(x)) # x > 0|x ≥ 0
    D(log(x), x) == 1/x # needs x > 0
    D(log(abs(x)), x) == 1/x # right side needs x ≠ 0
    x^y*x^z == x^(y + z) # x > 0
    D(x^y, x) == y*x^(y - 1) # x > 0
    exp(1/x)*exp(-1/x) == 1 # x ≠ 0
    tanh(log(x)) == (x^2 - 1)/(x^2 + 1) # x > 0
  `),
  ...claims(
    plain,
    'convention',
  )(`
    D(abs(x), x) == sign(x) # x = 0
    D(rect(x), x) == ind(x > 0) # x = 0
    D(max(0, x), x) == ind(x > 0)
    D(lrelu(x, alpha), x) == ind(x > 0) + alpha*ind(x <= 0)
    D(elu(x, alpha), x) == x > 0 ? 1 : alpha*exp(x)
    D(elu(x, alpha), x) == x > 0 ? 1 : elu(x, alpha) + alpha
    D(x*ind(x > 0), x) == ind(x > 0) # x = 0
    D(sign(x), x) == 0 # x = 0
    D(z > 0 ? z : alpha*z, z) == z > 0 ? 1 : alpha
    D(max(x, y), x) == ind(x > y)
  `),
  ...claims(
    assuming('alpha < 1'),
    'exact',
  )(`
    max(x, alpha*x) == lrelu(x, alpha)
  `),
  ...claims(
    assuming('alpha > 0', 'alpha < 1', 'x < 0'),
    'exact',
  )(`
    sign(lrelu(x, alpha)) == -1
    D(lrelu(x, alpha), x) == alpha
    D(elu(x, alpha), x) == elu(x, alpha) + alpha
    x/abs(x) == -1
    sqrt(x^2) == -x
  `),
  ...claims(
    assuming('x > 0', 'y > 0'),
    'exact',
  )(`
    log(x*y^2) == log(x) + 2*log(y)
    (x*y)^(1/2) == x^(1/2)*y^(1/2)
    x^(3/2) == x*sqrt(x)
  `),
  ...claims(
    vectors,
    'exact',
  )(`
    grad(norm2sq(x), x) == 2*x
    D(norm2sq(x), x[i]) == 2*x[i]
    D(S[i], x[j]) == S[i]*(ind(i==j) - S[j])
    D(S[i], x[j]) == ind(i==j) ? S[i]*(1 - S[i]) : -S[i]*S[j]
    jacobian(S, x) == diag(S) - S*S'
    jacobian(S, x)' == jacobian(S, x)
    jacobian(S, x)*ones(n) == 0*ones(n)
    jacobian(softmax(x), x)'*g == S .* (g - (S'*g)*ones(n))
    jacobian(sigma(x), x)'*g == sigma(x) .* (1*ones(n) - sigma(x)) .* g
    softmax(x + c*ones(n)) == S
    sum(S) == 1
    sum(i, 1, n, S[i]) == 1
    grad(log(sum(exp(x))), x) == S
    log(sum(exp(x))) == c + log(sum(i, 1, n, exp(x[i] - c)))
    log(sum(exp(x))) == max(x) + log(sum(i, 1, n, exp(x[i] - max(x))))
    S[i]/S[j] == exp(x[i] - x[j])
    grad(x'*A*x, x) == (A + A')*x
    jacobian(A*x, x) == A
    grad(g'*(A*x), A) == outer(g, x)
    (A*x)' == x'*A'
    diag(x)*g == x .* g
    eye(n)*x == x
    x'*g == dot(x, g)
    x[i] == sum(j, 1, n, ind(i==j)*x[j])
    sum(i, 1, n, i) == n*(n + 1)/2
    norm2sq(x + g) == norm2sq(x) + 2*dot(x, g) + norm2sq(g)
    onehot(i, n)'*x == x[i]
  `),
  ...claims(
    vectors,
    'convention',
  )(`
    grad(norm1(x), x) == sign(x) # x.k. = 0
    D(norm1(x), x[i]) == sign(x[i])
  `),
];

/** Equal wherever both sides have a value; but in a region the right one has none where the left one has. */
export const PARTIAL: readonly Claim[] = claims(
  plain,
  'partial',
)(`
    log(x^2) == 2*log(x) # right side needs x > 0
    log(x*y) == log(x) + log(y) # needs x\\*y > 0; the right side needs x > 0, y > 0
    log(x/y) == log(x) - log(y) # needs
    abs(x) == sqrt(x)^2 # needs x ≥ 0
    x == exp(log(x)) # needs x > 0
    rect(x) == rect(x) + sqrt(-x^2) # needs -x\\^2 ≥ 0
    ind(x > 0) == ind(x > 0) + (-x^2)^(1/2) # needs
    1 == sqrt(x)/sqrt(x) # needs x ≥ 0
  `);

/** What a course meets, and what only exact signs, factors, squares or separate terms decide. */
export const COURSE: readonly Claim[] = [
  ...claims(
    plain,
    'exact',
  )(`
    max(min(x, y), min(y, z)) == min(y, max(x, z))
    x + y + z == max(x, max(y, z)) + min(x, min(y, z)) + max(min(x, y), max(min(y, z), min(x, z)))
    log(max(exp(x), exp(y))) == max(x, y)
    abs(x^2 - 1) == abs(x - 1)*abs(x + 1)
    ind(x^2 > 1) == ind(x > 1) + ind(x < -1)
    max(x^3, y^3) == max(x, y)^3
    sqrt(x^2 + 2*abs(x) + 1) == abs(x) + 1
    ((x^2 + 1)^2)^(1/2) == x^2 + 1
    sqrt(1 + sinh(x)^2) == cosh(x)
    abs(x^2 - x*y + y^2) == x^2 - x*y + y^2
    x^2 - x*y + y^2 == sqrt(x^2 - x*y + y^2)^2
    D(rect(x) - rect(-x), x) == 1
    D(x==0 ? 0 : x, x) == 1
    D(x==1 ? 1 : x^2, x) == 2*x
    D(x != 0 ? sinh(x)/x : 1, x) == (x==0 ? 0 : (x*cosh(x) - sinh(x))/x^2)
    D(max(x, y) + min(x, y), x) == 1
  `),
  ...claims(
    assuming('x > 0', 'y > 0'),
    'exact',
  )(`
    max(log(x), log(y)) == log(max(x, y))
    sign(2*log(x) - log(y)) == sign(x^2 - y)
  `),
  ...claims(
    plain,
    'convention',
  )(`
    D(abs(x)*sign(x), x) == 1 # x = 0
  `),
  ...claims(
    plain,
    'refused',
  )(`
    D(rect(x) - rect(-x), x) == ind(x != 0)
    D(x==1 ? 1 : x^2, x) == (x==1 ? 0 : 2*x) # convention
    D(x==0 ? 1 : x^2, x) == 2*x + ind(x==0)
    D(x != 0 ? sinh(x)/x : 1, x) == (x==0 ? 5 : (x*cosh(x) - sinh(x))/x^2)
    D(x==1 ? 1 : x^2, x) == (x==1 ? 0 : 4*x)
    D(x != 0 ? sinh(x)/x : 1, x) == (x==0 ? 0 : 2*(x*cosh(x) - sinh(x))/x^2)
    ind(x^2==2) == 0
    ind(exp(x)==2) == 0
    ind(x^3==x) == ind(x==0)
  `),
  ...claims(
    vectors,
    'exact',
  )(`
    c*norm1(A) == c*sum(i, 1, n, sum(j, 1, n, abs(A[i,j])))
    norm1(A) == sum(i, 1, n, sum(j, 1, n, max(A[i,j], -A[i,j])))
    norm1(x + g) + norm1(x - g) == 2*sum(i, 1, n, max(abs(x[i]), abs(g[i])))
  `),
];

/** Where a side has no value, and where it only seems to have one. */
export const DOMAINS: readonly Claim[] = [
  ...claims(
    plain,
    'refused',
  )(`
    sign(1/(x - x)) == 0 # no point has both sides defined
    rect(1/(x - x)) == 0 # no point
    max(0, 1/(x - x)) == 0 # no point
    ind(1/(x - x) >= 0) == 1 # no point
    sign((x - x)/(x - x)) == 0 # no point
    sign(1/((x + 1)^2 - x^2 - 2*x - 1)) == 0 # no point
    sign(1/(log(2) + log(3) - log(6)))^2 == 1 # no point
    ind(1/(log(2) + log(3) - log(6)) > 0) + ind(1/(log(2) + log(3) - log(6)) <= 0) == 1 # no point
    1/0 == 2/0 # no point
    0/0 == 5/0 # no point
    (1/0)^0 == 1 # no point
    log(-1) == 5*log(-1) # no point
    log(-1)^0 == 1 # no point
    log(-1 - x^2) == log(-1 - x^2) # no point
    0*log(-x^2) == 0 # no point
    D(log(-1), x) == 0 # no point
    D(x + y/0, x) == 1 # no point
    0*log(-1 - x^2 + x*y - y^2) == 0 # no point
  `),
  ...claims(
    plain,
    'exact',
  )(`
    sign(1/(x - y)^2) == 1 # left side needs x - y ≠ 0
    ind(1/(x - y)^2 > 0) == 1 # left side needs x - y ≠ 0
    sign(1/(x - y)) == sign(x - y) # left side needs x - y ≠ 0
    abs(y/x^2) == abs(y)/x^2 # ^for x ≠ 0$
    ind(1/(x^2 + y^2) > 0) == 1 # needs x ≠ 0 or y ≠ 0$
    sign(exp(1/x)) == 1 # left side needs x ≠ 0
    x == x^2/x # right side needs x ≠ 0
    x^0 == 1
    (1/x)^0 == 1 # needs x ≠ 0
    D(log(y), x) == 0 # left side needs y > 0
    log(x) + x == log(x) + rect(x) # x > 0
    sqrt(x) + x == sqrt(x) + abs(x) # x ≥ 0
    1/(x - 1) + x == 1/(x - 1) + (x==1 ? 5 : x) # x - 1 ≠ 0
    log(x) - log(x) == 0 # x > 0
  `),
];

/** The traps of the inventory among them: wrong at generic points, at a kink only, at one order of sizes only. */
export const FALSE: readonly Claim[] = [
  ...claims(
    plain,
    'refused',
  )(`
    sigma(x) == (tanh(x) + 1)/2
    (x*y + z^2==0 ? (x*y - z^2)*a + b : b) == b
    sign(x - y) == sign(x^2 - y^2)
    sigma(x) == 1/(1 + exp(x))
    (x^2)^(1/2) == x
    sqrt(x^2) == x
    sqrt((1 - sqrt(2))^2) == 1 - sqrt(2)
    sqrt(1 + sqrt(2)) == 1.5537739740300374
    x*sqrt(29) == 5.385164807134504*x
    sqrt(1 - tanh(x)^2) == -sech(x)
    (x^4)^(1/4) == x
    sqrt(x + y) == sqrt(x) + sqrt(y)
    log(x + y) == log(x) + log(y)
    softplus(x) + softplus(-x) == x
    D(sigma(x), x) == sigma(x)*(1 + sigma(x))
    D(tanh(x), x) == 1 - tanh(x)
    tanh(x) == (1 - exp(-2*x))/(1 + exp(x))
    tanh(x) == exp(x)*exp(-x)/(exp(x) + exp(-x))
    sign(x) == ind(x > 0) - ind(x <= 0)
    sign(x) == ind(x >= 0) - ind(x < 0)
    D(abs(x), x) == ind(x > 0)
    D(abs(x), x) == ind(x > 0) - ind(x <= 0)
    D(rect(x), x) == ind(x >= 0)
    D(rect(x), x) == x*ind(x > 0)
    rect(x) == ind(x > 0)
    D(lrelu(x, alpha), x) == ind(x > 0) + alpha*ind(x < 0)
    D(elu(x, alpha), x) == x > 0 ? 1 : alpha*(exp(x) - 1)
    D(elu(x, alpha), x) == x >= 0 ? 1 : alpha*exp(x)
    max(x, alpha*x) == lrelu(x, alpha)
    x/(x - x) == 1
    log(-1 - x^2) == 0
    log((1 + exp(x))*exp(-y)) == log(1 + exp(x) - y)
    exp(x*y) == exp(x)*exp(y)
    exp(sigma(x))*exp(sigma(-x)) == exp(2)
    abs(x + y) == abs(x) + abs(y)
    abs(x)*ind(x==0) == ind(x==0)
    (x==0 ? 1 : 0) == 0
    (x==y ? x : 0) == 0
    (2*x==3 ? 1 : 0) == 0
    (3*x==1 ? 1 : 0) == 0
    (3*x==y ? x : 2) == 2
    (x*y==1 ? 1 : 0) == 0
    x^2 == x
    sum(k, 1, 4, k^2) == 31
    D(x^y, x) == y*x^(y + 1)
    1.0000001*x == x
  `),
  ...claims(
    vectors,
    'refused',
  )(`
    D(S[i], x[j]) == S[i]*(ind(i==j) + S[j])
    D(S[i], x[j]) == S[i]*ind(i==j)*S[j]
    D(S[i], x[j]) == -exp(x[i])*exp(x[j])/sum(k, 1, n, exp(x[k]))
    jacobian(S, x) == diag(S) - S'*S
    jacobian(S, x) == diag(S) + S*S'
    softmax(c*x) == S
    jacobian(S, x)'*g == S .* (g - (g'*g)*ones(n))
    jacobian(sigma(x), x)'*g == diag(sigma(x) .* (ones(n) - sigma(x)))
    jacobian(sigma(x), x)'*g == sigma(x) .* (ones(n) - sigma(x))
    grad(norm2sq(x), x) == x
    D(S[i], x[j]) == S[i]*(1 - S[i])
    grad(norm1(x), x) == ind(x > 0) - ind(x <= 0)
    grad(norm2sq(x), x) == 2*x'
    x[i] == x[j]
    grad(x'*A*x, x) == 2*A*x
    x*g' == g*x'
    x + c == x
    D(norm2sq(x), x[i]) == 2*x
    sum(j, 1, n, exp(x[i])) == sum(j, 1, n, exp(x[j]))
  `),
];

const chain = `
  ha[j] == b1[j] + sum(i, 1, d, W1[j,i]*x[i])
  os[k] == exp(oa[k])/sum(j, 1, m, exp(oa[j]))
  sum(k, 1, m, os[k]) == 1
  L == -log(os[y])
  grad(L, oa) == os - onehot(y, m)
  D(L, W2[k,j]) == gradoa[k]*hs[j]
  D(L, b2[k]) == gradoa[k]
  grad(L, W2) == gradoa*hs'
  D(L, hs[j]) == sum(k, 1, m, gradoa[k]*W2[k,j])
  grad(L, hs) == W2'*gradoa
  D(L, W1[j,i]) == gradha[j]*x[i]
  grad(L, W1) == gradha*x'
  grad(L, b1) == gradha
  grad(L, x) == W1'*gradha
  D(L, x[i]) == sum(j, 1, dh, gradha[j]*W1[j,i])
  D(L, hs[k]) == gradhs[k]
`.trimEnd();

export const ACTIVATIONS: readonly (readonly [activation: string, slope: string, smooth: boolean])[] = [
  ['relu(ha)', 'ind(ha > 0)', false],
  ['lrelu(ha, alpha)', '(ind(ha > 0) + alpha*ind(ha <= 0))', false],
  ['elu(ha, alpha)', '(ha > 0 ? ones(dh) : alpha*exp(ha))', false],
  ['tanh(ha)', '(ones(dh) - hs.^2)', true],
];

export const NETWORK_TRUE = (activation: string): Claim[] => claims(network(activation), 'exact')(chain);

export const NETWORK_CONVENTION = (activation: string, slope: string, smooth: boolean): Claim[] => [
  ...claims(network(activation), smooth ? 'exact' : 'convention')(`grad(L, ha) == gradhs .* ${slope}`),
  ...claims(
    network(activation),
    'convention',
  )(`
    grad(P, W2) == gradoa*hs' + l21*sign(W2) + 2*l22*W2
    grad(P, W1) == gradha*x' + l11*sign(W1) + 2*l12*W1
  `),
];

export const NETWORK_FALSE = (activation: string): Claim[] =>
  claims(
    network(activation),
    'refused',
  )(`
    D(L, x[i]) == sum(k, 1, m, gradha[k]*W1[k,i])
    ha[j] == b1[j] + sum(i, 1, dh, W1[j,i]*x[i])
    grad(L, oa) == os + onehot(y, m)
    grad(L, W2) == hs*gradoa'
    grad(L, hs) == W2*gradoa
    grad(L, x) == W1*gradha
    D(L, hs[j]) == W2'*gradoa
    L == log(sum(k, 1, m, exp(oa[k])) - oa[y])
    grad(P, W2) == gradoa*hs' + l21*W2 + 2*l22*W2
    grad(P, W2) == gradoa*hs' + l11*sign(W2) + 2*l12*W2
    grad(P, W1) == gradha*x' + l11*sign(W1) + l12*W1
    grad(L, ha) == gradhs
    D(L, W2[k,j]) == gradoa[k]*ha[j]
  `);

export const DEEP = (phi: (z: string) => string): Claim[] =>
  claims(
    deep(phi),
    'exact',
  )(`
    grad(L, z3) == f - onehot(y, M)
    grad(L, W3) == (f - onehot(y, M))*h2'
    grad(L, h2) == W3'*grad(L, z3)
    grad(L, h1) == W2'*grad(L, z2)
    grad(L, W2) == grad(L, z2)*h1'
    grad(L, b2) == grad(L, z2)
    grad(L, W1) == grad(L, z1)*x'
  `);
