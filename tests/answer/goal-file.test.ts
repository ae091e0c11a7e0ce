import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { GOALS_FILE, goalsBeside, goalsText } from '../../src/answer/goal-file.js';
import { goalsFor } from '../../src/grading/goals-command.js';
import { readRubric } from '../../src/grading/rubric.js';
import { HOMEWORK } from '../homework/this-homework.js';

const FILE = join(HOMEWORK.folder, GOALS_FILE);

test('the committed goals are those of the committed solutions', () => {
  assert.equal(
    readFileSync(FILE, 'utf8'),
    goalsFor(HOMEWORK.notebooks),
    'run: npx chainrule goals notebooks',
  );
});

test('what is read back asks the same, and does not hold the answer', () => {
  const path = HOMEWORK.notebooks.find((name) => name.endsWith('04-backward.ipynb'))!;
  const { goals } = readRubric(path);
  const restored = goalsBeside(HOMEWORK).filter(({ question }) => question === 'mlp/h-grad-layer2');
  const solved = goals.filter(({ question }) => question === 'mlp/h-grad-layer2');
  assert.equal(restored.length, solved.length);
  for (const [i, { claim }] of restored.entries()) {
    assert.ok(claim.is === 'chain' && solved[i].claim.is === 'chain');
    assert.equal(claim.answers, undefined);
    assert.deepEqual(
      ['gradoa', 'hs', 'softmax', 'x', 'D'].map(claim.isWrittenWith),
      ['gradoa', 'hs', 'softmax', 'x', 'D'].map(solved[i].claim.isWrittenWith),
    );
  }
  const text = goalsText(solved);
  for (const { claim } of solved)
    if (claim.is === 'chain') assert.ok(!text.includes(JSON.stringify(claim.answers![0].expression.source)));
});
