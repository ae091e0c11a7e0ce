import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvOf } from '../../src/grading/output/csv.js';
import { canvasCsv, moodleCsv } from '../../src/grading/output/gradebooks.js';
import { sheetOf } from '../../src/grading/sheet.js';

const sheets = (...names: string[]) =>
  names.map((name) => ({ ...sheetOf(name, []), points: 10, earned: 7.5 }));

test("Canvas finds students by the user's number, where all names have one", () => {
  assert.equal(
    canvasCsv(sheets('doejane_123_4561', 'roejohn_late_77_4563_01-1', '88_4564_01'), 'Gradients, by hand'),
    'Student,ID,SIS Login ID,Section,"Gradients, by hand"\r\n    Points Possible,,,,10\r\n' +
      'doejane,123,,,7.5\r\nroejohn,77,,,7.5\r\n,88,,,7.5\r\n',
  );
  assert.match(
    canvasCsv(sheets('doejane_123_4561', 'ann'), 'x'),
    /^doejane_123_4561,,doejane_123_4561,,7\.5\r$/m,
  );
});

test("Moodle finds students by the participant's number", () => {
  assert.equal(
    moodleCsv(sheets('Ann Lee_9_assignsubmission_file', 'ann')),
    'Identifier,Full name,Grade,Maximum Grade,Last modified (grade),Feedback comments\r\n' +
      'Participant 9,Ann Lee,7.5,10,,\r\nann,ann,7.5,10,,\r\n',
  );
});

test('no name of a submission is a formula to the program that opens the table', () => {
  for (const sign of ['=', '+', '-', '@', '\t']) {
    const csv = csvOf([sheetOf(`${sign}1+1`, [])]);
    assert.ok(csv.includes(`'${sign}1+1`), sign);
  }
  assert.ok(csvOf([sheetOf('1-1', [])]).includes('\n1-1,'));
});
