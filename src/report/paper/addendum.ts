/** Notebooks in print that answer no question: the errata of the documents. */
import { isTagged } from '../../homework/tags.js';
import { spansText } from '../anchors.js';
import type { Chapter } from '../chapter.js';
import { labelsIn } from '../labels.js';
import type { Language, ReportBlock } from '../model.js';
import { inPrint } from './pieces.js';

/** Everything but code and verdicts; a derivation is named by its variant and by the place it quotes. */
export function addendumBlocks(chapters: readonly Chapter[], language: Language): ReportBlock[] {
  const printing = { order: [], labels: labelsIn(language), points: false };
  return chapters.flatMap(({ id, pieces }) =>
    pieces
      .filter(({ tags }) => !isTagged(tags, 'lab'))
      .flatMap((piece) =>
        piece.blocks.flatMap((block) =>
          inPrint(block, piece, printing).map((printed): ReportBlock => {
            if (printed.kind === 'heading') return { ...printed, level: printed.level - 1 };
            if (printed.kind !== 'derivation' || block.kind !== 'derivation') return printed;
            const names = [...block.title.map(spansText), block.question];
            return { ...printed, question: id, title: [[{ kind: 'text', text: names.join(' · ') }]] };
          }),
        ),
      ),
  );
}
