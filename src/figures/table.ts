export type { Column, Table } from '../bundle.js';

/** The MIME type under which a table's JSON travels from a cell to the report. */
export const TABLE_MIME = 'application/vnd.chainrule.table+json';
