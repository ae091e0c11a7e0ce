/** Whatever is typed: a verdict within the limit, or an error of the language. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DIFFERENT } from '../../src/judge/exact/witness.js';
import { judge } from '../../src/judge/judge.js';
import { type Context, LanguageError } from '../../src/judge/language.js';

const context: Context = {
  symbols: { x: 'scalar', y: 'scalar', n: 'size', v: ['n'], g: ['n'] },
};
const nested = (name: string, times: number) => `${`${name}(`.repeat(times)}x${')'.repeat(times)}`;
const powers = (times: number, of = 'x + 1') =>
  Array.from({ length: times }).reduce((base: string) => `((${base})^1000 + 1)`, of);
/** The same, but it is not seen without being written out. */
const [high, same] = ['x^2', '(x - 1)*(x + 1) + 1'].map((base) => powers(7, base));

describe('undecided, and why', () => {
  const claims: [string, string, RegExp][] = [
    [nested('log', 50), '0', /5 seconds|defined/],
    ['sum(k, 1, 10^6, k)', '500000500000', /too large|5 seconds/],
    ['sum(ones(10^6))', '10^6', /too many|too large/],
    ['eye(10^4)*ones(10^4)', 'ones(10^4)', /too many/],
    ['((2^1000)^1000)^100', '0', /too long/],
    // The degree of the exponent counts: it could be zero at every point of a finite field and not be zero.
    [high, same, /degree/],
    [`exp(${high} - ${same})`, '1', /degree/],
    [`1/(${high} - ${same})`, '1', /degree/],
  ];
  for (const [left, right, note] of claims)
    test(left.slice(0, 40), () => {
      const verdict = judge(left, right, context);
      assert.equal(verdict.kind, 'undecided');
      assert.match(verdict.note ?? '', note);
    });
});

describe('a verdict, whatever it is', () => {
  for (const [left, right] of [
    ['sqrt(x)', '((x + 2)==sqrt(y) ? 1 : sqrt(x))'],
    ['sign(sum(k, 0, 60, x^k))', '1'],
    ['sign(((x^1000)^1000)^100 + 1)', '1'],
    ['exp(exp(exp(exp(100))))', 'x'],
    [`x${' + x'.repeat(700)}`, '701*x'],
    ['prod(k, 1, 300, x - k)', '0'],
    ['exp(x/(x - x) + y)*x', 'exp(x/(x - x) + y)*x'],
    ['softmax(0*v ./ (0*v ./ (v + g)))[1]', 'softmax(0*v ./ (0*v ./ (v + g)))[1]'],
  ])
    test(left.slice(0, 40), () => void judge(left, right, context));
});

test('what the prototype of objects has is no function of the language', () => {
  for (const source of ['constructor(x)', 'valueOf(x, y)', '__proto__(x)', 'toString(x)'])
    assert.throws(() => judge(source, 'x', context), LanguageError, source);
});

describe('numbers are what is typed', () => {
  const N = '((2^127 - 7028701809)*(2^127 - 24876131409))';
  const different = [
    ['x + 1e-400', 'x'],
    ['1e-330*x', '0'],
    ['3e-324', '5e-324'],
    ['1.23456e-320', '1.23457e-320'],
    ['0x20000000000001', '0x20000000000000'],
    ['12345678901234567890', '12345678901234567891'],
    ['x*(1 + 1e-12)', 'x'],
    ['1/x*x', '1 + 0*x + 1e-30'],
    [`${N}^5`, '0'],
    [`${N}^5*x`, '0'],
    [`x*(1 + ${N}/(${N}*10^20 + 1))`, 'x'],
    ['max(x, -1000000)', 'x'],
    ['rect(x - 20)', '0'],
    ['ind(x < 13)', '1'],
    ['abs(x - 50)', '50 - x'],
  ];
  for (const [left, right] of different)
    test(`${left} ≠ ${right}`, () => {
      const { kind, witness } = judge(left, right, context);
      assert.equal(kind, 'refused');
      assert.notEqual(witness?.left, witness?.right);
    });
  for (const [left, right] of [
    ['0x10', '16'],
    ['0.1 + 0.2', '0.3'],
    ['0.30000000000001', '3/10 + 1e-14'],
    ['12345678901234567890 + 1', '12345678901234567891'],
    ['sign(10^(-400)*x)', 'sign(x)'],
    ['1e-400*1e400', '1'],
  ])
    test(`${left} = ${right}`, () => assert.equal(judge(left, right, context).kind, 'exact'));
  test('a multiple of the primes once fixed is no zero of an exponent', () => {
    for (const claim of [`exp(${N}^5*x)`, `exp((1 + ${N}^5)*x - x)`])
      assert.notEqual(judge(claim, '1', context).kind, 'exact');
  });
});

test('two values differ for whoever reads their digits only if both are sharp', () => {
  const [sharp, blurred] = [
    [1, 1e-12],
    [2, 1e-3],
  ] as const;
  assert.equal(DIFFERENT.seems(sharp, [2, 1e-12]), true);
  assert.equal(DIFFERENT.seems(sharp, blurred), false);
  assert.equal(DIFFERENT.seems(blurred, sharp), false);
});
