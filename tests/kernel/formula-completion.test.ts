import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { calleeEnd } from '../../src/kernel/call-at.js';
import { formulaCompletion } from '../../src/kernel/formula-completion.js';
import { PACKAGE_FOLDER } from '../../src/package.js';

const require = createRequire(import.meta.url);
const ts = createRequire(require.resolve('tslab'))('@tslab/typescript-for-tslab');
const NOTEBOOKS = join(PACKAGE_FOLDER, 'notebooks');

/** `|` is the cursor. */
function complete(marked: string) {
  const cursor = marked.indexOf('|');
  const found = formulaCompletion(ts, marked.replace('|', ''), cursor, NOTEBOOKS);
  return found && { ...found, typed: marked.slice(found.cursor_start, found.cursor_end) };
}

test('ids of questions complete, also in an unfinished cell', () => {
  const found = complete("const d = derivation('functions/|");
  assert.ok(found?.matches.includes('functions/c-sigmoid-derivative'));
  assert.equal(found?.typed, 'functions/');
  assert.deepEqual(complete("answersTo('softmax/j|')")?.matches, ['softmax/j-partials']);
});

test('in a formula the names of its notation complete, and functions', () => {
  const found = complete(
    "derivation('a/b', mlp('relu'))\n  .given('gradW2[k,j]')\n  .step('2*grado|', 'why')",
  );
  assert.deepEqual(found?.matches, ['gradoa']);
  assert.equal(found?.typed, 'grado');
  assert.deepEqual(complete("derivation('a/b').given('softm|')")?.matches, ['softmax']);
});

test('names that the derivation itself declares complete', () => {
  const start = "derivation('a/b').where({ theta1: 'scalar' }).define('Zeta', 'theta1').given('rate*theta1')";
  assert.deepEqual(complete(`${start}.step('th|', '')`)?.matches, ['theta1']);
  assert.deepEqual(complete(`${start}.step('Z|', '')`)?.matches, ['Zeta']);
  assert.deepEqual(complete(`${start}.reaches('rat', '', usesOnly('ra|'))`)?.matches, ['rate']);
});

test('other texts are left to TypeScript: a reason, another function, code', () => {
  for (const code of ["d.step('x', 'gra|')", "console.log('gra|')", 'grad|', "derivation('a/b', 'fun|')"])
    assert.equal(complete(code), undefined, code);
});

test('inside the parentheses of a call its name is what is asked about', () => {
  const at = (marked: string) => {
    const code = marked.replace('|', '');
    const end = calleeEnd(ts, code, marked.indexOf('|'));
    return end === undefined ? undefined : code.slice(0, end).match(/\w+$/)?.[0];
  };
  assert.equal(at("d.reaches('y', |)"), 'reaches');
  assert.equal(at("d.reaches('y', 'why', usesOnly('sigma|'))"), 'usesOnly');
  assert.equal(at('train(data, { |'), 'train');
  assert.equal(at('1 + |2'), undefined);
});
