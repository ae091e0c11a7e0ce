/** The rows of a formula, cut where commas, wide spaces and words stand between its claims. */

import { joins } from '../text/words.js';
import { partnersIn } from './cursor.js';
import { type Item, is } from './item.js';
import { type Relation, relationIn } from './signs.js';

/** Part of a row: words, or what stands between two separators, with its relations. */
export type Segment =
  | { readonly is: 'words'; readonly text: string; readonly at: number }
  | {
      readonly is: 'claim';
      readonly sides: readonly (readonly Item[])[];
      readonly relations: readonly Relation[];
      /** The comma or the space before it. */
      readonly after?: Item;
      readonly items: readonly Item[];
    };

const ALIGNING =
  /^(split|align|aligned|alignat|alignedat|flalign|gather|gathered|equation|multline|eqnarray|displaymath|math)$/;

/** The rows of a formula, its aligning environments opened. */
export function formulaRows(items: readonly Item[]): Item[][] {
  const rows: Item[][] = [[]];
  for (const item of flattened(items)) {
    if (is(item, 'command', '\\') || is(item, 'command', 'cr')) rows.push([]);
    else if (!is(item, 'sign', '&')) rows[rows.length - 1].push(item);
  }
  return rows.filter((row) => row.some(({ kind }) => kind !== 'space'));
}

function flattened(items: readonly Item[]): Item[] {
  return items.flatMap((item) => {
    if (item.kind !== 'environment' || !ALIGNING.test(item.text)) return hoisted(item);
    const lines = (item.rows ?? []).map((cells) => flattened(cells.flat()));
    const lineBreak: Item = { kind: 'command', text: '\\', at: item.end, end: item.end, parts: [] };
    return lines.flatMap((line, k) => (k === 0 ? line : [lineBreak, ...line]));
  });
}

/** What follows from cases, and was printed in one of their rows, stands behind them. */
function hoisted(item: Item): Item[] {
  if (item.kind !== 'environment' || item.text !== 'cases') return [item];
  let behind: readonly Item[] = [];
  const rows = (item.rows ?? []).map((cells) =>
    cells.map((cell) => {
      const cut = cell.findIndex((part) => relationIn(part) === '⇒');
      if (cut >= 0) behind = cell.slice(cut);
      return cut < 0 ? cell : cell.slice(0, cut);
    }),
  );
  return behind.length > 0 ? [{ ...item, rows }, ...behind] : [item];
}

/** A row, cut at commas, semicolons, wide spaces, words and ⇒ that no bracket is around. */
export function segmentsOf(row: readonly Item[], isName: (words: string) => boolean): Segment[] {
  const segments: Segment[] = [];
  const outer = outerIn(row);
  let items: Item[] = [];
  let after: Item | undefined;
  const flush = (next?: Item) => {
    if (items.length > 0) segments.push({ is: 'claim', ...sidesOf(items), items, ...(after && { after }) });
    items = [];
    after = next;
  };
  row.forEach((item, k) => {
    if (!outer[k]) items.push(item);
    else if (wordsIn(item) !== undefined && !isName(wordsIn(item) ?? '')) {
      flush();
      segments.push({ is: 'words', text: wordsIn(item) ?? '', at: item.at });
    } else if (
      item.kind === 'space' ||
      is(item, 'sign', ',') ||
      is(item, 'sign', ';') ||
      relationIn(item) === '⇒'
    )
      flush(item);
    else items.push(item);
  });
  flush();
  return segments;
}

/** \text{…}, or a joining word in another font: \operatorname{car}. */
function wordsIn(item: Item): string | undefined {
  if (item.kind === 'words') return item.text;
  if (item.kind !== 'command' || !/^(operatorname|mathrm)$/.test(item.text)) return undefined;
  const spelled = item.parts[0].map(({ text }) => text).join('');
  return joins(spelled) ? spelled : undefined;
}

/** Which items no bracket is around. */
function outerIn(row: readonly Item[]): boolean[] {
  const partners = partnersIn(row);
  let until = -1;
  return row.map((_, k) => {
    const outer = k > until;
    until = Math.max(until, partners.get(k) ?? -1);
    return outer;
  });
}

function sidesOf(items: readonly Item[]): { sides: Item[][]; relations: Relation[] } {
  const outer = outerIn(items);
  const sides: Item[][] = [[]];
  const relations: Relation[] = [];
  items.forEach((item, k) => {
    const relation = outer[k] ? relationIn(item) : undefined;
    const side = sides[sides.length - 1];
    if (!relation) {
      side.push(item);
      return;
    }
    const defining = relation === '=' && is(side[side.length - 1], 'sign', ':');
    if (defining) side.pop();
    relations.push(defining ? ':=' : relation);
    sides.push([]);
  });
  return { sides, relations };
}
