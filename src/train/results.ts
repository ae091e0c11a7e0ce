import { existsSync } from 'node:fs';
import { appendTo, writeFileAtomic } from '../atomic-file.js';
import { readWholeFile } from '../whole-file.js';
import {
  formatRow,
  formatTable,
  type HeadedTable,
  parseTable,
  type TableField,
  type TableFormat,
} from './headed-table.js';

/** One run: what was set and what came out, by column. */
export type ResultRow = Readonly<Record<string, TableField>>;

const formatOf = <Row extends ResultRow>(columns: readonly (keyof Row & string)[]): TableFormat<Row> => ({
  title: '# chainrule results 1',
  columns,
  fields: (row) => columns.map((column) => row[column]),
  row: (fields) => Object.fromEntries(columns.map((column, k) => [column, fields[k]])) as Row,
  expected: () => `${columns.length} fields: a number, true, false or a "word"`,
});

/**
 * The table in `file`, if it is there, else a new one; what is returned appends a row as its run ends. A row
 * left incomplete by a killed run is dropped.
 * Error naming the key if the file has the results of something else; the versions may differ.
 */
export function openResults<Row extends ResultRow>(
  file: string,
  header: HeadedTable<Row>['header'],
  columns: readonly (keyof Row & string)[],
): { readonly rows: readonly Row[]; append(row: Row): void } {
  const found = existsSync(file) ? readResults<Row>(file, columns) : { header, rows: [] };
  for (const [key, value] of Object.entries(header)) {
    const [now, then] = [value, found.header[key]].map((v) => JSON.stringify(v));
    if (key !== 'versions' && now !== then)
      throw new Error(`${file}: results of something else: there ${key} is ${then}, here ${now}`);
  }
  const format = formatOf<Row>(columns);
  writeFileAtomic(file, formatTable(format, found));
  return { rows: found.rows, append: (row) => appendTo(file, formatRow(format, row)) };
}

/** The table in a file. Error naming file, line and what was expected, if a line is malformed. */
export function readResults<Row extends ResultRow>(
  file: string,
  columns: readonly (keyof Row & string)[],
): HeadedTable<Row> {
  return parseTable(formatOf<Row>(columns), readWholeFile(file, 'a table of results').toString('utf8'), file);
}
