import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judge } from '../../src/judge/judge.js';
import type { Context } from '../../src/judge/language.js';

const symbols: Context['symbols'] = {
  ...{ n: 'size', m: 'size', x: 'scalar', y: 'scalar', z: 'scalar', t: 'scalar', i: 'index' },
  ...{ u: ['n'], C: ['m', 'n'] },
};

/** Each as the claim that its indicator is 1; behind | what is assumed. */
const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' | '));
const judged = (claim: string, assume?: string) =>
  judge(`ind(${claim})`, '1', { symbols, assume: assume?.split('; ') ?? [] });

const TRUE = `
  exp(x) >= 1 + x
  exp(x) > x
  exp(x) > 2*x
  exp(x) >= e*x
  exp(-x) >= 1 - x
  x*exp(-x) <= exp(-1)
  log(x) <= x - 1 | x > 0
  log(1 + x) <= x | x > -1
  log(x) >= 1 - 1/x | x > 0
  x*log(x) >= x - 1 | x > 0
  x*log(x/y) + (1 - x)*log((1 - x)/(1 - y)) >= 0 | x > 0; x < 1; y > 0; y < 1
  softplus(x) > rect(x)
  softplus(x) <= rect(x) + log(2)
  log(exp(x) + exp(y)) > max(x, y)
  log(exp(x) + exp(y)) <= max(x, y) + log(2)
  log(cosh(x)) <= abs(x)
  log(sum(exp(u))) >= u[i]
  log(sum(exp(u))) > u[i] | n >= 2
  (x + y)/2 >= sqrt(x*y) | x >= 0; y >= 0
  sqrt(x) <= (1 + x)/2 | x >= 0
  sqrt(x + y) <= sqrt(x) + sqrt(y) | x >= 0; y >= 0
  sqrt(x^2 + y^2) <= abs(x) + abs(y)
  sqrt(1 + x^2) > abs(x)
  sqrt(x^2 + 1) - x > 0
  D(tanh(x), x) <= 1
  D(sigma(x), x) <= 1/4
  x^4 - x^2 + 1 > 0
  x^3 > y^3 | x > y
  x == y | x^3 == y^3
  abs(x) == abs(y) | x^2 == y^2
  norm2sq(C*u) >= 0
  tanh(x) <= x | x >= 0
  tanh(x) < x | x > 0
  abs(tanh(x)) <= abs(x)
  sinh(x) >= x | x >= 0
  cosh(x) >= 1 + x^2/2
  exp(x) >= 1 + x + x^2/2 | x >= 0
  exp(x) <= 1 + x + x^2/2 | x <= 0
  log(1 + x) >= x - x^2/2 | x >= 0
  log(x) <= x/e
  log(x) <= sqrt(x)
  -x*log(x) - (1 - x)*log(1 - x) <= log(2) | x > 0; x < 1
  sigma(x) <= 1/2 + x/4 | x >= 0
  softplus(x) <= log(2) + x/2 + x^2/8
  exp(t*x + (1 - t)*y) <= t*exp(x) + (1 - t)*exp(y) | t >= 0; t <= 1
  log(t*x + (1 - t)*y) >= t*log(x) + (1 - t)*log(y) | t >= 0; t <= 1; x > 0; y > 0
  x^3 - 3*x + 2 >= 0 | x >= -2
  x > 1.25 | x^3 == 2
  2^n >= n + 1
`;

/** What is a little more than is true. */
const FALSE = `
  exp(x) > 1 + x
  exp(x) >= 1 + 2*x
  exp(x) >= 3*x
  exp(-x) > 1 - x
  x*exp(-x) < exp(-1)
  x*exp(-x) <= 0.367
  log(x) < x - 1 | x > 0
  log(x) <= x - 2 | x > 0
  log(x) > 1 - 1/x | x > 0
  x*log(x/y) + (1 - x)*log((1 - x)/(1 - y)) > 0 | x > 0; x < 1; y > 0; y < 1
  softplus(x) <= rect(x) + 0.69
  log(exp(x) + exp(y)) <= max(x, y) + 0.69
  log(sum(exp(u))) > u[i]
  (x + y)/2 > sqrt(x*y) | x >= 0; y >= 0
  (x + y)/2 >= sqrt(x*y)*1.01 | x >= 0; y >= 0
  sqrt(x + y) < sqrt(x) + sqrt(y) | x >= 0; y >= 0
  sqrt(x^2 + y^2) >= abs(x) + abs(y)
  sqrt(x^2 + 1) - x > 1/10
  sqrt(x^2 + 1) > 1
  D(tanh(x), x) < 1
  D(sigma(x), x) <= 0.2499
  x^4 - 2*x^2 + 0.99 > 0
  x^4 > y^4 | x > y
  x == y | x^2 == y^2
  abs(x) == y | x^2 == y^2
  sign(sigma(x) - 1/3) == sign(x)
  x^2 <= 2.5 or x^2 >= 2.6
  x <= 2.71 or x >= 2.72
  x*y <= 3.99 or x*y >= 4
  log(x) <= 5 or log(x) >= 5.001 | x > 0
  sigma(x) <= 0.7 or sigma(x) >= 0.701
  tanh(x) <= x
  sinh(x) >= x
  cosh(x) >= 1 + x^2/1.99
  exp(x) >= 1 + x + x^2/2
  log(x) < x/e
  log(1 + x) >= x - x^2/2 | x > -1
  -x*log(x) - (1 - x)*log(1 - x) < log(2) | x > 0; x < 1
  sigma(x) <= 1/2 + x/5 | x >= 0
  softplus(x) <= log(2) + x/2 + x^2/9
  exp(t*x + (1 - t)*y) <= t*exp(x) + (1 - t)*exp(y) | t >= 0
  x^3 - 3*x + 2 >= 0
  x > 1.26 | x^3 == 2
  n^2 < 2^n
  exp(x) <= 1 + x | x > 1000
  exp(x) <= e*x | x > 1000
  log(x) >= x - 1 | x > 1000
  x + exp(-x) <= 1 | x > 1000
`;

/** False at points whose coordinates no formula gives. */
const FALSE_AT_ROOTS = `
  x^3 != 2
  x^3 != 2 | x > 1.2
  x^5 - x - 1 != 0
  x*exp(x) != 1
  exp(x) != x + 2
  log(x) + x != 0
  tanh(x) != x/2 | x > 0
  x^3 != 5 or x^6 != 25
  exp(x) + exp(y) != 3
  x > 1.26 | x^3 == 2
  log(sum(exp(u))) != 3
  (x^2 + y^2 == 1 ? sqrt(1 - x^2) : y) == y
`;

/** The same, a little further, where there is no such point. */
const NO_ROOTS = `
  x^3 != 2 | x < 1.2
  x^3 != 2 | x > 1.3
  x*exp(x) != -1 | x > 0
  exp(x) != x
  log(x) - x != 0
  tanh(x) != 2*x | x > 0
`;

describe('inequalities that hold are proved', () => {
  for (const [claim, assume] of lines(TRUE))
    test(`${claim} ${assume ?? ''}`, () => {
      const verdict = judged(claim, assume);
      assert.equal(verdict.kind, 'exact', JSON.stringify(verdict));
    });
});

describe('those that do not are refused', () => {
  for (const [claim, assume] of lines(FALSE))
    test(`${claim} ${assume ?? ''}`, () => {
      const verdict = judged(claim, assume);
      assert.ok(['refused', 'partial'].includes(verdict.kind), JSON.stringify(verdict));
    });
});

describe('what fails only at a root that has no formula is refused, with the root to ten digits', () => {
  for (const [claim, assume] of lines(FALSE_AT_ROOTS))
    test(`${claim} ${assume ?? ''}`, () => {
      const verdict = judged(claim, assume);
      assert.equal(verdict.kind, 'refused', JSON.stringify(verdict));
    });
  for (const [claim, assume] of lines(NO_ROOTS))
    test(`${claim} ${assume ?? ''}`, () => {
      const { kind } = judged(claim, assume);
      assert.ok(kind === 'exact' || kind === 'undecided', kind);
    });
  test('the root is told, and what was replaced', () =>
    assert.deepEqual(judged('y^3 + x != 3', 'x == 1').witness?.values, { x: '1', y: '1.25992105' }));
});

describe('equal though written by other numbers', () => {
  for (const [left, right, kind] of [
    ['log(3 + 2*sqrt(2))', '2*log(1 + sqrt(2))', 'exact'],
    ['log(sqrt(2) + 1)', '-log(sqrt(2) - 1)', 'exact'],
    ['log(x + sqrt(x^2 + 1))', '-log(sqrt(x^2 + 1) - x)', 'exact'],
    ['sqrt(x + 1 - 2*sqrt(x))', 'abs(sqrt(x) - 1)', 'exact'],
    ['(x^2 + 1)^(1/4)', 'sqrt(sqrt(x^2 + 1))', 'exact'],
    ['sign(x^3 + y^3)', 'sign(x + y)', 'exact'],
    ['abs(x^2 - 3*x + 2)', 'abs(x - 1)*abs(x - 2)', 'exact'],
    ['log(3 + 2*sqrt(2))', '3*log(1 + sqrt(2))', 'refused'],
    ['sqrt(x + 1 - 2*sqrt(x))', 'sqrt(x) - 1', 'refused'],
    ['sign(x^4 - y^4)', 'sign(x - y)', 'refused'],
  ] as const)
    test(`${left} == ${right}`, () => assert.equal(judge(left, right, { symbols }).kind, kind));
});
