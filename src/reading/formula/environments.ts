/** Matrices and cases. */
import { DOTS } from '../tex/commands.js';
import type { Cursor } from '../tex/cursor.js';
import { type Item, is } from '../tex/item.js';
import { ReadingError, SAID } from '../text/said.js';
import { OTHERWISE, onlyCues } from '../text/words.js';
import { comparison, readRelation, readSum, readWhole } from './grammar.js';
import type { CaseRow, Tree } from './tree.js';

export function readEnvironment(item: Item, c: Cursor): Tree {
  const { text: name, at } = item;
  const rows = item.rows ?? [];
  if (/^[dr]?cases$/.test(name))
    return { is: 'cases', rows: rows.map((cells) => readCase(cells, c, item)), at };
  if (!/^([bpvBV]|small)?matrix$|^array$/.test(name))
    throw new ReadingError(SAID.unknownEnvironment(name), at);
  if (/^[vV]matrix$/.test(name)) throw new ReadingError(SAID.cannotRead(`\\begin{${name}}`), at);
  return { is: 'matrix', rows: rows.map((cells) => cells.map((cell) => readCell(cell, c, item))), at };
}

function readCell(cell: readonly Item[], c: Cursor, { at, end }: Item): Tree {
  const items = cell.filter(({ kind }) => kind !== 'space');
  if (items.length === 0) return { is: 'empty', at };
  if (items.length === 1 && is(items[0], 'command') && DOTS.has(items[0].text))
    return { is: 'dots', at: items[0].at };
  return readWhole(c.inside(items, end), readSum);
}

/** value & \text{if } condition; “otherwise” has none. */
function readCase(cells: readonly (readonly Item[])[], c: Cursor, { at, end }: Item): CaseRow {
  const [value, rest] = cells.length > 1 ? [cells[0], cells.slice(1).flat()] : splitAtWords(cells[0]);
  const read = readWhole(c.inside(trimmed(value), end), readSum);
  const words = rest.filter(({ kind }) => kind === 'words');
  const condition = trimmed(rest.filter(({ kind }) => kind !== 'words'));
  const place = rest[0]?.at ?? at;
  if (condition.length === 0) {
    if (words.length !== 1 || !OTHERWISE.test(words[0].text)) throw new ReadingError(SAID.condition(), place);
    return { value: read };
  }
  const other = words.find(({ text }) => !onlyCues(text));
  if (other) throw new ReadingError(SAID.words(other.text), other.at);
  if (!condition.some((item) => comparison(item))) throw new ReadingError(SAID.condition(), place);
  return { value: read, condition: readWhole(c.inside(condition, end), readRelation) };
}

/** Without & the words part value and condition. */
function splitAtWords(cell: readonly Item[]): [readonly Item[], readonly Item[]] {
  const cut = cell.findIndex(({ kind }) => kind === 'words' || kind === 'space');
  return cut < 0 ? [cell, []] : [cell.slice(0, cut), cell.slice(cut)];
}

/** Without the comma or the full stop at the end, and without spaces. */
function trimmed(items: readonly Item[]): Item[] {
  const kept = items.filter(({ kind }) => kind !== 'space');
  while (kept.length > 0 && is(kept[kept.length - 1], 'sign') && /^[.,;:]$/.test(kept[kept.length - 1].text))
    kept.pop();
  return kept;
}
