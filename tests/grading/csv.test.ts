import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvOf } from '../../src/grading/output/csv.js';
import { sheetOf } from '../../src/grading/sheet.js';

test('no name of a submission is a formula to the program that opens the table', () => {
  for (const sign of ['=', '+', '-', '@', '\t']) {
    const csv = csvOf([sheetOf(`${sign}1+1`, [])]);
    assert.ok(csv.includes(`'${sign}1+1`), sign);
  }
  assert.ok(csvOf([sheetOf('1-1', [])]).includes('\n1-1,'));
});
