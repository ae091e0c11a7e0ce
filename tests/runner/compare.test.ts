import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STAND_IN_NAME } from '../../src/data/stand-in/stand-in.js';
import type { CodeCell, Notebook, Output } from '../../src/homework/notebook.js';
import { compareOutputs } from '../../src/runner/compare.js';

function notebook(outputs: readonly Output[], tags: readonly string[] = []): Notebook {
  const cell: CodeCell = {
    cell_type: 'code',
    id: 'c1',
    metadata: { tags },
    source: 'x',
    execution_count: 1,
    outputs,
  };
  return { cells: [{ cell_type: 'markdown', id: 'm', metadata: {}, source: '#' }, cell], metadata: {} };
}

function printed(text: string): Output {
  return { output_type: 'stream', name: 'stdout', text };
}

function shown(data: Record<string, unknown>): Output {
  return { output_type: 'display_data', data, metadata: {} };
}

function firstDifference(a: Notebook, b: Notebook) {
  const { difference, skipped } = compareOutputs(a, b);
  assert.equal(skipped, undefined);
  return difference;
}

test('equal outputs differ nowhere, whatever the order of their keys', () => {
  const a = notebook([shown({ 'text/plain': 'p', 'a/b+json': { x: 1, y: [2] } })]);
  const b = notebook([shown({ 'a/b+json': { y: [2], x: 1 }, 'text/plain': 'p' })]);
  assert.equal(firstDifference(a, b), undefined);
});

test('a planted difference is found: cell, MIME type and both texts near it', () => {
  const long = 'x'.repeat(500);
  const a = notebook([printed('same'), shown({ 'text/plain': `${long}0.1234${long}` })]);
  const b = notebook([printed('same'), shown({ 'text/plain': `${long}0.1235${long}` })]);
  const difference = firstDifference(a, b);
  assert.equal(difference?.where, 'cell 2 (id c1), output 2 (display_data), text/plain');
  assert.match(difference.committed, /0\.1234/);
  assert.match(difference.executed, /0\.1235/);
  assert.ok(difference.committed.length < 200);
});

test('a missing output, an added one and another MIME type are differences', () => {
  const one = notebook([printed('a')]);
  assert.match(firstDifference(one, notebook([]))?.executed ?? '', /no such output/);
  assert.match(firstDifference(notebook([]), one)?.committed ?? '', /no such output/);
  const plain = notebook([shown({ 'text/plain': 'p' })]);
  const html = notebook([shown({ 'text/html': 'p' })]);
  assert.match(firstDifference(plain, html)?.where ?? '', /text\/plain/);
});

test('a text that only goes on longer is a difference', () => {
  const difference = firstDifference(notebook([printed('ab')]), notebook([printed('abc')]));
  assert.deepEqual([difference?.committed, difference?.executed], ['ab', 'abc']);
});

test('outputs of a cell tagged nbval-ignore-output are not compared', () => {
  const [a, b] = ['1 s', '2 s'].map((text) => notebook([printed(text)], ['nbval-ignore-output']));
  assert.equal(firstDifference(a, b), undefined);
});

test('outputs made from other data are not compared, and it is said; the cells before are', () => {
  const withData = (name: string, first: string): Notebook => {
    const described = { ...shown({ 'text/plain': name }), metadata: { chainrule_data_set: name } };
    const { cells, metadata } = notebook([described as Output, printed('test error: 12 %')]);
    const before = notebook([printed(first)]).cells[1];
    return { cells: [{ ...before, id: 'c0' }, ...cells], metadata };
  };
  const committed = withData('Fashion-MNIST', 'a');
  const same = compareOutputs(committed, withData(STAND_IN_NAME, 'a'));
  assert.equal(same.difference, undefined);
  assert.equal(
    same.skipped,
    `cells 3 to 3 NOT compared: committed with Fashion-MNIST, executed with ${STAND_IN_NAME}`,
  );
  const other = compareOutputs(committed, withData(STAND_IN_NAME, 'b'));
  assert.deepEqual([other.difference?.committed, other.difference?.executed], ['a', 'b']);
  assert.match(compareOutputs(committed, withData('Fashion-MNIST', 'b')).difference?.executed ?? '', /b/);
});

test('a heading that the course no longer has so is a difference', () => {
  const before = notebook([]);
  const [heading, cell] = before.cells;
  const after = { ...before, cells: [{ ...heading, source: '# renamed' }, cell] };
  assert.equal(firstDifference(before, after)?.where, 'cell 1 (id m), source');
});
