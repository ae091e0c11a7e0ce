import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFile } from '../../src/reading/files.js';
import { DOCUMENTS } from './fixture-documents.js';

const NOT_READ = /^(unread|undeclared|blocked|undecided)$/;
const NO_CLAIM = /^(supposed|open)$/;

let claims = 0;
let unread = 0;

for (const { name, path, text } of DOCUMENTS)
  test(`${name}: what is right is not refused, every mistake is found`, () => {
    const { steps, remarks } = checkFile(path);
    const mistakes = text.split('\n').flatMap((line, k) => (/% !/.test(line) ? [k + 1] : []));
    const refused = steps.filter(({ outcome }) => outcome === 'refused');
    assert.deepEqual(
      refused
        .filter(({ line }) => !mistakes.includes(line))
        .map(({ line, left, right }) => `${line}: ${left} = ${right}`),
      [],
    );
    assert.deepEqual(
      mistakes.filter((line) => !refused.some((step) => step.line === line)),
      [],
      'mistakes that are not found',
    );
    assert.deepEqual(
      remarks.map(({ line, note }) => `${line}: ${note.en}`),
      [],
    );
    const own = steps.filter(({ outcome }) => !NO_CLAIM.test(outcome));
    const open = own.filter(({ outcome }) => NOT_READ.test(outcome));
    claims += own.length;
    unread += open.length;
    assert.ok(
      open.length <= 0.1 * own.length,
      open.map(({ line, note }) => `${line}: ${note?.en}`).join('\n'),
    );
  });

test('of all their claims at least 98 of 100 are judged', () => {
  assert.ok(claims > 300, `${claims} claims`);
  assert.ok(unread <= 0.02 * claims, `${unread} of ${claims} are not judged`);
});
