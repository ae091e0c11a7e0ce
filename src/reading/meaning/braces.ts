/** Braces with a shape below them are claims: m × 1. Words below them are labels. */
import { shapeText } from '../../judge/shapes.js';
import { treeOf } from '../formula/grammar.js';
import type { Tree } from '../formula/tree.js';
import { type Item, is } from '../tex/item.js';
import { ReadingError, SAID } from '../text/said.js';
import type { Meaning, Piece } from './meaning.js';

export function meaningOfBraces({ of, label, at }: Extract<Tree, { is: 'braced' }>, m: Meaning): Piece {
  const piece = m.of(of);
  const claims = label ? labelsIn(label) : [];
  const factors =
    claims.length > 1 && of.is === 'product' ? of.factors.map((factor) => m.text(factor.of)) : [piece.text];
  if (claims.length > 0 && claims.length !== factors.length) throw new ReadingError(SAID.braceUnread(), at);
  claims.forEach((claim, k) => {
    const claimed = shapeIn(claim, m);
    const shape = claimed === undefined ? undefined : m.shape(factors[k]);
    if (claimed === undefined || !shape) return;
    const found = shapeText(shape.length === 0 ? [1, 1] : shape);
    if (claimed !== found) throw new ReadingError(SAID.brace(claimed, found), at, 'shape');
  });
  return piece;
}

/** n \times 1 & 1 \times n: of each factor. */
function labelsIn(label: readonly Item[]): Item[][] {
  const labels: Item[][] = [[]];
  for (const item of label)
    if (is(item, 'sign', '&') || is(item, 'sign', ',')) labels.push([]);
    else labels[labels.length - 1].push(item);
  return labels;
}

/** `m × 1`; nothing if the label is in words. */
function shapeIn(label: readonly Item[], m: Meaning): string | undefined {
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
