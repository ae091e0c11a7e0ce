import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derivation } from '../../src/derivation/derivation.js';
import { deepNet, layer, mlp, type Notation } from '../../src/derivation/lines/notation.js';
import { meaningIn } from '../../src/derivation/words/meanings.js';
import type { Context } from '../../src/judge/language.js';

const meaning = (context: Context, name: string) => meaningIn(context, name)?.en;

test('the names of the networks have their meanings, and gradients theirs', () => {
  for (const notation of [mlp('relu'), mlp('leaky relu'), mlp('free')]) {
    assert.equal(meaning(notation, 'x'), 'the input, one example');
    assert.equal(meaning(notation, 'hs'), 'the hidden layer after the activation');
    assert.equal(meaning(notation, 'W1'), 'the weights into the hidden layer');
    assert.equal(meaning(notation, 'gradW1'), 'the gradient of L with respect to W1');
    assert.equal(meaning(notation, 'i'), 'an index');
  }
  assert.equal(meaning(deepNet(3, 'tanh'), 'W1'), 'the weights of layer 1');
  assert.equal(meaning(deepNet(3, 'free'), 'h0'), 'the input, one example');
  assert.equal(meaningIn(mlp('relu'), 'L')?.line, 'L');
  assert.equal(meaningIn(mlp('relu'), 'gradW1')?.line, 'gradW1');
  assert.equal(meaningIn(mlp('relu'), 'W1')?.line, undefined);
  assert.equal(meaningIn(deepNet(3, 'tanh'), 'L')?.line, undefined);
});

test('what a record keeps of its notation is enough', () => {
  const { context } = derivation('a/b', mlp('relu')).given('D(L, oa[k])').step('gradoa[k]', '').record;
  const names = [...Object.keys(context.symbols), ...(context.definitions ?? []).map(([name]) => name)];
  assert.ok(names.includes('x') && names.includes('os'));
  assert.deepEqual(
    names.filter((name) => meaning(context, name) === undefined || meaning(context, name) === 'a size'),
    [],
  );
});

/** Each declares a name of the network, but not as the network does. */
const PLANTED: readonly (readonly [
  what: string,
  context: Context,
  name: string,
  told: string | undefined,
])[] = [
  ['a number x', { symbols: { x: 'scalar' } }, 'x', 'a number'],
  ['a vector x without a network', { symbols: { x: ['d'], d: 'size' } }, 'x', undefined],
  ['a size m without a network', { symbols: { m: 'size' } }, 'm', 'a size'],
  ['an x of another shape', spoiled(mlp('relu'), { x: ['m'] }), 'x', undefined],
  ['another loss', layer(), 'L', undefined],
  ['another hidden layer', defined(mlp('relu'), 'ha', 'W1*x'), 'ha', undefined],
  ['a name that is not declared', mlp('relu'), 'toString', undefined],
];

for (const [what, context, name, told] of PLANTED)
  test(`${what} has no meaning of the network`, () => assert.equal(meaning(context, name), told));

function spoiled(notation: Notation, symbols: Context['symbols']): Context {
  return { ...notation, symbols: { ...notation.symbols, ...symbols } };
}

function defined({ symbols, definitions = [] }: Notation, name: string, source: string): Context {
  return { symbols, definitions: definitions.map(([n, s]) => [n, n === name ? source : s] as const) };
}
