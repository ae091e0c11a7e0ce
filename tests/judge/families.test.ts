/** The families of claims: the judge is never wrong about one, and few are left open. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '../../src/judge/judge.js';
import { markOf } from './families/family.js';
import { FAMILIES } from './families/index.js';

/** The share of the bank that the judge may leave open. */
const OPEN = 0.01;

test('no claim of the families is judged wrong', () => {
  assert.ok(FAMILIES.length >= 600, `${FAMILIES.length} claims`);
  const marked = FAMILIES.map((claim) => {
    const verdict = judge(claim.left, claim.right, claim.context);
    return { claim, verdict, mark: markOf(verdict, claim.truth) };
  });
  const told = (mark: string) =>
    marked
      .filter((m) => m.mark === mark)
      .map(
        ({ claim, verdict }) => `${claim.truth}: ${claim.left} = ${claim.right}: ${JSON.stringify(verdict)}`,
      );
  assert.deepEqual(told('wrong'), []);
  assert.ok(told('open').length <= OPEN * FAMILIES.length, told('open').join('\n'));
});

test('a wrong label or a wrong verdict is marked wrong', () => {
  assert.equal(markOf({ kind: 'exact' }, 'different'), 'wrong');
  assert.equal(markOf({ kind: 'refused' }, 'equal'), 'wrong');
  assert.equal(markOf({ kind: 'partial' }, 'different'), 'wrong');
  assert.equal(markOf({ kind: 'exact' }, 'narrower'), 'wrong');
  assert.equal(markOf({ kind: 'partial' }, 'narrower'), 'right');
  assert.equal(markOf({ kind: 'undecided' }, 'equal'), 'open');
});
