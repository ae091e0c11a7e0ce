import { STAND_IN_NAME } from '../data/stand-in/stand-in.js';
import { spansText } from './anchors.js';
import { type Chapter, chapterBlocks } from './chapter.js';
import type { ReportLabels } from './labels.js';
import type { ReportBlock } from './model.js';

/** The data sets that figures, tables and printed output name, for the cover. */
export function dataNamed(chapters: readonly Chapter[], labels: ReportLabels): string[] {
  const text = chapters.flatMap((chapter) => chapterBlocks(chapter).map(shownText)).join('\n');
  const circles = /two circles|deux cercles/i.test(text) ? [labels.circles] : [];
  if (text.includes(STAND_IN_NAME)) return [labels.standIn, ...circles];
  return text.includes('Fashion-MNIST') ? ['Fashion-MNIST', ...circles] : circles;
}

function shownText(block: ReportBlock): string {
  if (block.kind === 'output') return block.text;
  if (block.kind === 'figure') return block.alt;
  return block.kind === 'table' ? spansText([...(block.caption ?? []), ...block.rows.flat(2)]) : '';
}
