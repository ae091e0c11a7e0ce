/** A piece of a formula: a letter, a number, a sign, a command, a bracket, a script, an environment. */

export interface Item {
  readonly kind:
    | 'letter'
    | 'number'
    | 'sign'
    | 'command'
    | 'words'
    | 'open'
    | 'close'
    | 'group'
    | 'sub'
    | 'sup'
    | 'prime'
    | 'space'
    | 'environment';
  /** The letter, number, sign or words; the name of a command or an environment; of a bracket its opening sign. */
  readonly text: string;
  /** Where it begins and ends in the document. */
  readonly at: number;
  readonly end: number;
  /** The arguments of a command; of a group or a script what is in it. */
  readonly parts: readonly (readonly Item[])[];
  /** The cells of an environment. */
  readonly rows?: readonly (readonly (readonly Item[])[])[];
}

/** Whether this is the command or sign. */
export const is = (item: Item | undefined, kind: Item['kind'], text?: string): boolean =>
  item !== undefined && item.kind === kind && (text === undefined || item.text === text);

/** Cells between &, rows between \\; rows in which nothing stands are no rows. */
export function alignedRows(items: readonly Item[]): Item[][][] {
  const rows: Item[][][] = [[[]]];
  for (const item of items) {
    const row = rows[rows.length - 1];
    if (is(item, 'command', '\\') || is(item, 'command', 'cr')) rows.push([[]]);
    else if (is(item, 'sign', '&')) row.push([]);
    else if (!is(item, 'command', 'hline')) row[row.length - 1].push(item);
  }
  return rows.filter((row) => row.some((cell) => cell.length > 0));
}
