/** A notebook as a value: its cells and what they put out. */
import { isTagged, type Tag } from './tags.js';

/** A MIME bundle as nbformat stores it, its text joined. */
export type MimeData = Record<string, unknown>;

export type Output =
  | { output_type: 'stream'; name: 'stdout' | 'stderr'; text: string }
  | { output_type: 'display_data'; data: MimeData; metadata: Record<string, unknown> }
  | {
      output_type: 'execute_result';
      data: MimeData;
      metadata: Record<string, unknown>;
      execution_count: number | null;
    }
  | ErrorOutput;

export interface ErrorOutput {
  output_type: 'error';
  ename: string;
  evalue: string;
  traceback: string[];
}

export interface CellMetadata {
  readonly tags?: readonly string[];
  readonly [key: string]: unknown;
}

export interface CodeCell {
  readonly cell_type: 'code';
  readonly id: string;
  readonly metadata: CellMetadata;
  readonly source: string;
  readonly execution_count: number | null;
  readonly outputs: readonly Output[];
}

export interface TextCell {
  readonly cell_type: 'markdown' | 'raw';
  readonly id: string;
  readonly metadata: CellMetadata;
  readonly source: string;
  readonly attachments?: Record<string, unknown>;
}

export type Cell = CodeCell | TextCell;

export interface Notebook {
  readonly cells: readonly Cell[];
  readonly metadata: Readonly<Record<string, unknown>>;
}

export function isCode(cell: Cell): cell is CodeCell {
  return cell.cell_type === 'code';
}

export function isError(output: Output): output is ErrorOutput {
  return output.output_type === 'error';
}

export function tagsOf({ metadata }: Cell): readonly string[] {
  return metadata.tags ?? [];
}

export function hasTag(cell: Cell, tag: Tag): boolean {
  return isTagged(tagsOf(cell), tag);
}
