import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  formatRow,
  formatTable,
  parseTable,
  type TableField,
  type TableFormat,
} from '../../src/train/headed-table.js';

const FORMAT: TableFormat<{ size: number; flip: boolean; kind: string }> = {
  title: '# sizes 1',
  columns: ['size', 'flip', 'kind'],
  fields: ({ size, flip, kind }) => [size, flip, kind],
  row: ([size, flip, kind]) =>
    typeof size === 'number' && typeof flip === 'boolean' && typeof kind === 'string'
      ? { size, flip, kind }
      : undefined,
  expected: (i) => `row ${i + 1}`,
};
const table = {
  header: { data: 'a, "b"', of: { n: 1e-7 } },
  rows: [{ size: 0.1 + 0.2, flip: true, kind: 'a "b"' }],
};
const parse = (text: string, format = FORMAT) => parseTable(format, text, 'sizes.csv');

test('prac/e09: a table parses back to what was written, and grows by whole rows', () => {
  const text = formatTable(FORMAT, table);
  assert.equal(
    text,
    '# sizes 1\n# data: "a, \\"b\\""\n# of: {"n":1e-7}\nsize,flip,kind\n0.30000000000000004,true,"a \\"b\\""\n',
  );
  assert.deepEqual(parse(text), table);
  const second = { size: 2, flip: false, kind: '' };
  assert.deepEqual(parse(text + formatRow(FORMAT, second)).rows, [...table.rows, second]);
  assert.deepEqual(parse(`${text}2,fal`), table);
});

test('prac/e09: a malformed table is named with file, line, expected and found', () => {
  const wrong = (text: string, message: RegExp, format = FORMAT) =>
    assert.throws(() => parse(text, format), message);
  wrong('', /^Error: sizes\.csv: line 1: expected "# sizes 1", found the end of the file/);
  wrong(
    '# sizes 1\n# data: a\nsize,flip,kind\n',
    /line 2: expected "# key: " and a value in JSON, found "# data: a"/,
  );
  wrong('# sizes 1\nsize\n', /line 2: expected the columns size,flip,kind, found "size"/);
  wrong('# sizes 1\n', /line 2: expected the columns size,flip,kind, found the end/);
  wrong('# sizes 1\nsize,flip,kind\n1,true,"a"\n2,3,"a"\n', /line 4: expected row 2, found "2,3,"a""/);
  wrong('# sizes 1\nsize,flip,kind\n1\n', /line 3: expected row 1, found "1"/);
  wrong('# sizes 1\nsize,flip,kind\n"1",true,"a"\n', /line 3: expected row 1/);
  wrong('# sizes 1\nsize,flip,kind\n1,true,"a,b"\n', /line 3: expected row 1/);
  const keyed = { ...FORMAT, keys: ['data', 'of'] };
  wrong('# sizes 1\n# data: 1\nsize,flip,kind\n', /line 3: expected "# of: " and a value in JSON/, keyed);
  wrong('# sizes 1\n# of: 1\n# data: 1\nsize,flip,kind\n', /line 2: expected "# data: "/, keyed);
});

test('prac/e10: the committed results are in this format to the byte', () => {
  for (const name of ['search', 'seeds-pixels', 'seeds-orientations']) {
    const text = readFileSync(join(import.meta.dirname, '../../../data', `${name}.csv`), 'utf8');
    const [title] = text.split('\n');
    const columns =
      text
        .split('\n')
        .find((line) => !line.startsWith('#'))
        ?.split(',') ?? [];
    const format = { title, columns, fields: (row: readonly TableField[]) => row };
    const plain = {
      ...format,
      row: (fields: readonly TableField[]) => fields,
      expected: () => 'a row',
    };
    const read = parseTable(plain, text, name);
    assert.ok(read.rows.length > 0);
    assert.equal(formatTable(plain, read), text);
  }
});
