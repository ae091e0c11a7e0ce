import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { readNotebook } from '../src/homework/nbformat.js';
import { questionOf } from '../src/homework/statement.js';
import { HOMEWORK } from './homework/this-homework.js';

const ROOT = resolve(import.meta.dirname, '../..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const notebooks = readdirSync(join(ROOT, 'notebooks')).filter((file) => file.endsWith('.ipynb'));

/** The row of the README's map that links to the notebook, split into cells. */
function rowOf(notebook: string): string[] {
  const row = README.split('\n').find(
    (line) => line.startsWith('|') && line.includes(`(notebooks/${notebook})`),
  );
  assert.ok(row, `the README's map has a row for ${notebook}`);
  return row.split('|').map((cell) => cell.trim());
}

test("the README's map names every question in the notebook that answers it, and no other", () => {
  const mapped = notebooks.flatMap((notebook) => {
    const cells = readNotebook(join(ROOT, 'notebooks', notebook)).cells;
    const answered = cells.map(questionOf).filter((id) => id !== undefined);
    const named = [
      ...rowOf(notebook)
        .join(' ')
        .matchAll(/`([a-z]+\/[^`]+)`/g),
    ].map((m) => m[1]);
    assert.deepEqual(named, answered, notebook);
    return named;
  });
  const all = HOMEWORK.questions.map(({ id }) => id);
  assert.deepEqual([...mapped].sort(), [...all].sort(), 'all questions of the homework');
});

test('links and pictures of the Markdown files point at files that exist', () => {
  for (const file of ['README.md', 'CONTRIBUTING.md', 'data/README.md']) {
    const text = readFileSync(join(ROOT, file), 'utf8');
    const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((m) => m[1]);
    for (const target of targets)
      assert.ok(existsSync(join(ROOT, dirname(file), target)), `${file}: ${target}`);
  }
});
