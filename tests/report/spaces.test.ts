import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withHardSpaces } from '../../src/report/spaces.js';

test('no line can begin with a %, or in French with its punctuation; code is left alone', () => {
  const blocks = [
    { kind: 'paragraph', children: [{ kind: 'text', text: 'Pourquoi ? « Parce que » : 5 %' }] },
    { kind: 'paragraph', children: [{ kind: 'text', text: ' ; et après 10 000, 3 10' }] },
    { kind: 'code', language: 'ts', text: 'x ? 1 : 2' },
    { kind: 'figure', plotly: { kind: 'text', text: 'a : b' } },
  ];
  const [first, second, ...rest] = withHardSpaces(blocks);
  assert.equal(first.children?.[0].text, 'Pourquoi\u00a0? «\u00a0Parce que\u00a0»\u00a0: 5\u00a0%');
  assert.equal(second.children?.[0].text, '\u00a0; et après 10\u00a0000, 3 10');
  assert.deepEqual(rest, blocks.slice(2));
});
