/** What a paper shows of one cell. */

import type { SourceDocument } from '../../homework/homework.js';
import { isTagged, onlyOf } from '../../homework/tags.js';
import type { CellPiece } from '../chapter.js';
import type { ReportLabels } from '../labels.js';
import type { ReportBlock } from '../model.js';
import { printedDerivation } from './derivation.js';

/** A question with its number in the document that the paper follows. */
export interface Numbered {
  readonly id: string;
  readonly number: string;
}

/** What a paper says of every piece. */
export interface Printing {
  readonly order: readonly Numbered[];
  readonly labels: ReportLabels;
  /** Whether the points of each question stand beside it. */
  readonly points: boolean;
}

export function shownIn(tags: readonly string[], { id, variant }: SourceDocument): boolean {
  const only = tags.flatMap((tag) => onlyOf(tag) ?? []);
  const isFor = only.length === 0 || only.some((edition) => edition === variant || edition === id);
  return isFor && !isTagged(tags, 'lab');
}

/** A block as the paper shows it; nothing for code cells and their printed text. */
export function inPrint(
  block: ReportBlock,
  { isCode, tags }: CellPiece,
  { order, labels, points }: Printing,
): ReportBlock[] {
  if (block.kind === 'code' && block.source) return [];
  if (isCode && block.kind === 'output') return [];
  if (block.kind === 'derivation') {
    const printed = printedDerivation(block, labels, isTagged(tags, 'told'));
    return [isCode ? printed : { ...printed, written: true }];
  }
  if (block.kind !== 'heading') return [block];
  if (block.level === 1) return [];
  const number = order.find(({ id }) => id === block.question)?.number;
  const { note, ...heading } = block;
  return [{ ...heading, ...(number && { number }), ...(points && block.points && { note: block.points }) }];
}
