/*
 * A table with a head, in a file that grows row by row: a title, the head as `# key: JSON`, then CSV whose fields
 * are JSON too. A line is complete if it ends with a newline; one that a killed run left incomplete is dropped.
 */

/** A text holds no comma. */
export type TableField = number | boolean | string;

/** What stands in such a file, and how a row is written and read. */
export interface TableFormat<Row> {
  /** The first line: `# chainrule results 1`. */
  readonly title: string;
  /** The keys of the head, in their order; without them the head may have any. */
  readonly keys?: readonly string[];
  readonly columns: readonly string[];
  /** The fields of a row, a field for each column. */
  readonly fields: (row: Row) => readonly TableField[];
  /** The row of these fields, which are as many as the columns; undefined where they are none. */
  readonly row: (fields: readonly TableField[], index: number) => Row | undefined;
  /** What is expected in the line of the row of this index, for the error. */
  readonly expected: (index: number) => string;
}

export interface HeadedTable<Row> {
  readonly header: Readonly<Record<string, unknown>>;
  readonly rows: readonly Row[];
}

export function formatTable<Row>(format: TableFormat<Row>, { header, rows }: HeadedTable<Row>): string {
  const keys = format.keys ?? Object.keys(header);
  const head = [
    format.title,
    ...keys.map((key) => `# ${key}: ${JSON.stringify(header[key])}`),
    format.columns.join(','),
  ];
  return head.map((line) => `${line}\n`).join('') + rows.map((row) => formatRow(format, row)).join('');
}

/** A row as its line, to append. */
export function formatRow<Row>({ fields }: TableFormat<Row>, row: Row): string {
  return `${fields(row)
    .map((field) => JSON.stringify(field))
    .join(',')}\n`;
}

/** The inverse of `formatTable`. Error naming file, line and what was expected, if a line is malformed. */
export function parseTable<Row>(format: TableFormat<Row>, text: string, file: string): HeadedTable<Row> {
  const { title, keys, columns } = format;
  const lines = text.split('\n').slice(0, -1);
  const unfit = (line: number, expected: string) => {
    const found = line < lines.length ? `"${lines[line]}"` : 'the end of the file';
    return new Error(`${file}: line ${line + 1}: expected ${expected}, found ${found}`);
  };

  if (lines[0] !== title) throw unfit(0, `"${title}"`);
  const commented = lines.findIndex((line) => !line.startsWith('#'));
  const end = keys ? keys.length + 1 : commented === -1 ? lines.length : commented;
  const header = Array.from({ length: end - 1 }, (_, i) => {
    const [, key, value] = /^# ([^:]+): (.+)$/.exec(lines[i + 1] ?? '') ?? [];
    const content = jsonOf(value);
    if (content === undefined || (keys && key !== keys[i]))
      throw unfit(i + 1, `"# ${keys?.[i] ?? 'key'}: " and a value in JSON`);
    return [key, content];
  });
  if (lines[end] !== columns.join(',')) throw unfit(end, `the columns ${columns.join(',')}`);
  const rows = lines.slice(end + 1).map((line, i) => {
    const fields = line.split(',').map(jsonOf);
    const row = fields.length === columns.length && fields.every(isField) ? format.row(fields, i) : undefined;
    if (row === undefined) throw unfit(end + 1 + i, format.expected(i));
    return row;
  });
  return { header: Object.fromEntries(header), rows };
}

function isField(value: unknown): value is TableField {
  return (
    ['boolean', 'string'].includes(typeof value) || (typeof value === 'number' && Number.isFinite(value))
  );
}

function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
