import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Trial, trialsOf } from '../../src/derivation/mutation.js';
import { derivation, type Notation } from '../../src/index.js';
import { SAMPLES } from './samples.js';

for (const sample of SAMPLES)
  test(`${sample.id}: every line is true, and the whole is as strong as its weakest line`, () => {
    assert.equal(sample.failure(), undefined);
    const { lines, verdict } = sample.record;
    const kinds = new Set(lines.flatMap((line) => line.verdict?.kind ?? []));
    const expected = ['convention', 'sizes', 'exact'].find((kind) => kinds.has(kind as 'exact'));
    assert.equal(verdict.kind, expected);
  });

test('a wrong line shows numbers, and fails where it stands', () => {
  const wrong = derivation('functions/a-sigmoid-tanh')
    .given('sigma(x)')
    .step('1 / (1 + exp(x))', 'definition of sigma')
    .step('exp(x/2) / (exp(x/2) + exp(-x/2))', 'no');
  const [, second] = wrong.record.lines;
  assert.equal(second.verdict?.kind, 'refused');
  const { values, left, right } = second.verdict?.witness ?? { values: {}, left: '', right: '' };
  const x = Number(values.x);
  assert.ok(Math.abs(Number(left) - 1 / (1 + Math.exp(-x))) < 1e-8);
  assert.ok(Math.abs(Number(right) - 1 / (1 + Math.exp(x))) < 1e-8);
  assert.match(wrong.failure()?.message ?? '', /line 2: 1 \/ \(1 \+ exp\(x\)\) is wrong \(at x = /);
  assert.match(wrong.toBundle().data['text/html'] as string, /✗ wrong/);
});

test('a printed line is refuted with numbers; a true one is not', () => {
  const start = derivation('functions/a-sigmoid-tanh').given('tanh(x/2)');
  const refuted = start.refutes('(1 - exp(-x)) / (1 + exp(x))', 'as printed');
  assert.equal(refuted.failure(), undefined);
  assert.ok(refuted.record.lines[1].verdict?.witness);
  const notRefuted = start.refutes('(1 - exp(-x)) / (1 + exp(-x))', 'as printed');
  assert.match(notRefuted.failure()?.message ?? '', /the line is true/);
});

const vectors: Notation = { symbols: { n: 'size', x: ['n'], i: 'index', j: 'index' } };

test('each case is judged under its own condition, and none may be left out', () => {
  const start = derivation('functions/f-abs-derivative').given('abs(x)');
  const right = start.cases({ 'x >= 0': (d) => d.step('x', 'why'), 'x < 0': (d) => d.step('-x', 'why') });
  assert.equal(right.failure(), undefined);
  const wrong = start.cases({ 'x >= 0': (d) => d.step('-x', 'why'), 'x < 0': (d) => d.step('-x', 'why') });
  assert.equal(wrong.record.lines[1].verdict?.kind, 'refused');
  const gap = start.cases({ 'x > 0': (d) => d.step('x', 'why'), 'x < 0': (d) => d.step('-x', 'why') });
  assert.match(gap.failure()?.message ?? '', /the cases leave nothing out: wrong/);
});

test('cases of indices are judged at the indices they hold for', () => {
  const start = derivation('softmax/j-partials', vectors).given('D(softmax(x)[i], x[j])');
  const wrong = start.cases({
    'i == j': (d) => d.step('softmax(x)[i]', 'forgotten factor'),
    'i != j': (d) => d.step('softmax(x)[i] * softmax(x)[j]', 'forgotten sign'),
  });
  const kinds = wrong.record.lines.map((line) => line.verdict?.kind).filter(Boolean);
  assert.deepEqual(kinds, ['refused', 'refused']);
});

test('a relation holds for all values, or the numbers show where it does not', () => {
  const start = derivation('mlp/c-softmax-output', vectors);
  assert.equal(start.holds('softmax(x)[i] > 0', 'why').failure(), undefined);
  assert.ok(start.holds('softmax(x)[i] > x[i]', 'why').record.lines[0].verdict?.witness);
});

/** Mutants that are accepted because they are equal to the right line. */
const EQUAL: Readonly<Record<string, string>> = {
  'S[i]*ind(i == j) - S[i]*S[j] → S[j] * ind(i == j) - S[i] * S[j]': 'where i = j, S[i] is S[j]',
};

test('mistakes put into the steps are caught', () => {
  const trials = SAMPLES.flatMap((sample): Trial[] => trialsOf(sample.record));
  const survivors = trials.filter(({ verdict }) => verdict.kind !== 'refused');
  assert.deepEqual(
    survivors.map(({ line, source }) => `${line} → ${source}`).sort(),
    Object.keys(EQUAL).sort(),
  );
  assert.ok(trials.length > 150, `only ${trials.length} mutants`);
});
