import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toTex, toTypst } from '../../src/derivation/typeset/formula.js';
import { witnessView } from '../../src/derivation/witness-view.js';

test('a very small number of a witness is set with a power of ten, not in the way of a program', () => {
  const context = { symbols: { x: 'scalar' } } as const;
  const witness = { values: { x: '-2.75' }, left: '1e-9', right: '2' };
  const { quantities, left } = witnessView('x * 10^-9', 'x', witness, context);
  assert.deepEqual(quantities.map(toTex), ['x=-2.75']);
  assert.equal(toTex(left), '-2.75\\cdot10^{-9}');
  assert.doesNotMatch(toTypst(left), /e/);
});
