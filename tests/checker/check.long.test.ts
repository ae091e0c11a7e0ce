import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Certificate, certificate } from '../../src/derivation/judged/certificate.js';
import { derivation, mlp } from '../../src/index.js';
import { checked } from './main.js';

const softmax = derivation('softmax/j-partials')
  .where({ n: 'size', x: ['n'], i: 'index', j: 'index' })
  .define('S', 'softmax(x)')
  .given('D(S[i], x[j])')
  .step('S[i]*ind(i == j) - S[i]*S[j]', 'quotient rule');
const kink = derivation('functions/f-abs-derivative').given('D(abs(x), x)').step('sign(x)', 'cases');
const scalar = derivation('functions/c-sigmoid-derivative')
  .given('D(sigma(x), x)')
  .step('exp(-x)/(1 + exp(-x))^2', 'quotient rule')
  .step('sigma(x)*(1 - sigma(x))', 'definition');
const layer = derivation('mlp/i-matrix-layer2', mlp('relu')).given('gradb2').step('gradoa', 'all entries');

const right = [softmax, kink, scalar, layer].map(({ record }) => certificate(record));

test('what the judge has proved is confirmed', () => {
  const { status, output } = checked(right);
  assert.equal(status, 0, output);
  assert.match(output, /"lines": 5, "confirmed": 5, "beyond": 0, "false": 0/);
});

/** The first line of a certificate, changed. */
const forged = (of: Certificate, change: object): Certificate[] => [
  { ...of, lines: [{ ...of.lines[0], ...change }, ...of.lines.slice(1)] },
];

const FORGED: Readonly<Record<string, Certificate[]>> = {
  'a changed line': forged(right[0], { to: 'S[i]*ind(i == j) + S[i]*S[j]' }),
  'a changed left side': forged(right[2], { from: 'D(sigma(x), x) + 1' }),
  'a bound that was lowered': forged(right[0], { bound: { n: 0 } }),
  'a size left out': forged(right[0], { sizes: right[0].lines[0].sizes?.slice(1) }),
  'other sizes': forged(right[0], { sizes: [{ n: 2 }, { n: 3 }, { n: 4 }, { n: 5 }] }),
  'exact without a bound': forged(right[0], { bound: undefined, sizes: undefined }),
  'a convention called exact': forged(right[1], { kind: 'exact' }),
  'a sign that is the opposite': forged(right[2], { from: 'abs(1/(-2))', to: '-1/2' }),
  'a free name that nothing defines': forged(right[0], { free: ['x'] }),
  'a free name that the line is about': forged(right[0], { free: ['S'], from: 'S[i]', to: 'softmax(x)[i]' }),
};

/** One run for all of them: each is named as what was done to it. */
const opinion = checked(
  Object.entries(FORGED).flatMap(([what, certificates]) => certificates.map((one) => ({ ...one, id: what }))),
);
for (const what of Object.keys(FORGED))
  test(`caught: ${what}`, () => {
    assert.equal(opinion.status, 1, opinion.output);
    assert.match(opinion.output, new RegExp(`^false: ${what}\\b`, 'm'));
  });

test('a line that is true because a free definition is never negative is not called false', () => {
  const { record } = derivation('squares')
    .where({ n: 'size', x: ['n'] })
    .define('s', 'norm2sq(x)')
    .given('s')
    .step('s', 'the same');
  const of = certificate(record);
  for (const from of ['abs(s)', 'max(s, 0)', 'rect(s)', 's*ind(s >= 0)']) {
    const { status, output } = checked(forged(of, { from, to: 's', free: ['s'] }));
    assert.equal(status, 0, output);
    assert.match(output, /"lines": 1/);
  }
});

test('an identity of small sizes is judged at the sizes of its own count', () => {
  const line = { relation: '=', kind: 'exact', bound: { n: 0 }, sizes: [{ n: 1 }], free: [] } as const;
  const context = { symbols: { n: 'size', x: ['n'] } } as const;
  const power = 'sum(x)^3 - 3*sum(x)*norm2sq(x) + 2*sum(x.^3)';
  const { status, output } = checked([{ id: 'e3', context, lines: [{ ...line, from: power, to: '0' }] }]);
  assert.equal(status, 1, output);
});

test('hostile certificates: no crash, nothing run, no verdict', () => {
  const about = (from: string) => ({
    ...{ id: '', context: { symbols: {} } },
    lines: [{ from, to: '1', relation: '=', kind: 'exact' }],
  });
  const texts = [
    '(',
    '('.repeat(3000),
    `${'('.repeat(2000)}1${')'.repeat(2000)}`,
    '__import__("os").system("false")',
    '1/0',
    '9^9^9^9',
    '((((9^60)^60)^60)^60)^60',
    '1/(1/((((9^60)^60)^60)^60))',
    'sum(k, 1, 999999999, 1)',
    'x'.repeat(4000),
    `${'-'.repeat(1501)}1`,
    'exp(exp(exp(1)))',
    '',
    '\u0000',
    'D(1, D)',
  ];
  const { status, output } = checked(JSON.stringify(texts.map(about)));
  assert.ok(status === 0 || status === 1, output);
  assert.doesNotMatch(output, /Traceback/);
  assert.match(output, new RegExp(`"lines": ${texts.length}, "confirmed": 0`));
  for (const file of [
    '',
    '{',
    '[]',
    '[]]',
    '{}',
    '[1]',
    '[{"context": {}, "lines": []}]',
    '[{"context": {}, "lines": [{}]}]',
    '['.repeat(100000),
  ]) {
    const { status, output } = checked(file);
    assert.equal(status, 2, output);
    assert.doesNotMatch(output, /Traceback/);
  }
});
