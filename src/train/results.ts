import { existsSync, readFileSync } from 'node:fs';
import { appendTo, writeFileAtomic } from '../atomic-file.js';

/** One run: what was set and what came out, by column. */
export type ResultRow = Readonly<Record<string, number | boolean>>;

export interface Results<Row extends ResultRow> {
  /** What the runs have in common: the data, fixed hyperparameters, versions. */
  readonly header: Readonly<Record<string, unknown>>;
  readonly rows: readonly Row[];
}

/*
 * The format: a title, the header as `# key: JSON`, then CSV whose fields are JSON too.
 * A line is complete if it ends with a newline.
 */
const TITLE = '# chainrule results 1';

/**
 * The table in `file`, if it is there, else a new one; what is returned appends a row as its run ends. A row
 * left incomplete by a killed run is dropped.
 * Error naming the key if the file has the results of something else; the versions may differ.
 */
export function openResults<Row extends ResultRow>(
  file: string,
  header: Results<Row>['header'],
  columns: readonly (keyof Row & string)[],
): { readonly rows: readonly Row[]; append(row: Row): void } {
  const found = existsSync(file) ? readResults<Row>(file, columns) : { header, rows: [] };
  for (const [key, value] of Object.entries(header)) {
    const [now, then] = [value, found.header[key]].map((v) => JSON.stringify(v));
    if (key !== 'versions' && now !== then)
      throw new Error(`${file}: results of something else: there ${key} is ${then}, here ${now}`);
  }
  const line = (row: Row) => `${columns.map((column) => JSON.stringify(row[column])).join(',')}\n`;
  const comments = Object.entries(found.header).map(([key, value]) => `# ${key}: ${JSON.stringify(value)}\n`);
  const beginning = [`${TITLE}\n`, ...comments, `${columns.join(',')}\n`, ...found.rows.map(line)];
  writeFileAtomic(file, beginning.join(''));
  return { rows: found.rows, append: (row) => appendTo(file, line(row)) };
}

/** The table in a file. Error naming file, line and what was expected, if a line is malformed. */
export function readResults<Row extends ResultRow>(file: string, columns: readonly string[]): Results<Row> {
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  const unfit = (line: number, expected: string) => {
    const found = line < lines.length ? `"${lines[line]}"` : 'the end of the file';
    return new Error(`${file}: line ${line + 1}: expected ${expected}, found ${found}`);
  };

  if (lines[0] !== TITLE) throw unfit(0, `"${TITLE}"`);
  const titles = lines.findIndex((line) => !line.startsWith('#'));
  const end = titles === -1 ? lines.length : titles;
  if (lines[end] !== columns.join(',')) throw unfit(end, `the columns ${columns.join(',')}`);

  const header = lines.slice(1, end).map((line, i) => {
    const [, key, value] = /^# ([^:]+): (.+)$/.exec(line) ?? [];
    const content = jsonOf(value);
    if (content === undefined) throw unfit(i + 1, '"# key: value" with the value in JSON');
    return [key, content];
  });
  const rows = lines.slice(end + 1).map((line, i) => {
    const fields = line.split(',').map(jsonOf);
    if (fields.length !== columns.length || !fields.every(isField))
      throw unfit(end + 1 + i, `${columns.length} numbers, true or false`);
    return Object.fromEntries(columns.map((column, k) => [column, fields[k]])) as Row;
  });
  return { header: Object.fromEntries(header), rows };
}

function isField(value: unknown): boolean {
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}

function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
