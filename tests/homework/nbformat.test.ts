import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { formatNotebook, parseNotebook, readNotebook, writeNotebook } from '../../src/homework/nbformat.js';

const MARKDOWN = { cell_type: 'markdown', id: 'm', metadata: {}, source: ['# A\n', 'B'] };
const CODE = { cell_type: 'code', id: 'c', metadata: {}, source: 'x', execution_count: null, outputs: [] };

function file(cells: unknown, more: object = {}): string {
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells, ...more });
}

const BAD: readonly [what: string, text: string, message: RegExp][] = [
  ['text that is not JSON', '{"cells": [', /^a\.ipynb:1:12: not JSON: /],
  ['other JSON', '[1, 2]', /^a\.ipynb:1:1: not a notebook: no "nbformat"/],
  ['another nbformat', file([], { nbformat: 3 }), /^a\.ipynb:1:13: "nbformat" is 3; write 4/],
  ['an nbformat in quotes', file([], { nbformat: '4' }), /^a\.ipynb:1:13: "nbformat" is "4"; write 4/],
  [
    'metadata deep in each other',
    file([], { metadata: { a: 0 } }).replace('0', '['.repeat(100_000) + ']'.repeat(100_000)),
    /^a\.ipynb:1:\d+: not JSON: lists and objects stand more than 1000 deep in each other here/,
  ],
  ['no cells', file(undefined), /"cells" is missing/],
  ['cells that are no list', file({}), /"cells" is missing or not a list/],
  ['a cell that is no object', file(['x']), /cell 1 is not an object/],
  [
    'an unknown cell type',
    file([{ ...CODE, cell_type: 'sql' }]),
    /^a\.ipynb:1:70: cell 1 has cell_type "sql"/,
  ],
  ['a cell without source', file([MARKDOWN, { ...CODE, source: undefined }]), /cell 2 has no source text/],
  [
    'a code cell without outputs',
    file([{ ...CODE, outputs: undefined }]),
    /code cell 1 has no list of outputs/,
  ],
  [
    'an output without data',
    file([{ ...CODE, outputs: [{ output_type: 'display_data' }] }]),
    /bad output in cell 1/,
  ],
  [
    'tags that are no list of words',
    file([{ ...CODE, metadata: { tags: 5 } }]),
    /cell 1 has tags 5, expected a list/,
  ],
  ['two cells of one id', file([MARKDOWN, MARKDOWN]), /two cells have the id "m"/],
];

for (const [what, text, message] of BAD) {
  test(`a notebook file with ${what} is refused by name`, () => {
    assert.throws(() => parseNotebook(text, 'a.ipynb'), { message });
  });
}

test('reading joins text lines; writing splits them, sorts keys and ends with one newline', () => {
  const output = { output_type: 'stream', name: 'stdout', text: ['1\n', '2\n'] };
  const plot = {
    output_type: 'display_data',
    metadata: {},
    data: { 'x/y+json': { b: 'u\nv', a: 1 }, 'text/plain': 'p\nq' },
  };
  const notebook = parseNotebook(file([MARKDOWN, { ...CODE, outputs: [output, plot] }]), 'a.ipynb');
  assert.equal(notebook.cells[0].source, '# A\nB');
  const written = formatNotebook(notebook);
  assert.ok(written.endsWith('\n}\n'));
  const [markdown, code] = JSON.parse(written).cells;
  assert.deepEqual(markdown.source, ['# A\n', 'B']);
  assert.deepEqual(code.outputs[0].text, ['1\n', '2\n']);
  assert.deepEqual(code.outputs[1].data, { 'text/plain': ['p\n', 'q'], 'x/y+json': { a: 1, b: 'u\nv' } });
  assert.deepEqual(Object.keys(code), [...Object.keys(code)].sort());
  assert.equal(formatNotebook(parseNotebook(written, 'a.ipynb')), written);
});

test('a file in another encoding is refused with its line; a byte order mark and ends of lines of Windows are read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-'));
  const path = join(folder, 'a.ipynb');
  const text = file([{ ...CODE, source: ["'é'\r\n", '2'] }]).replace(',"cells"', ',\n"cells"');
  writeFileSync(path, Buffer.from(text, 'latin1'));
  assert.throws(() => readNotebook(path), { message: /a\.ipynb:2:\d+: not UTF-8 text/ });
  writeFileSync(path, `\uFEFF${text}`);
  assert.equal(readNotebook(path).cells[0].source, "'é'\n2");
  rmSync(folder, { recursive: true });
});

test('a notebook is replaced as a whole: a write that fails leaves the old file and no other', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-'));
  const path = join(folder, 'a.ipynb');
  const notebook = parseNotebook(file([MARKDOWN]), path);
  writeNotebook(path, notebook);
  const before = readFileSync(path, 'utf8');
  const unwritable = { ...notebook, metadata: { big: 1n } };
  assert.throws(() => writeNotebook(path, unwritable), /BigInt/);
  assert.equal(readFileSync(path, 'utf8'), before);
  assert.deepEqual(readdirSync(folder), ['a.ipynb']);
  rmSync(folder, { recursive: true });
});

test('what is no file is refused by name, and nothing waits for its end', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-test-'));
  const path = (name: string) => join(folder, `${name}.ipynb`);
  mkdirSync(path('folder'));
  symlinkSync('nowhere', path('leads nowhere'));
  symlinkSync('circle.ipynb', path('circle'));
  execFileSync('mkfifo', [path('pipe')]);
  for (const [name, found] of [
    ['missing', 'none'],
    ['leads nowhere', 'none'],
    ['folder', 'a folder'],
    ['pipe', 'no file that has an end'],
    ['circle', 'one that cannot be read: ELOOP'],
  ]) {
    const message = `${path(name)}: expected a text file, found ${found}`;
    assert.throws(
      () => readNotebook(path(name)),
      ({ message: said }: Error) => said.startsWith(message),
    );
  }
  rmSync(folder, { recursive: true });
});
