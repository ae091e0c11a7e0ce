import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Notebook } from '../../src/homework/notebook.js';
import { questionOf, statementMarkdown, withStatements } from '../../src/homework/statement.js';
import { HOMEWORK } from './this-homework.js';

const notebookOf = (source: string): Notebook => ({
  cells: [{ cell_type: 'markdown', id: 'a', metadata: {}, source }],
  metadata: {},
});

test("a question's cell is filled in from its file, and stays as it is after that", () => {
  const once = withStatements('x.ipynb', notebookOf('## mlp/q-elastic-net'), HOMEWORK);
  const source = once.cells[0].source;
  assert.equal(source, statementMarkdown(HOMEWORK, 'mlp/q-elastic-net'));
  assert.match(
    source,
    /^## mlp\/q-elastic-net · Elastic net \(3 points\)\n\nWith the penalty .*\n\n> Avec /s,
  );
  assert.deepEqual(withStatements('x.ipynb', once, HOMEWORK), once);
  assert.equal(questionOf(once.cells[0]), 'mlp/q-elastic-net');
});

test('other headings stay; one that only looks like a question is refused', () => {
  const other = notebookOf('## What was verified');
  assert.deepEqual(withStatements('x.ipynb', other, HOMEWORK), other);
  assert.equal(questionOf(other.cells[0]), undefined);
  assert.throws(
    () => withStatements('x.ipynb', notebookOf('## mlp/z-nothing'), HOMEWORK),
    /x\.ipynb, cell a: no question 'mlp\/z-nothing'/,
  );
});
