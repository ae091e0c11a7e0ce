/** A table of already formatted cells: shown as HTML, plain text and in the report. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right' | 'center';
}

/** The MIME type under which a table's JSON travels from a cell to the report. */
export const TABLE_MIME = 'application/vnd.chainrule.table+json';
