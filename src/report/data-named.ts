import { plainText } from './anchors.js';
import type { Chapter } from './chapter.js';
import type { Block } from './model.js';

const STAND_IN = 'Fashion-MNIST stand-in (drawn garments)';

/** The data sets that figures, tables and printed output name, for the cover. */
export function dataNamed(chapters: readonly Chapter[]): string[] {
  const text = chapters.flatMap(({ blocks }) => blocks.map(shownText)).join('\n');
  const garments = [STAND_IN, 'Fashion-MNIST'].find((name) => text.includes(name));
  const circles = /two circles/i.test(text) ? ['two circles'] : [];
  return garments ? [garments, ...circles] : circles;
}

function shownText(block: Block): string {
  if (block.kind === 'output') return block.text;
  if (block.kind === 'figure') return block.alt;
  return block.kind === 'table' ? plainText([...(block.caption ?? []), ...block.rows.flat(2)]) : '';
}
