import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goalsOfOne } from '../../src/answer/goals.js';
import { derivation } from '../../src/derivation/derivation.js';

const kinds = (of: ReturnType<typeof derivation>) => goalsOfOne(of).map(({ claim }) => claim.is);

test('chains that no question begins with all count, unless they lead to a counterexample', () => {
  const two = derivation('q/a').given('x + x').step('2*x', '').given('x*x').step('x^2', '');
  assert.deepEqual(kinds(two), ['chain', 'chain']);
  const counted = derivation('q/a').given('2 + 3').step('5', '').given('x^2').refutes('x', '');
  assert.deepEqual(kinds(counted), ['refutes']);
});

test('beside an answer, the refutation of what it is not does not count', () => {
  const answer = derivation('q/a').given('D(x^2, x)').reaches('2*x', '').given('x^2').refutes('x', '');
  assert.deepEqual(kinds(answer), ['chain']);
});
