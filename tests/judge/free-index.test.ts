import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { derivation } from '../../src/index.js';
import { judge } from '../../src/judge/judge.js';
import type { Context } from '../../src/judge/language.js';

const vectors: Context = {
  symbols: { n: 'size', x: ['n'], A: ['n', 'n'], i: 'index', j: 'index', c: 'scalar' },
};
const kindUnder = (left: string, right: string, ...assume: string[]) =>
  judge(left, right, { ...vectors, assume }).kind;

describe('a condition on a free index holds at the value of the index that a pair is about', () => {
  const wrong: [string, string, ...string[]][] = [
    ['norm1(x)', 'sum(x)', 'x[i] > 0'],
    ['norm1(x)', 'sign(x[i])*sum(x)', 'x[i] > 0'],
    ['abs(x[i])', 'x[i]', 'x[j] > 0'],
    ['abs(x)', 'x', 'x[i] > 0'],
    ['sum(k, 1, n, A[k,i])', '0', 'A[i,i] == 0', 'A[i,j] == 0'],
  ];
  for (const [left, right, ...assume] of wrong)
    test(`refused: ${left} == ${right} for ${assume}`, () =>
      assert.equal(kindUnder(left, right, ...assume), 'refused'));
  const right: [string, string, ...string[]][] = [
    ['abs(x[i])', 'x[i]', 'x[i] > 0'],
    ['abs(x)[i]', 'x[i]', 'x[i] > 0'],
    ['abs(x[i]*x[j])', 'x[i]*x[j]', 'x[i] > 0', 'x[j] > 0'],
    ['norm1(x)', 'sum(x)', 'x > 0'],
    // At i = j the two contradict each other, and nothing is claimed there.
    ['sign(x[i] - x[j])', '1', 'x[i] > 0', 'x[j] < 0'],
  ];
  for (const [left, right_, ...assume] of right)
    test(`accepted: ${left} == ${right_} for ${assume}`, () =>
      assert.match(kindUnder(left, right_, ...assume), /^(exact|sizes)$/));
});

test('cases by a condition on a free index prove nothing of the other entries', () => {
  const start = derivation('functions/i-grad-l1', { symbols: vectors.symbols });
  const sums = start.given('norm1(x)').cases({
    'x[i] > 0': (d) => d.step('sum(x)*sign(x[i])', 'no'),
    'x[i] < 0': (d) => d.step('sum(x)*sign(x[i])', 'no'),
    'x[i] == 0': (d) => d.step('sum(x)*sign(x[i])', 'no'),
  });
  assert.match(sums.failure()?.message ?? '', /wrong/);
  const other = start.given('abs(x[i])').cases({
    'x[j] > 0': (d) => d.step('x[i]', 'no'),
    'x[j] <= 0': (d) => d.step('-x[i]', 'no'),
  });
  assert.match(other.failure()?.message ?? '', /wrong/);
  const own = start.given('abs(x[i])').cases({
    'x[i] > 0': (d) => d.step('x[i]', 'yes'),
    'x[i] <= 0': (d) => d.step('-x[i]', 'yes'),
  });
  assert.equal(own.failure(), undefined);
});

test('an index that is the last of a sum runs as far as what the sum is over', () => {
  assert.match(kindUnder('sum(k, 1, i, x[k])', 'sum(k, 1, n, ind(k <= i)*x[k])'), /^(exact|sizes)$/);
  assert.equal(kindUnder('sum(k, 1, i, x[k])', 'sum(k, 1, n, ind(k < i)*x[k])'), 'refused');
});
