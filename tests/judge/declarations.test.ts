import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derivation } from '../../src/derivation/derivation.js';
import { deepNet, mlp } from '../../src/derivation/lines/notation.js';
import { declarationProblem } from '../../src/judge/declarations.js';
import { judge } from '../../src/judge/judge.js';
import type { Shape } from '../../src/judge/language.js';

const PROBLEMS: readonly (readonly [symbols: Record<string, unknown>, problem: RegExp])[] = [
  [{ x: ['q'] }, /x has the size q, which is not declared as one: q: 'size'/],
  [{ n: 'scalar', x: ['n'] }, /x has the size n/],
  [{ x: ['3'] }, /without quotes, \[3\]/],
  [{ x: [0] }, /no whole number from 1/],
  [{ x: [2.5] }, /no whole number from 1/],
  [{ x: [] }, /x has 0 sizes/],
  [{ n: 'size', x: ['n', 'n', 'n'] }, /x has 3 sizes/],
  [{ x: 'vector' }, /x is declared as "vector"/],
  [{ 'x y': 'scalar' }, /"x y" is no name/],
];

for (const [symbols, problem] of PROBLEMS)
  test(`declared as ${JSON.stringify(symbols)}: said in words`, () => {
    assert.match(String(declarationProblem({ symbols: symbols as Record<string, Shape> })), problem);
  });

test('a definition uses the names before it, and neither itself nor a later one', () => {
  const symbols = { x: 'scalar' } as const;
  const problemOf = (...definitions: [string, string][]) => declarationProblem({ symbols, definitions });
  assert.equal(problemOf(['y', 'x^2'], ['z', 'y + sum(k, 1, 3, k)']), undefined);
  assert.match(String(problemOf(['z', 'z + 1'])), /the definition of z uses z itself: z \+ 1/);
  assert.match(String(problemOf(['a', 'b'], ['b', 'a'])), /a uses b, which is defined after it/);
  assert.throws(
    () =>
      derivation('a/b', { symbols, definitions: [['z', 'z + 1']] })
        .given('z')
        .reaches('z', '').record,
    /a\/b: the definition of z uses z itself/,
  );
});

test('the notations of the package declare what they use', () => {
  for (const notation of [mlp('relu'), mlp('elu'), mlp('free'), deepNet(3, 'tanh'), deepNet(2, 'free')])
    assert.equal(declarationProblem(notation), undefined);
});

test('where all sizes are numbers, nothing is left open: an index that a sum binds has no other values', () => {
  const context = { symbols: { i: 'index', k: 'index', x: [4], w: [3] } } as const;
  const sum = 'D(sum(i, 1, 2, sum(k, 1, 3, w[k]*x[i+k-1])), w[2])';
  assert.equal(judge(sum, 'x[2] + x[3]', context).kind, 'exact');
  assert.equal(judge(sum, 'x[2] + x[4]', context).kind, 'refused');
});

test('what is assumed is a condition', () => {
  const problemOf = (assumption: string) =>
    declarationProblem({ symbols: { x: 'scalar', y: 'scalar' }, assume: [assumption] });
  for (const condition of ['x > 0', '(x != y)', 'not (x == y)', 'x > 0 and y > 0', '0 < x < y'])
    assert.equal(problemOf(condition), undefined);
  for (const other of ['x + 1', 'x', 'abs(x)', '(x*y)'])
    assert.equal(problemOf(other), `"${other}" is no condition, such as v > 0`);
});
