import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derivation } from '../../src/derivation/derivation.js';
import { usesOnly } from '../../src/derivation/lines/forms.js';
import { mlp } from '../../src/derivation/lines/notation.js';
import { DERIVATION_MIME, type DerivationRecord } from '../../src/derivation/lines/record.js';
import { summaryText } from '../../src/derivation/words/summary.js';

const ID = 'functions/a-sigmoid-tanh';

test('a derivation does not change: each method returns a new one', () => {
  const start = derivation(ID).given('sigma(x)');
  start.step('sigma(x)', 'the same');
  assert.equal(start.record.lines.length, 1);
});

test('the bundle carries the record, a table, LaTeX and text', () => {
  const { data } = derivation(ID).given('sigma(x)').reaches('sigma(x)', 'the same').toBundle();
  assert.deepEqual(Object.keys(data), [DERIVATION_MIME, 'text/html', 'text/latex', 'text/plain']);
  const record = JSON.parse(JSON.stringify(data[DERIVATION_MIME])) as DerivationRecord;
  assert.equal(record.lines[1].tex, '\\sigma(x)');
  assert.equal(record.summary, '1 step: 1 exact');
  assert.match(data['text/html'] as string, /✓ exact/);
});

test('a line of words alone has no formula, and is shown', () => {
  const { data } = derivation(ID).says('In words.').given('x').step('x', 'the same').toBundle();
  assert.match(data['text/html'] as string, /colspan="3"[^>]*>In words\./);
});

test('in text, each line stands with its verdict and its reason', () => {
  const text = String(derivation(ID).given('sigma(x)').step('sigma(x)', 'the same'));
  assert.equal(text, `${ID}\n    sigma(x)\n  = sigma(x)  ✓ exact  the same\n1 step: 1 exact`);
});

test('a mistyped expression is refused at once, with the place', () => {
  assert.throws(() => derivation(ID).given('sigma(x'), /sigma\(x\n {7}\^/);
});

test('a symbol that the first line does not have is not declared', () => {
  const d = derivation(ID).given('sigma(x)').step('sigma(t)', 'renamed');
  assert.match(d.failure()?.message ?? '', /line 2: sigma\(t\) is wrong: t is not declared/);
});

test('an answer in another form than asked fails', () => {
  const d = derivation(ID).given('exp(x)').reaches('exp(x)', 'the same', usesOnly('sigma'));
  assert.equal(d.record.verdict.kind, 'refused');
  assert.match(d.failure()?.message ?? '', /uses no function but sigma: wrong: it uses exp/);
});

test('shapes that do not agree refute a line, and fail a step', () => {
  const start = derivation('mlp/p-grad-x', mlp('relu')).given('gradx');
  assert.equal(start.refutes('W1*gradha', 'as printed').failure(), undefined);
  assert.match(start.step('W1*gradha', 'no').failure()?.message ?? '', /W1 is dh × d, gradha is dh × 1/);
});

test('a true line cannot be refuted', () => {
  const d = derivation(ID).given('sigma(x)').refutes('sigma(x)', 'as printed');
  assert.match(d.failure()?.message ?? '', /the line is true/);
});

test('dimensions', () => {
  const d = derivation('mlp/a-hidden', mlp('relu')).part('a1');
  assert.equal(d.hasShape('W1*x', ['dh'], 'a row of W1 for each unit').failure(), undefined);
  assert.match(d.hasShape('W1*x', ['d'], 'no').failure()?.message ?? '', /it is dh × 1, not d × 1/);
  const { lines } = d.hasShape('b1', ['dh'], 'it is added to W1*x').record;
  assert.deepEqual(
    lines.map(({ relation, tex }) => relation + tex),
    ['\\mathbf{b}^{(1)}', '∈\\mathbb{R}^{d_h}'],
  );
});

test('words are left to the grader, and the whole says so in both languages', () => {
  const { record } = derivation(ID).given('sigma(x)').step('sigma(x)', 'the same').says('because');
  assert.equal(record.verdict.kind, 'prose');
  assert.equal(record.summary, '2 steps: 1 exact, 1 prose, for the grader');
  assert.equal(summaryText(record, 'fr'), '2 étapes : 1 exacte, 1 en prose, pour le correcteur');
});

test('a step without a line before it is refused', () => {
  assert.match(derivation(ID, mlp('relu')).step('L', 'why').failure()?.message ?? '', /begin with given/);
});
