/** Small changes within the lines of a source, and the way back to the columns as they were. All count from 0. */
export interface Edit {
  /** Offsets in the original source, on one line; equal for an insertion. */
  readonly start: number;
  readonly end: number;
  /** Without a line break, so that lines keep their numbers. */
  readonly text: string;
}

export interface Edited {
  readonly text: string;
  originalColumn(line: number, column: number): number;
}

export function applyEdits(source: string, edits: readonly Edit[]): Edited {
  const sorted = [...edits].sort((a, b) => a.start - b.start);
  let text = '';
  let from = 0;
  for (const edit of sorted) {
    text += source.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  const placed = sorted.map((edit) => ({ ...edit, ...positionAt(source, edit.start) }));
  return {
    text: text + source.slice(from),
    originalColumn(line, column) {
      let shift = 0;
      for (const edit of placed) {
        const start = edit.column + shift;
        if (edit.line !== line || column < start) continue;
        if (column < start + edit.text.length) return edit.column;
        shift += edit.text.length - (edit.end - edit.start);
      }
      return column - shift;
    },
  };
}

function positionAt(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset);
  return { line: before.split('\n').length - 1, column: offset - (before.lastIndexOf('\n') + 1) };
}
