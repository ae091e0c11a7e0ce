import assert from 'node:assert/strict';
import { test } from 'node:test';
import { casesAgain, judgeAgain, sizesIn } from '../../src/derivation/judged/replay.js';
import type { DerivationRecord } from '../../src/derivation/lines/record.js';
import {
  groupsOfCases,
  type Reached,
  reachedAfter,
  typedLines,
} from '../../src/derivation/lines/typed-lines.js';
import { notebookNames, recordsIn } from './notebook-records.js';

/** What was decided, without how it is printed. */
function replayed(record: DerivationRecord) {
  const typed = typedLines(record);
  let reached: Reached = {};
  const judged = typed.map((line) => {
    const again = judgeAgain(line, reached, record.context);
    reached = reachedAfter(line, again.line.verdict, reached);
    return again;
  });
  return {
    lines: judged.map(({ line: { verdict, shape, tex } }) => ({ verdict, shape, tex })),
    checks: [
      ...judged.flatMap(({ checks }) => checks),
      ...groupsOfCases(typed).flatMap((group) => casesAgain(group, record.context)),
    ],
  };
}

const byText = (a: { text: { en: string } }, b: { text: { en: string } }) =>
  a.text.en.localeCompare(b.text.en);

test('every line of every record, judged again on its own, has the stored verdict', () => {
  const records = notebookNames.flatMap(recordsIn);
  assert.ok(records.length > 100);
  for (const record of records) {
    const { lines, checks } = replayed(record);
    const stored = record.lines.map(({ verdict, shape, tex }) => ({ verdict, shape, tex }));
    assert.deepEqual(lines, stored, record.id);
    const asked = record.lines.some((line) => line.asked);
    const kept = asked ? record.checks : record.checks.filter(({ text }) => text.en.startsWith('the cases'));
    const found = asked ? checks : checks.filter(({ text }) => text.en.startsWith('the cases'));
    assert.deepEqual([...found].sort(byText), [...kept].sort(byText), record.id);
  }
});

test('a line after a wrong one goes on from the last right line', () => {
  const reached = reachedAfter({ is: 'step', source: 'wrong' }, { kind: 'refused' }, { right: 'x' });
  assert.deepEqual(reached, { right: 'x', wrong: 'wrong' });
  assert.deepEqual(reachedAfter({ is: 'step', source: 'y' }, { kind: 'exact' }, reached), { right: 'y' });
  assert.deepEqual(reachedAfter({ is: 'step', source: '(' }, undefined, { right: 'x' }), { right: 'x' });
});

test('shapes are read as they are printed', () => {
  assert.deepEqual(['m × dh', 'd × 1', '3', 'scalar', ''].map(sizesIn), [['m', 'dh'], ['d'], [3], [], []]);
  assert.throws(() => sizesIn('a × b × c'), /one or two sizes/);
});
