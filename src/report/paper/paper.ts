import {
  type Homework,
  type Section,
  type SourceDocument,
  sectionOf,
  theQuestion,
} from '../../homework/homework.js';
import { besideOf, isTagged } from '../../homework/tags.js';
import { spansText } from '../anchors.js';
import type { CellPiece, Chapter } from '../chapter.js';
import { labelsIn } from '../labels.js';
import type { Heading, Inline, Language, ReportBlock } from '../model.js';
import { secondOpinion } from '../second-program.js';
import { toldOnce } from './derivation.js';
import { frontOf } from './front.js';
import { inPrint, type Numbered, type Printing, shownIn } from './pieces.js';

/** Consecutive pieces that stand together: a question with its answer, or a section between questions. */
interface Unit {
  readonly blocks: readonly ReportBlock[];
  /** The place of its question among all of the edition, and a little before or after it for what has none. */
  readonly at: number;
}

/**
 * What an edition asks, in its order and with its numbers: each question with its answer and what leads to it,
 * without code. Cells tagged `lab` are the notebook's alone; those tagged `only-VARIANT` or `only-DOCUMENT` belong to
 * the editions of that variant or document; `before:ID` and `after:ID` say beside which question a cell stands that
 * is not part of an answer there; `front` is the summary on the first page, and `thumbnail` a figure shown there too.
 */
export function paperBlocks(
  chapters: readonly Chapter[],
  edition: SourceDocument,
  { homework, language }: { readonly homework: Homework; readonly language: Language },
): ReportBlock[] {
  const order = orderOf(chapters, edition, homework);
  const printing = { order, labels: labelsIn(language), points: edition.questionPoints };
  const sectionAt = (asked?: Numbered) => asked && sectionOf(edition, asked.number);
  const units = chapters
    .flatMap(({ pieces }) => unitsOf(pieces, printing, edition))
    .sort((a, b) => a.at - b.at);
  const sections = edition.sections.flatMap((section): ReportBlock[] => {
    const inside = units.filter(({ at }) => sectionAt(order[Math.round(at)]) === section);
    if (inside.length === 0) return [];
    return [sectionHeading(section, language), ...toldOnce(inside.flatMap(({ blocks }) => blocks))];
  });
  const front = frontOf(chapters, sections, { edition, printing, language, second: secondOpinion(homework) });
  return [...front, ...sections].map((block) => withNumbers(block, order));
}

/** The questions of the edition for which there is an answer, sorted as their numbers are. */
function orderOf(chapters: readonly Chapter[], edition: SourceDocument, homework: Homework): Numbered[] {
  const ids = new Set(chapters.flatMap(({ pieces }) => pieces.flatMap(({ question }) => question ?? [])));
  const numbered = [...ids].flatMap((id): Numbered[] => {
    const number = theQuestion(homework, id).numbers[edition.id];
    return number ? [{ id, number }] : [];
  });
  const part = ({ number }: Numbered) =>
    edition.sections.findIndex(({ number: own }) => own === sectionOf(edition, number)?.number);
  const compare = new Intl.Collator('en', { numeric: true }).compare;
  return numbered.sort((a, b) => part(a) - part(b) || compare(a.number, b.number));
}

function unitsOf(pieces: readonly CellPiece[], printing: Printing, edition: SourceDocument): Unit[] {
  const places = new Map(printing.order.map(({ id }, at) => [id, at]));
  const first = pieces.map(({ question }) => places.get(question ?? '')).find((at) => at !== undefined);
  let at = first === undefined ? undefined : first - 0.25;
  let kept = true;
  let answering = false;
  return pieces.flatMap((piece): Unit[] => {
    const { question, opens, tags } = piece;
    if (question !== undefined) {
      const place = places.get(question);
      kept = place !== undefined;
      answering = kept;
      at = place ?? at;
    } else if (opens) {
      kept = !isTagged(tags, 'lab');
      answering = false;
      at = at === undefined ? undefined : Math.round(at) + (at < Math.round(at) ? -0.25 : 0.25);
    }
    const sent = answering ? undefined : sentTo(tags, places);
    const place = sent ?? (kept ? at : undefined);
    if (place === undefined || isTagged(tags, 'front') || !shownIn(tags, edition)) return [];
    return [{ at: place, blocks: piece.blocks.flatMap((block) => inPrint(block, piece, printing)) }];
  });
}

/** Where a tag before:ID or after:ID sends a cell. */
function sentTo(tags: readonly string[], places: ReadonlyMap<string, number>): number | undefined {
  for (const tag of tags) {
    const beside = besideOf(tag);
    const place = places.get(beside?.question ?? '');
    if (place !== undefined) return place + (beside?.side === 'before' ? -0.5 + 1e-6 : 0.49);
  }
  return undefined;
}

/** In a table, a cell that is the id of a question becomes its number, which leads there; so does a word of a figure. */
function withNumbers(block: ReportBlock, order: readonly Numbered[]): ReportBlock {
  if (block.kind === 'figure') {
    const svg = order.reduce((text, { id, number }) => text.replaceAll(`>${id}<`, `>${number}<`), block.svg);
    return { ...block, svg };
  }
  if (block.kind !== 'table') return block;
  const linked = (spans: readonly Inline[]): readonly Inline[] => {
    const asked = order.find(({ id }) => spans.length === 1 && spansText(spans) === id);
    return asked
      ? [{ kind: 'link', to: `#${asked.id}`, children: [{ kind: 'text', text: asked.number }] }]
      : spans;
  };
  return { ...block, rows: block.rows.map((row) => row.map(linked)) };
}

function sectionHeading({ number, title, points }: Section, language: Language): Heading {
  const note = points && `${points} points`;
  return {
    kind: 'heading',
    level: 1,
    id: `part-${number}`,
    number,
    children: [{ kind: 'text', text: title[language] }],
    ...(note && { note }),
    newPage: false,
  };
}
