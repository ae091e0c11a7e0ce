import assert from 'node:assert/strict';
import { test } from 'node:test';
import seedrandom from 'seedrandom';
import { derivation, type Notation } from '../../src/index.js';
import { SAMPLES } from '../judge/samples.js';
import { fateOf, notebookRecords, outcomesOf } from './mutants.js';
import { type Trial, trialsOf } from './trials.js';

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

test('mistakes put into the steps are caught, but for those that change nothing', () => {
  const outcomes = outcomesOf(SAMPLES.map(({ record }) => record));
  const told = (fate: string) =>
    outcomes.filter((o) => o.fate === fate).map(({ trial }) => `${trial.line} → ${trial.source}`);
  assert.deepEqual(told('missed'), []);
  assert.deepEqual(told('equal'), ['S[i]*ind(i == j) - S[i]*S[j] → S[j] * ind(i == j) - S[i] * S[j]']);
  assert.ok(told('caught').length > 150);
});

test('so are mistakes in the notebooks (one in twenty here, all by npm run mutants)', () => {
  const outcomes = outcomesOf(notebookRecords(), 20);
  assert.deepEqual(
    outcomes.filter(({ fate }) => fate === 'missed'),
    [],
  );
  const caught = outcomes.filter(({ fate }) => fate === 'caught').length;
  assert.ok(caught > 60, `only ${caught} mutants were caught`);
});

test('a mutant that is accepted though it differs is told from one that changes nothing', () => {
  const { record } = derivation('functions/a-sigmoid-tanh').given('x').step('x + 0', 'why');
  const accepted = trialsOf(record).map((trial): Trial => ({ ...trial, verdict: { kind: 'exact' } }));
  const fates = accepted.map((trial) => `${trial.source}: ${fateOf(trial, seedrandom('fate'))}`);
  assert.deepEqual(fates, ['x - 0: equal', 'x: equal', '0: missed', 'x + 1: missed']);
});
