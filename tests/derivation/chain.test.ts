/** A chain is about its first and its last line: equal where both are defined is not transitive. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Derivation, derivation } from '../../src/derivation/derivation.js';

const chain = (first: string, ...lines: string[]) =>
  lines.reduce<Derivation>((d, line) => d.step(line, 'so it is said'), derivation('q').given(first));

/** It has a value at 0 and at 1 only. */
const TWO_POINTS = '(x + 1 + sqrt(-(x*(x - 1))^2))';

const WRONG: Record<string, Derivation> = {
  'from 1 to 2': chain(
    '1 + x - x',
    '(x - 1)/(x - 1)',
    `${TWO_POINTS}*(x - 1)/(x - 1)`,
    TWO_POINTS,
    `${TWO_POINTS}*x/x`,
    '2*x/x',
    '2',
  ),
  '|x| = x by a square root': chain('abs(x)', 'sqrt(x)^2', 'x'),
  '|x| = x by a logarithm': chain('sqrt(x^2)', 'exp(log(x))', 'x'),
  'a line with a value at one point': chain('D(sigma(x), x)', 'D(sigma(x), x) + sqrt(-x^2)', 'sigma(x)^2'),
  'the answer itself has a value at one point only': chain('D(rect(x), x)', 'ind(x < 0) + (-x^2)^(1/2)'),
  'a point lost and found otherwise': chain('ind(x==0)', 'ind(x==0)*x/x', '0*x/x', '0'),
  'a point lost in the first step': chain('ind(x==0) + x', '(ind(x==0) + x)*x/x', 'x*x/x', 'x'),
};

describe('wrong chains of lines that follow where both are defined', () => {
  for (const [name, wrong] of Object.entries(WRONG))
    test(name, () => {
      assert.ok(wrong.failure(), wrong.record.summary);
      assert.notEqual(wrong.record.verdict.kind, 'exact');
    });
});

test('a wrong end is told in a check of its own', () => {
  const { lines, checks, verdict } = WRONG['a point lost and found otherwise'].record;
  assert.ok(lines.every((line) => line.verdict?.kind !== 'refused'));
  const [check] = checks;
  assert.match(check.text.en, /the line 0 is equal to the first one/);
  assert.equal(check.verdict.kind, 'refused');
  assert.equal(check.verdict.witness?.values.x, '0');
  assert.equal(verdict.kind, 'refused');
});

test('honest chains that lose a point on the way pass, and name it', () => {
  for (const right of [chain('x', 'x^2/x', 'x*x/x', 'x'), chain('x + y', '(x^2 - y^2)/(x - y)', 'y + x')]) {
    assert.equal(right.failure(), undefined);
    assert.match(right.record.lines[1].verdict?.note ?? '', /right side needs/);
    const last = right.record.checks.at(-1);
    assert.match(last?.text.en ?? '', /equal to the first one/);
    assert.equal(last?.verdict.kind, 'exact');
    assert.equal(last?.verdict.note, undefined);
  }
});

test('a line that is defined in more points loses nothing: no check is needed', () => {
  const right = chain('exp(log(x))', 'x*exp(log(1))', 'x');
  assert.equal(right.failure(), undefined);
  assert.deepEqual(right.record.checks, []);
});

test('cases need not cover what the first line leaves out; a relation holds where it has a meaning', () => {
  const cases = (first: string) =>
    derivation('q')
      .given(first)
      .cases({
        'log(x) > 0': (d) => d.step(first, 'the same'),
        'log(x) <= 0': (d) => d.step(first, 'the same'),
      });
  assert.equal(cases('x*log(x)').failure(), undefined);
  assert.match(cases('x').failure()?.message ?? '', /leave nothing out/);
  const holds = derivation('q').where({ x: 'scalar' }).holds('log(x) < x', 'known');
  assert.notEqual(holds.record.verdict.kind, 'partial');
});
