import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derivation } from '../../src/derivation/index.js';
import { lineWitness } from '../../src/derivation/shown/line-witness.js';
import { witnessView } from '../../src/derivation/shown/witness-view.js';
import { toTex, toTypst } from '../../src/derivation/typeset/formula.js';

test('a very small number of a witness is set with a power of ten, not in the way of a program', () => {
  const context = { symbols: { x: 'scalar' } } as const;
  const witness = { values: { x: '-2.75' }, left: '1e-9', right: '2' };
  const { quantities, left } = witnessView('x * 10^-9', 'x', witness, context);
  assert.deepEqual(quantities.map(toTex), ['x=-2.75']);
  assert.equal(toTex(left), '-2.75\\cdot10^{-9}');
  assert.doesNotMatch(toTypst(left), /e/);
});

test('in Jupyter the numbers of a wrong line stand as vectors and matrices, and for untrusted notebooks as TeX', () => {
  const notation = { symbols: { n: 'size', W: ['n', 'n'], x: ['n'] } } as const;
  const wrong = derivation('witness/matrices', notation).given('W*x').step("W'*x", 'a transpose too many');
  const html = wrong.toBundle().data['text/html'] as string;
  const row = html.split('\n').find((line) => line.includes('≠')) ?? '';
  assert.match(row, /at <span[^>]*><math.*data-name="W".*<mtable>.*≠.*<mtable>/);
  assert.match(row, /<template>\$\\displaystyle .*\\begin\{pmatrix\}/);
  assert.doesNotMatch(row, /W\[1,1\]/);
});

test('a witness is that of the line and of the last right one before it', () => {
  const { record } = derivation('witness/last-right').given('x').step('2*x', '').step('3*x', '');
  const views = record.lines.slice(1).map((line) => lineWitness(line, record));
  assert.deepEqual(
    views.map((view) => view && [toTex(view.left), toTex(view.right)]),
    [
      ['-2.75', '-5.5'],
      ['-2.75', '-8.25'],
    ],
  );
  assert.equal(lineWitness(record.lines[0], record), undefined);
});
