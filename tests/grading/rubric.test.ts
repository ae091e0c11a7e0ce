import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { scoreDerivations } from '../../src/answer/derivation-score.js';
import { readDerivations } from '../../src/grading/read/derivations.js';
import { readRubric, rubricOf } from '../../src/grading/rubric.js';
import { isCode } from '../../src/homework/notebook.js';
import { HOMEWORK } from '../homework/this-homework.js';
import { changed, source } from './sample.js';

const NOTEBOOKS = resolve(import.meta.dirname, '../../../notebooks');

for (const file of readdirSync(NOTEBOOKS).filter((name) => name.endsWith('.ipynb')))
  test(`the derivations of ${file} earn all that is not left to a grader`, () => {
    const { goals, notebook } = readRubric(join(NOTEBOOKS, file));
    const { shown } = readDerivations(notebook.cells.filter(isCode));
    for (const question of new Set(goals.map((goal) => goal.question))) {
      const own = goals.filter((goal) => goal.question === question);
      const forGrader = own.some((goal) => goal.claim.is === 'says' || goal.told);
      const { earned, pending, remark } = scoreDerivations(own, {
        shown: shown.filter(({ derivation }) => derivation.id === question),
      });
      assert.ok(Math.abs(earned + pending - 1) < 1e-9, `${question}: ${remark}`);
      assert.equal(pending > 0, forGrader, `${question}: ${remark}`);
    }
  });

test('a solution that cannot be read is refused by name', () => {
  assert.throws(
    () =>
      rubricOf('sample.ipynb', changed(source, { 'c-derive': 'while (true) show(derivation)' }), HOMEWORK),
    /sample\.ipynb, cell c-derive, line 1: the grader reads derivations without running/,
  );
});
