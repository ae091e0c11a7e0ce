import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../src/kernel/edit.js';

test('edits change the text and columns find their way back', () => {
  const source = 'first\nlet a, {b} = f({c}); end';
  const at = (part: string) => source.indexOf(part);
  const { text, originalColumn } = applyEdits(source, [
    { start: at('c}'), end: at('c}'), text: 'c: ' },
    { start: at('let'), end: at('let'), text: 'export ' },
    { start: at('end'), end: at('end') + 3, text: 'e' },
  ]);
  assert.equal(text, 'first\nexport let a, {b} = f({c: c}); e');
  const [, original] = source.split('\n');
  const [, edited] = text.split('\n');
  for (const part of ['let', 'a,', '{b}', 'f(', 'c}', ');']) {
    const column = part === 'c}' ? edited.indexOf('c: c}') + 3 : edited.indexOf(part);
    assert.equal(originalColumn(1, column), original.indexOf(part), part);
  }
  assert.equal(originalColumn(1, 3), 0);
  assert.equal(originalColumn(0, 4), 4);
});

test('the character just after a longer text stands where it stood', () => {
  const { text, originalColumn } = applyEdits('abxdef', [{ start: 2, end: 3, text: 'long' }]);
  assert.equal(text, 'ablongdef');
  assert.deepEqual(
    [1, 2, 5, 6, 8].map((column) => originalColumn(0, column)),
    [1, 2, 2, 3, 5],
  );
});

test('the character after a deletion stands where it stood', () => {
  const { text, originalColumn } = applyEdits('abcdef', [{ start: 2, end: 4, text: '' }]);
  assert.equal(text, 'abef');
  assert.deepEqual(
    [1, 2, 3].map((column) => originalColumn(0, column)),
    [1, 4, 5],
  );
});
