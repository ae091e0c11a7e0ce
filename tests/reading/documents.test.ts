import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { readNotebook } from '../../src/homework/nbformat.js';
import { checkFile } from '../../src/reading/files.js';

/**
 * Solutions in the habits of different people, each with its true steps and with mistakes put into it: a line that
 * holds one ends in the comment `% !`.
 */
const DOCUMENTS = resolve(import.meta.dirname, '../../../tests/reading/documents');

const textOf = (path: string): string =>
  path.endsWith('.ipynb')
    ? readNotebook(path)
        .cells.filter((cell) => cell.cell_type === 'markdown')
        .map((cell) => cell.source)
        .join('\n\n')
    : readFileSync(path, 'utf8');

const NOT_READ = /^(unread|undeclared|blocked|undecided)$/;
const NO_CLAIM = /^(supposed|open)$/;

let claims = 0;
let unread = 0;

for (const name of readdirSync(DOCUMENTS))
  test(`${name}: what is right is not refused, every mistake is found`, () => {
    const path = join(DOCUMENTS, name);
    const { steps, remarks } = checkFile(path);
    const mistakes = textOf(path)
      .split('\n')
      .flatMap((line, k) => (/% !/.test(line) ? [k + 1] : []));
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
