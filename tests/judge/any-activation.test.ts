import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { layer } from '../../src/derivation/lines/notation.js';
import { deepNet, derivation, mlp } from '../../src/index.js';
import { judge } from '../../src/judge/judge.js';

/** All of 2(g) to 2(p), for any activation: each line follows from the definition of the gradient on its left. */
const NETWORK = [
  ['gradoa', 'os - onehot(y, m)'],
  ['gradW2', "gradoa*hs'"],
  ['gradb2', 'gradoa'],
  ['gradhs', "W2'*gradoa"],
  ['gradha[j]', 'gradhs[j]*dphi[j]'],
  ['gradha', 'gradhs .* dphi'],
  ['gradW1', "gradha*x'"],
  ['gradb1', 'gradha'],
  ['gradx', "W1'*gradha"],
  ['D(hs[j], ha[i])', 'dphi[j]*ind(i == j)'],
] as const;

/** One layer of a network of any depth. */
const LAYER = [
  ['gradz', 'g'],
  ['gradW', "g*h'"],
  ['gradb', 'g'],
  ['gradh', "W'*g"],
  ['grada', "(W'*g) .* dphi"],
  ['grada[j]', 'dphi[j]*sum(i, 1, n, g[i]*W[i,j])'],
] as const;

const DEEP = [
  ['gradz3', 'f - onehot(y, m)'],
  ['gradz2', "(W3'*gradz3) .* dphi2"],
  ['gradz1', "(W2'*gradz2) .* dphi1"],
  ['gradW2', "gradz2*h1'"],
  ['gradb1', 'gradz1'],
] as const;

for (const [name, notation, lines] of [
  ["mlp('free')", mlp('free'), NETWORK],
  ['layer()', layer(), LAYER],
  ["deepNet(3, 'free')", deepNet(3, 'free'), DEEP],
] as const)
  describe(`${name}: for every activation and every size`, () => {
    for (const [left, right] of lines)
      test(`${left} == ${right}`, () => {
        const { kind, bound } = judge(left, right, notation);
        assert.equal(kind, 'exact');
        assert.ok(bound);
      });
  });

test('of an activation that is not given nothing but its derivative is known', () => {
  for (const [left, right] of [
    ['hs', 'rect(ha)'],
    ['dphi', 'hs'],
    ['gradha', 'gradhs'],
    ['gradha', 'gradhs .* ind(ha > 0)'],
    ['D(hs[j], x[i])', '0'],
  ])
    assert.equal(judge(left, right, mlp('free')).kind, 'refused', `${left} == ${right}`);
  assert.equal(judge('grada', "W'*g", layer()).kind, 'refused');
});

test('a derivation with a free layer holds at every depth, and prints its derivative', () => {
  const layers = derivation('deep/b3-recursion', layer())
    .given('grada[j]')
    .step('gradh[j] * D(h[j], a[j])', 'chain rule: $a_j$ acts on $h_j$ alone')
    .reaches("(W'*g)[j] * dphi[j]", 'chain rule over the layer above');
  assert.equal(layers.failure(), undefined);
  assert.equal(layers.record.verdict.kind, 'exact');
  assert.deepEqual(layers.record.context.along, [['h', 'a', 'dphi']]);
  assert.match(layers.record.lines[2].tex, /\\varphi'_\{?j/);
  assert.match(layers.toBundle().data['text/html'] as string, /<msub><msup><mi>φ<\/mi><mo>′<\/mo><\/msup>/);
});

test('what a symbol is a function of has its shape, and is not itself', () => {
  const symbols = { n: 'size', m: 'size', h: ['n'], z: ['n'], p: ['m'] } as const;
  assert.throws(() => judge('h', 'h', { symbols, along: [['h', 'z', 'p']] }), /another shape/);
  assert.throws(() => judge('h', 'h', { symbols, along: [['h', 'h', 'z']] }), /function of itself/);
  assert.throws(() => judge('h', 'h', { symbols, along: [['h', 'q', 'z']] }), /q is not declared/);
});
