import type { Bundle, Column, Displayable, Table } from '../bundle.js';
import { escapeHtml } from '../html.js';

export type { Column, Table } from '../bundle.js';

/** The MIME type under which a table's JSON travels from a cell to the report. */
export const TABLE_MIME = 'application/vnd.chainrule.table+json';

/**
 * A table to show; its first column names the rows. With `failure`, the cell that shows it fails with that
 * error once the table is on the page. Throws if a row has not one cell for each column.
 *
 * @example
 * ```ts
 * const columns = [{ title: 'x', align: 'left' }, { title: 'x²', align: 'right' }];
 * table({ caption: 'Squares', columns, rows: [['3', '9']] }).rows // → [['3', '9']]
 * ```
 */
export function table({ caption, columns, rows }: Table, failure?: Error): Table & Displayable {
  rows.forEach((row, i) => {
    if (row.length !== columns.length)
      throw new Error(`table "${caption}": row ${i} has ${row.length} cells for ${columns.length} columns`);
  });
  const content = { caption, columns, rows };
  return { ...content, toBundle: () => bundleOf(content), failure: () => failure };
}

function bundleOf(content: Table): Bundle {
  return {
    data: { [TABLE_MIME]: content, 'text/html': htmlOf(content), 'text/plain': textOf(content) },
    metadata: {},
  };
}

function htmlOf({ caption, columns, rows }: Table): string {
  const titles = columns.map(({ title, align }) => cell('th scope="col"', title, align));
  const body = rows.map((row) =>
    row.map((text, i) => cell(i === 0 ? ROW_NAME : 'td', text, columns[i].align)),
  );
  return [
    '<table>',
    ...(caption ? [`<caption>${escapeHtml(caption)}</caption>`] : []),
    `<thead><tr>${titles.join('')}</tr></thead>`,
    '<tbody>',
    ...body.map((cells) => `<tr>${cells.join('')}</tr>`),
    '</tbody>',
    '</table>',
  ].join('\n');
}

const ROW_NAME = 'th scope="row"';

function cell(tag: string, text: string, align: Column['align']): string {
  const weight = tag === ROW_NAME ? ';font-weight:normal' : '';
  return `<${tag} style="text-align:${align}${weight}">${escapeHtml(text)}</${tag.slice(0, 2)}>`;
}

function textOf({ caption, columns, rows }: Table): string {
  const grid = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, i) => Math.max(...grid.map((row) => lengthOf(row[i]))));
  const [titles, ...lines] = grid.map((row) =>
    row
      .map((text, i) => padded(text, widths[i], columns[i].align))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [...(caption ? [caption] : []), titles, rule, ...lines].join('\n');
}

function padded(text: string, width: number, align: Column['align']): string {
  const missing = width - lengthOf(text);
  const before = { left: 0, right: missing, center: Math.floor(missing / 2) }[align];
  return ' '.repeat(before) + text + ' '.repeat(missing - before);
}

/** In characters, not in the UTF-16 units of a string's length. */
function lengthOf(text: string): number {
  return [...text].length;
}
