import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derivation, formulaAgainstCode, formulaFailure, formulaTable, mlp } from '../../src/index.js';

const answer = (left: string, right: string) =>
  derivation('mlp/k-matrix-hs', mlp('relu')).given(left).reaches(right, 'given');

test('mlp/k-matrix-hs: the proven formula is what loop.ts and matrix.ts compute', () => {
  const rows = formulaAgainstCode(answer('gradhs', "W2'*gradoa"), 'gradhs');
  assert.equal(formulaFailure(rows), undefined);
  const { caption } = formulaTable(rows, ['mlp/j-grad-hs', 'mlp/k-matrix-hs']);
  assert.match(
    caption,
    /W2'\*gradoa against src\/mlp\/loop\.ts:\d+ and src\/mlp\/matrix\.ts:\d+: const GradHs/,
  );
});

test('mlp/m-matrix-ha: formulas with alternatives are compared where they hold', () => {
  const leaky = answer('gradha', 'gradhs .* (ind(ha > 0) + alpha*ind(ha <= 0))');
  assert.equal(formulaFailure(formulaAgainstCode(leaky, 'gradha', ['leaky relu'])), undefined);
  assert.match(
    String(formulaFailure(formulaAgainstCode(leaky, 'gradha', ['elu']))),
    /not what bprop computes for elu/,
  );
});

test('a wrong formula, a wrong shape and a derivation without an answer are found', () => {
  const planted = formulaAgainstCode(answer('gradhs', "1.000001*W2'*gradoa"), 'gradhs');
  assert.match(String(formulaFailure(planted)), /1\.000001\*W2'\*gradoa is not what bprop computes/);
  assert.ok(formulaFailure(formulaAgainstCode(answer('gradoa', 'gradoa'), 'gradhs')));
  assert.throws(
    () => formulaAgainstCode(derivation('mlp/k-matrix-hs', mlp('relu')), 'gradhs'),
    /reaches no answer/,
  );
});
