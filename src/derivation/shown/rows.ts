import type { Line } from '../lines/record.js';

/** One printed row: a line, with the left-hand side it continues if it is the first one after it. */
export interface Row {
  readonly line: Line;
  readonly left?: Line;
  /** Set where a new case begins, its condition, and after the last one. */
  readonly opens?: NonNullable<Line['under']> | 'all';
}

/** The lines as they are printed: a left-hand side shares its row with the line after it. */
export function printedRows(lines: readonly Line[]): Row[] {
  return lines.flatMap((line, i) => {
    if (sharesRow(line, lines[i + 1])) return [];
    const left = sharesRow(lines[i - 1], line) ? lines[i - 1] : undefined;
    const opens = caseOpened(line, lines[left ? i - 2 : i - 1]);
    return [{ line, ...(left && { left }), ...(opens && { opens }) }];
  });
}

/** The case that begins with this line, if one does. */
export function caseOpened(line: Line, before: Line | undefined): Row['opens'] {
  if (line.under?.source === before?.under?.source) return undefined;
  return line.under ?? 'all';
}

/** Whether the line is a left-hand side and the next one says what it is equal to. */
const sharesRow = (line: Line | undefined, next: Line | undefined): boolean =>
  line?.relation === '' && line.source !== '' && !line.verdict && (next?.relation ?? '') !== '';
