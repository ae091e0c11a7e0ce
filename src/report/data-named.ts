import { STAND_IN_NAME } from '../data/stand-in/stand-in.js';
import { plainText } from './anchors.js';
import { blocksOf, type Chapter } from './chapter.js';
import type { Labels } from './labels.js';
import type { Block } from './model.js';

/** The data sets that figures, tables and printed output name, for the cover. */
export function dataNamed(chapters: readonly Chapter[], labels: Labels): string[] {
  const text = chapters.flatMap((chapter) => blocksOf(chapter).map(shownText)).join('\n');
  const circles = /two circles|deux cercles/i.test(text) ? [labels.circles] : [];
  if (text.includes(STAND_IN_NAME)) return [labels.standIn, ...circles];
  return text.includes('Fashion-MNIST') ? ['Fashion-MNIST', ...circles] : circles;
}

function shownText(block: Block): string {
  if (block.kind === 'output') return block.text;
  if (block.kind === 'figure') return block.alt;
  return block.kind === 'table' ? plainText([...(block.caption ?? []), ...block.rows.flat(2)]) : '';
}
