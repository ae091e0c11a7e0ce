/** Braces with a shape below them are claims: m × 1. Words below them are labels. */
import { shapeText } from '../judge/shapes.js';
import { treeOf } from './grammar.js';
import type { Meaning, Piece } from './meaning.js';
import { ReadingError, SAID } from './said.js';
import { type Item, is } from './tokens.js';
import type { Tree } from './tree.js';

export function meaningOfBraces({ of, label, at }: Extract<Tree, { is: 'braced' }>, m: Meaning): Piece {
  const piece = m.of(of);
  const claimed = label && shapesIn(label, m);
  if (!claimed) return piece;
  const shape = m.shape(piece.text);
  if (!shape) return piece;
  const found = shapeText(shape.length === 0 ? [1, 1] : shape);
  // 1 × n below a product of a column and a row is said of its factors; only one shape is a claim.
  if (claimed !== found) throw new ReadingError(SAID.brace(claimed, found), at, 'shape');
  return piece;
}

/** `m × 1`; nothing if the label is in words. */
function shapesIn(label: readonly Item[], m: Meaning): string | undefined {
  const cut = label.findIndex((item) => is(item, 'command', 'times') || is(item, 'sign', '×'));
  if (cut < 0) {
    const words = label.every(
      ({ kind }) =>
        kind === 'words' ||
        kind === 'command' ||
        kind === 'letter' ||
        kind === 'number' ||
        kind === 'space' ||
        kind === 'sign' ||
        kind === 'group',
    );
    if (words) return undefined;
    throw new ReadingError(SAID.braceUnread(), label[0].at);
  }
  const [rows, columns] = [label.slice(0, cut), label.slice(cut + 1)].map((items) => size(items, m));
  if (rows === undefined || columns === undefined) throw new ReadingError(SAID.braceUnread(), label[0].at);
  return `${rows} × ${columns}`;
}

function size(items: readonly Item[], m: Meaning): string | undefined {
  const [only] = items;
  if (items.length === 1 && is(only, 'words')) return m.names.keys.get(only.text) ?? only.text;
  if (items.length === 0) return undefined;
  return m.text(treeOf(items, m.names.lexicon, items[items.length - 1].end));
}
