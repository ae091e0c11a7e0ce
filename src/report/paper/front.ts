/** The first page: what the notebooks put there, and what the machine has checked in this paper. */

import { toSvg } from '../../figures/draw/svg.js';
import type { FigureData } from '../../figures/figure.js';
import type { SourceDocument } from '../../homework/homework.js';
import { isTagged } from '../../homework/tags.js';
import type { Chapter } from '../chapter.js';
import { labelsIn } from '../labels.js';
import type { DerivationBlock, FigureBlock, Inline, Language, ReportBlock } from '../model.js';
import type { SecondOpinion } from '../second-program.js';
import { inPrint, type Printing, shownIn } from './pieces.js';

interface Paper {
  readonly edition: SourceDocument;
  readonly printing: Printing;
  readonly language: Language;
  /** What a second program says of all lines of the homework. */
  readonly second?: SecondOpinion;
}

export function frontOf(
  chapters: readonly Chapter[],
  sections: readonly ReportBlock[],
  paper: Paper,
): ReportBlock[] {
  const { edition, printing, language, second } = paper;
  const pieces = chapters.flatMap((chapter) => chapter.pieces);
  const shown = pieces
    .filter(({ tags }) => isTagged(tags, 'front') && shownIn(tags, edition))
    .flatMap((piece) => piece.blocks.flatMap((block) => inPrint(block, piece, printing)));
  if (shown.length === 0) return [];
  const used = new Set(sections.flatMap((block) => (block.kind === 'figure' ? (block.cell ?? []) : [])));
  const thumbnails = pieces
    .filter(({ tags }) => isTagged(tags, 'thumbnail'))
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) =>
      block.kind === 'figure' && used.has(block.cell ?? '') ? [thumbnail(block, language)] : [],
    );
  const [first, ...rest] = shown;
  return [first, ...thumbnails, ...rest, checkedIn(sections, language, second)];
}

/** In px: a plot drawn anew at this size, and not shrunk to it, has its words as large as those of other figures. */
const THUMBNAIL = { width: 690, height: 184 };

function thumbnail(block: FigureBlock, language: Language): ReportBlock {
  if (!block.plotly) return { ...block, small: true };
  const { data, layout } = block.plotly as Pick<FigureData, 'data' | 'layout'>;
  const separators = language === 'fr' ? ', ' : '.,';
  const svg = toSvg({ data, layout: { ...layout, ...THUMBNAIL, separators }, alt: block.alt });
  return { ...block, ...THUMBNAIL, svg, small: true };
}

/** How many derivations and lines there are, and how strongly they were checked. */
function checkedIn(
  sections: readonly ReportBlock[],
  language: Language,
  second?: SecondOpinion,
): ReportBlock {
  const labels = labelsIn(language);
  const derivations = sections.filter((block): block is DerivationBlock => block.kind === 'derivation');
  const kinds = derivations.flatMap(({ rows }) => rows.flatMap(({ mark }) => mark?.kind ?? []));
  const counted = ([kind, words]: readonly [string, string]): string[] => {
    const count = kinds.filter((found) => found === kind).length;
    return count > 0 ? [`${count} ${words}`] : [];
  };
  const strengths = [
    ['exact', labels.linesExact],
    ['sizes', labels.linesSizes],
    ['convention', labels.linesConvention],
    ['prose', labels.linesProse],
  ] as const;
  const again = second ? ` ${opinion(labels.secondProgram, second)}` : '';
  const start: Inline = { kind: 'strong', children: [{ kind: 'text', text: labels.whatWasChecked }] };
  const text = `${derivations.length} ${labels.derivationsWith} ${kinds.length} ${labels.judgedLines}${labels.colon} ${strengths.flatMap(counted).join(', ')}.${again} ${labels.inTheWebPage}`;
  return { kind: 'paragraph', children: [start, { kind: 'text', text: ` ${text}` }] };
}

const opinion = (words: string, second: SecondOpinion): string =>
  words
    .replace('$1', String(second.confirmed))
    .replace('$2', String(second.beyond))
    .replace('$3', String(second.false));
