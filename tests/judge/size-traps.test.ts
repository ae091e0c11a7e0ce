import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import seedrandom from 'seedrandom';
import { everySize } from '../../src/judge/every/every.js';
import { holds, isPlausible } from '../../src/judge/exact/prove.js';
import { Claim } from '../../src/judge/expand/claim.js';
import { assumedOfSizes } from '../../src/judge/expand/sizes.js';
import { judge } from '../../src/judge/judge.js';
import type { Context } from '../../src/judge/language.js';

const context: Context = {
  symbols: {
    ...{ n: 'size', m: 'size', p: 'size', i: 'index', j: 'index', z: 'scalar', c: 'scalar' },
    ...{ x: ['n'], g: ['n'], v: ['m'], A: ['n', 'n'], W: ['m', 'n'], B: ['n', 'p'] },
  },
};

/** Not exact: wrong at some size, though true at small, at distinct, at equal ones, or at the first values of an index. */
const TRAPS: readonly [left: string, right: string][] = [
  ['sum(x)^3 - 3*sum(x)*norm2sq(x) + 2*sum(x.^3)', '0'],
  [
    'sum(x)^5 - 10*sum(x)^3*norm2sq(x) + 20*sum(x)^2*sum(x.^3) + 15*sum(x)*norm2sq(x)^2 - 30*sum(x)*sum(x.^4) - 20*norm2sq(x)*sum(x.^3) + 24*sum(x.^5)',
    '0',
  ],
  ["norm2sq(W*B)^3 - 3*norm2sq(W*B)*norm2sq(W*B*(W*B)') + 2*norm2sq(W*B*(W*B)'*(W*B))", '0'],
  ['(n + m + p)*z', '9*z'],
  ['n*m*p*z', '24*z'],
  ['(n + m + p)*sum(x)*sum(v)*norm2sq(B)', '9*sum(x)*sum(v)*norm2sq(B)'],
  ['(n - m + 1)*(n - m - 2)*W', '0*W'],
  ['ind(n == m)*x', '0*x'],
  ['ind(n >= 2)*x', 'x'],
  ['2^n*x', '(2*n^2 - 6*n + 8)*x'],
  ['sum(i, 1, n, i^2)*z', '(7*n^2 - 17*n + 16)/2*z'],
  ['sum(k, 1, n, ind(k > 4)*x[k])', '0'],
  ['sum(k, 1, n, ind(k > 9)*x[k])', '0'],
  ['x[1]', 'sum(x)'],
  ['x[1] + x[2]', 'sum(x)'],
  ['(i - 1)*(i - 2)*(i - 3)', '0'],
  ['(i - 1)*(i - 2)*(i - 3)*x[i]', '0'],
  ['ind(i <= 3)', '1'],
  ['2^i', 'i^2 - i + 2'],
  ['z^n', 'abs(z)^n'],
  ['sqrt(z^(2*n))', 'z^n'],
  ["v*x'", "x*v'"],
  ['A .* (1 - ind(i < j))', 'A'],
  ['log(z^2 + 1 + sum(k, 1, n, sum(l, 1, n, ind(k != l)*exp(x[k] + x[l]))))', 'log(z^2 + 1)'],
  ['x + 0*log(5 - n)', 'x'],
  ['x', 'x + 0*log(5 - n)'],
  ['log(5 - n)*x', 'x*log(5 - n)'],
  ['x + 0*sqrt(4 - n)*x', 'x'],
  ['n*(n - 1)*(n - 2)*(n - 3)*(n - 4)*(n - 5)*(n - 6)*(n - 7)*(n - 8)', '0'],
  ['ind(n < 100)', '1'],
  ['ind(n < 100)*x', 'x'],
  ['ind(n < 1000)*x', 'x'],
  ['ind(i <= 12)*x[i]', 'x[i]'],
  ['(n-1)*(n-2)*(n-3)*(n-4)*(n-5)*(n-6)*(n-7)*(n-8)*x', '0*x'],
  ['sum(k, 1, n - 1, x[k + 1] - x[k])', 'x[n] - x[1] + ind(n==17)'],
  ['ind(i == j) + ind(i != j)*ind(i < j)', '1'],
  // Its proofs at large sizes take all the time: the points come first.
  ['max(z, x[i]) - g[j]^2*norm1(v)', 'x[i] + rect(z + ind(n == m)*c - x[i]) - g[j]^2*dot(v, sign(v))'],
];

describe('identities of small sizes are not exact', () => {
  for (const [left, right] of TRAPS)
    test(`${left} == ${right}`, () => {
      let kind = 'error';
      try {
        kind = judge(left, right, context).kind;
      } catch (error) {
        assert.equal((error as Error).name, 'LanguageError');
      }
      assert.doesNotMatch(kind, /^(exact|convention)$/);
    });
});

/** Wrong from a size on that nothing in the claim tells. */
const WRONG_FAR_OFF: readonly [left: string, right: string][] = [
  ['ind(sum(k, 1, n, 1/k) > 4)', '0'],
  ['rect(sum(k, 1, n, 1/k^2) - 1.6)*x', '0*x'],
  ['rect(norm2sq(x) + 5^2 - n)', 'norm2sq(x) + 5^2 - n'],
  ['sum(k, 1, n, rect(k - 2*9)*x[k])', '0'],
];

describe('what fails at large sizes only is refused', () => {
  for (const [left, right] of WRONG_FAR_OFF)
    test(`${left} == ${right}`, () => {
      const { kind, witness } = judge(left, right, context);
      assert.equal(kind, 'refused');
      assert.ok(Number(witness?.values.n) > 12);
    });
});

/** True at every size. */
const TRUE: readonly [left: string, right: string, ...assume: string[]][] = [
  ['sum(i, 1, n, i)*z', 'n*(n + 1)/2*z'],
  ['n*(n - 1)*(n - 2) >= 0', '1'],
  ['(-1)^(2*n)', '1'],
  ['z^(n + 1)', 'z*z^n'],
  ['norm2sq(x - sum(x)/n*ones(n))', 'norm2sq(x) - sum(x)^2/n'],
  ['sum(k, 1, n, sum(l, 1, n, ind(k < l)*x[k]*x[l]))', '(sum(x)^2 - norm2sq(x))/2'],
  ['log(sum(exp(x)))', 'c + log(sum(k, 1, n, exp(x[k] - c)))'],
  ['sum(k, 1, n, x[k]/sum(x))', '1'],
  ['softmax(x)', 'softmax(x - max(x)*ones(n))'],
  ["grad(x'*A*x, x)", "(A + A')*x"],
  ['grad(sqrt(norm2sq(x)), x)', 'x/sqrt(norm2sq(x))'],
  ['grad(sum(tanh(W*x)), x)', "W'*(ones(m) - tanh(W*x).^2)"],
  ['z*norm1(W)', 'z*sum(k, 1, m, sum(l, 1, n, abs(W[k,l])))'],
  ['ind(-log(softmax(x)[i]) > 0)', '1', 'n >= 2'],
  ['ind(-log(softmax(x)[i]) >= 0)', '1'],
  ['norm1(x)', 'sum(x)', 'x > 0'],
  // The same sum in the argument of a function, written otherwise: products multiplied out, the sums exchanged, squares.
  ["rect(A'*(x + g))", "rect(A'*x + A'*g)"],
  ['tanh(W*(x - g))', 'tanh(W*x - W*g)'],
  ['abs(dot(A*x, g))', "abs(dot(x, A'*g))"],
  ["rect(x'*A*g)", "rect(g'*A'*x)"],
  ["abs(sum(A + A'))", '2*abs(sum(A))'],
  ['sigma(dot(x, x))', 'sigma(norm2sq(x))'],
  ['sqrt(norm2sq(x .* g))', 'sqrt(dot(diag(x)*g, g .* x))'],
  ['sum(k, 1, n, (ind(k == i) + x[k])*(ind(k == i) + x[k]))', '1 + 2*x[i] + norm2sq(x)'],
  ['dot(x, g)*sign(dot(x, g))*g[i] + abs(dot(x, g))*c', 'abs(dot(x, g))*(c + g[i])'],
  ['abs(x[i]) + abs(x[j]) + sum(g)', 'x[i] - x[j] + sum(g)', 'x[i] > 0', 'x[j] < 0'],
  // Other bounds: to n − 1, to i, from i + 1; and the last entry.
  ['sum(k, 1, n-1, x[k]) + x[n]', 'sum(x)'],
  ['sum(k, 1, i-1, x[k]) + x[i] + sum(k, i+1, n, x[k])', 'sum(x)'],
  ['sum(k, 1, n, sum(l, 1, k, A[k,l]))', 'sum(l, 1, n, sum(k, l, n, A[k,l]))'],
  ['D(sum(k, 1, n-1, x[k]^2), x[j])', '2*x[j]*ind(j < n)'],
  ['sum(k, 2, n, 1/x[k])', 'sum(k, 1, n, 1/x[k]) - 1/x[1]'],
  ['exp(sum(k, 1, n-1, x[k]))', 'exp(sum(x))/exp(x[n])'],
  ['ind(n > 1)*sum(x) + ind(n == 1)*x[1]', 'sum(x)'],
  // Sizes that are one size, or one number; what is assumed of sizes and not needed.
  ["(W*W)'", "W'*W'", 'n == m'],
  ['m*dot(x, v)', 'n*sum(k, 1, m, v[k]*x[k])', 'm == n'],
  ['sum(x)^2', 'norm2sq(x)', 'n == 1'],
  ['dot(x, g)', 'x[1]*g[1] + x[2]*g[2]', '2 == n'],
  ['dot(x, x)', 'norm2sq(x)', 'n > m'],
  // The largest entry is one that no other exceeds.
  ['ind(max(x) >= x[i])', '1'],
  ['max(x + c*ones(n)) - min(-x)', 'c + max(x) + max(x)'],
  ['max(abs(x))^2', 'max(x .* x)'],
  ['max(rect(A*x))', 'rect(max(A*x))'],
  ['ind(max(x + g) <= max(x) + max(g))', '1'],
  ['max(z*x)', 'z*max(x)', 'z >= 0'],
  ['ind(log(sum(exp(x))) > max(x))', '1', 'n >= 2'],
  ['max(max(x)*g)', 'max(x)*max(g)', 'x > 0', 'g > 0'],
  ['ind(max(diag(x)) >= 0)', '1', 'n >= 2'],
];

/** What only looks like those. */
const FALSE: readonly [left: string, right: string, ...assume: string[]][] = [
  ["rect(A'*(x + g))", "rect(A'*x + A*g)"],
  ['abs(dot(A*x, g))', 'abs(dot(x, A*g))'],
  ["rect(x'*A*g)", "rect(g'*A*x)"],
  [
    'abs(sum(k, 1, n, sum(l, 1, n, ind(k < l)*A[k,l])))',
    'abs(sum(l, 1, n, sum(k, 1, n, ind(k < l)*A[l,k])))',
  ],
  ['sigma(dot(x, x))', 'sigma(norm2sq(x)^2)'],
  ['sum(k, 1, n, (ind(k == i) + x[k])*(ind(k == i) + x[k]))', '1 + x[i] + norm2sq(x)'],
  ['dot(x, g)*sign(dot(x, g))*g[i] + abs(dot(x, g))*c', 'abs(dot(x, g))*(c + g[j])'],
  ['sum(k, 1, n-1, x[k]) + x[1]', 'sum(x)'],
  ['sum(k, 1, i, x[k]) + sum(k, i, n, x[k])', 'sum(x)'],
  ['sum(k, 1, n, sum(l, 1, k, A[k,l]))', 'sum(k, 1, n, sum(l, k, n, A[k,l]))'],
  ['ind(n < 30)*x', 'x'],
  ['x[n]*ind(i < n)', 'x[n]'],
  ["(W*W)'", "W'*W", 'n == m'],
  ['sum(x)^2', 'norm2sq(x)', 'n == 2'],
  ['n*dot(x, x)', 'm*norm2sq(x)', 'n > m'],
  ['max(z*x)', 'z*max(x)'],
  ['max(x + g)', 'max(x) + max(g)'],
  ['ind(log(sum(exp(x))) > max(x))', '1'],
  // At size 1 alone: what is assumed of all entries, or what the largest of them is, says less there.
  ['ind(max(diag(x)) >= 0)', '1'],
  ['min(eye(n))', '0'],
  ['ind(x[i] + x[j] <= 0)', '1', "diag(x) >= x*ones(n)'"],
  // No point that is drawn keeps to what is assumed.
  ['ind(n > 2)', 'ind(n > 3)*sum(x)', 'A >= eye(n)'],
];

describe('what does not hold is refused', () => {
  for (const [left, right, ...assume] of FALSE)
    test(`${left} == ${right} ${assume}`, () =>
      assert.equal(judge(left, right, { ...context, assume }).kind, 'refused'));
});

describe('what holds at every size is exact', () => {
  for (const [left, right, ...assume] of TRUE)
    test(`${left} == ${right} ${assume}`, () => {
      const verdict = judge(left, right, { ...context, assume });
      assert.equal(verdict.kind, 'exact', JSON.stringify(verdict));
    });
});

describe('the theorem alone, without the judge at distinct sizes', () => {
  const proof = (left: string, right: string) => {
    const { trees, limit } = new Claim(left, right, context);
    return everySize(trees, context, assumedOfSizes([]), { isPlausible, holds }, limit);
  };
  const random = seedrandom('size traps');
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
  /** 0 where the size is at most `t`, and not above. */
  const vanishing = (t: number): string => {
    const entry = (k: string) => pick([`x[${k}]`, `exp(x[${k}])`, `A[${k},${k}]`, `rect(g[${k}])`, `${k}`]);
    const indices = ['q', 'r', 's'].slice(0, t + 1);
    const term = indices.map(entry).join('*');
    const over = (condition: string) =>
      indices.reduce((body, k) => `sum(${k}, 1, n, ${body})`, `${condition}*${term}`);
    const pairs = indices.flatMap((a, k) => indices.slice(k + 1).map((b) => [a, b] as const));
    return pick([
      `(${Array.from({ length: t }, (_, k) => `(n - ${k + 1})`).join('*')})`,
      `sum(q, 1, n, ind(q > ${t})*${entry('q')})`,
      `sum(q, ${t + 1}, n, ${entry('q')})`,
      `${Array.from({ length: t }, (_, k) => `(i - ${k + 1})`).join('*')}*x[i]`,
      `ind(n > ${t})*x[n]`,
      `sum(q, ${t}, n - 1, ${entry('q')})`,
      `sum(q, ${t}, i - 1, ${entry('q')})*x[i]`,
      ...(t <= 2 ? [over(pairs.map(([a, b]) => `ind(${a} != ${b})`).join('*'))] : []),
      ...(t <= 2 ? [over(pairs.map(([a, b]) => `ind(${a} < ${b})`).join('*'))] : []),
    ]);
  };
  const WITHIN: readonly ((e: string) => string)[] = [
    (e) => `z + ${e}`,
    (e) => `log(z^2 + 1 + (${e})^2)*sum(x)`,
    (e) => `exp(${e})*softmax(x)[i]`,
    (e) => `abs(${e}) + z`,
    (e) => `norm2sq(g)/(1 + (${e})^2)`,
    (e) => `D(sum(x)*(${e} + z), x[i])`,
    (e) => `((${e}) > 0 ? z : c) - ((${e}) < 0 ? z : c)`,
    (e) => `norm2sq(x + (${e})*g)`,
    (e) => `log(sum(exp(x)) + (${e})^2)`,
  ];
  test('two hundred traps: none is proved, and what they are made of is', () => {
    let proved = 0;
    for (let k = 0; k < 200; k++) {
      const e = vanishing(1 + Math.floor(random() * 4));
      const within = pick(WITHIN);
      // A case is 0 or not as the sign says; the same expression twice is always equal.
      assert.equal(proof(within(e), within('0')), undefined, `${within(e)} == ${within('0')}`);
      if (k % 10 === 0 && proof(within(e), within(`(${e})`))) proved += 1;
    }
    assert.ok(proved >= 15, `${proved} of 20 true claims`);
  });
});
