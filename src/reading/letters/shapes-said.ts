/** Shapes that are said in words: “$X$ is $N \times D$”, “an $m \times d$ matrix $W$”, “$W_1: D \times H$”. */

import { type Item, is } from '../tex/item.js';
import type { DocumentBlock } from '../text/blocks.js';
import { nameOf } from './naming.js';

const BETWEEN =
  /^(?=.{1,70}$)[^.;!?]*(?<!\p{L})(?:is|are|be|has|have|est|sont|soit|size|shape|dimensions?|taille|format)(?:\s+(?:an?|of|the|de|une|la|size|shape|dimensions?|taille|format|matrix|matrice|square|carrée|real|réelle|symmetric|symétrique|positive|semi-?définie|semi-?definite|definite|définie|invertible|inversible|diagonale?|full[- ]rank|design|fixed|given))*\s*$/iu;
const MATRIX = /^\s*(?:[\p{L}-]+\s+){0,3}(?:matrix|matrice|array)\s*$/iu;

/** For each formula that the words around say a shape of, by its number: the membership that they say. */
export function shapesSaid(
  blocks: readonly DocumentBlock[],
  itemsOf: readonly (readonly Item[])[],
): ReadonlyMap<number, readonly Item[]> {
  const found = new Map<number, readonly Item[]>();
  blocks.forEach((block, k) => {
    if (block.is !== 'formula') return;
    const alone = shapeBeside(itemsOf[k]);
    if (alone) found.set(k, alone);
    const [words, next] = [blocks[k + 1], blocks[k + 2]];
    if (words?.is !== 'words' || next?.is !== 'formula' || next.display || block.display) return;
    const [first, second] = [itemsOf[k], itemsOf[k + 2]];
    if (isShape(second) && nameOf(first) !== undefined && BETWEEN.test(words.text))
      found.set(k, membership(first, second));
    if (isShape(first) && nameOf(second) !== undefined && MATRIX.test(words.text))
      found.set(k + 2, membership(second, first));
  });
  return found;
}

/** W: D × H, W (D × H) */
function shapeBeside(items: readonly Item[]): Item[] | undefined {
  const cut = items.findIndex((item) => is(item, 'sign', ':') || is(item, 'open', '('));
  if (cut <= 0 || nameOf(items.slice(0, cut)) === undefined) return undefined;
  const bracketed = is(items[cut], 'open', '(') && is(items[items.length - 1], 'close', '(');
  const shape = items.slice(cut + 1, bracketed ? -1 : undefined);
  return isShape(shape) && (bracketed || is(items[cut], 'sign', ':'))
    ? membership(items.slice(0, cut), shape)
    : undefined;
}

/** N × D, of letters with what is below them and numbers. */
function isShape(items: readonly Item[]): boolean {
  const parts = items.filter(({ kind }) => kind !== 'space');
  const times = parts.filter((item) => is(item, 'command', 'times'));
  return (
    times.length === 1 &&
    parts.every(({ kind }) => /^(letter|number|sub|command)$/.test(kind)) &&
    parts.filter(({ kind }) => /^(letter|number)$/.test(kind)).length === 2
  );
}

function membership(left: readonly Item[], shape: readonly Item[]): Item[] {
  const [first] = shape;
  const place = { at: first.at, end: first.at };
  const reals: Item = { kind: 'letter', text: 'R', ...place, parts: [] };
  return [
    ...left,
    { kind: 'command', text: 'in', ...place, parts: [] },
    { kind: 'command', text: 'mathbb', ...place, parts: [[reals]] },
    { kind: 'sup', text: '', ...place, parts: [shape] },
  ];
}
