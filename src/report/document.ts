import { type Homework, type SourceDocument, theQuestion } from '../homework/homework.js';
import { spansText } from './anchors.js';
import { type Chapter, chapterBlocks } from './chapter.js';
import { labelsIn } from './labels.js';
import { type Heading, type Language, linksIn, type Report, type ReportBlock } from './model.js';
import { addendumBlocks } from './paper/addendum.js';
import { paperBlocks } from './paper/paper.js';
import { referenced, withLinks } from './references.js';
import { scoreboard } from './scoreboard.js';
import { withHardSpaces } from './spaces.js';
import type { Team } from './team.js';

/** What every kind of report has. */
interface Making {
  readonly homework: Homework;
  readonly team: Team;
  readonly language: Language;
  /** The name of the web page beside the PDF. */
  readonly web: string;
}

/**
 * The chapters as one document, with numbers, and links that all lead somewhere. Several make a report in two
 * parts; one alone stays as it is, unless it is to be graded as theory.
 */
export function assemble(
  chapters: readonly Chapter[],
  { theory, ...making }: Making & { readonly theory: boolean },
): Report {
  const { homework, language } = making;
  const parts =
    theory || chapters.length > 1 ? inParts(chapters, homework, language) : chapterBlocks(chapters[0]);
  const startsForGraders = (heading: Heading) => startsPageForGraders(heading, homework);
  const blocks = onNewPages(parts, theory ? startsForGraders : startsPage);
  return finished(blocks, chapters, { ...making, layout: 'notebook' });
}

/** The paper of one edition: what that document asks, in its order and with its numbers. */
export function assemblePaper(
  chapters: readonly Chapter[],
  { edition, ...making }: Making & { readonly edition: SourceDocument },
): Report {
  return printed(paperBlocks(chapters, edition, making), chapters, making);
}

/** The errata of the documents, printed like a paper. */
export function assembleAddendum(chapters: readonly Chapter[], making: Making): Report {
  const report = printed(addendumBlocks(chapters, making.language), chapters, making);
  return { ...report, title: `${report.title}: ${report.labels.errata}` };
}

/** A paper holds a part of everything; what its links do not find in it, the web page has. */
function printed(blocks: readonly ReportBlock[], chapters: readonly Chapter[], making: Making): Report {
  const inside = new Set(blocks.flatMap((block) => (block.kind === 'heading' ? [`#${block.id}`] : [])));
  const linked = withLinks([...blocks], (link) =>
    link.to.startsWith('#') && !inside.has(link.to) ? { ...link, to: making.web + link.to } : link,
  );
  return finished(linked, chapters, { ...making, layout: 'paper' });
}

function finished(
  blocks: readonly ReportBlock[],
  chapters: readonly Chapter[],
  { homework, team, language, web, layout }: Making & Pick<Report, 'layout'>,
): Report {
  const labels = labelsIn(language);
  return {
    layout,
    web,
    language,
    labels,
    title: homework.title[language],
    course: homework.course[language],
    team: team.team,
    date: team.date,
    data: [...new Set(chapters.flatMap(({ data }) => data))],
    blocks: withHardSpaces(resolved(referenced(numbered(blocks), labels))),
  };
}

/** Theory, closed by the scoreboard; then the experiments. */
function inParts(chapters: readonly Chapter[], homework: Homework, language: Language): ReportBlock[] {
  const labels = labelsIn(language);
  const [theory, practice] = [false, true].map((side) =>
    chapters
      .filter((chapter) => chapter.practice === side)
      .flatMap((chapter) => chapterBlocks(chapter).map(deeper)),
  );
  const board: ReportBlock[] = [
    heading(2, 'scoreboard', labels.scoreboard),
    { kind: 'paragraph', children: [{ kind: 'text', text: labels.scoreboardIntro }] },
    scoreboard(theory, homework, labels, language),
  ];
  return [
    ...(theory.length > 0 ? [heading(1, 'theory', labels.theory), ...theory, ...board] : []),
    ...(practice.length > 0 ? [heading(1, 'practice', labels.practice), ...practice] : []),
  ];
}

/** Parts start a page, and the scoreboard, which fills one. */
function startsPage({ level, id }: Heading): boolean {
  return level === 1 || id === 'scoreboard';
}

/** For graders parts and notebooks start a page; so does each theoretical question, as graders' page matching wants. */
function startsPageForGraders({ level, question }: Heading, homework: Homework): boolean {
  return level <= 2 || (question !== undefined && theQuestion(homework, question).kind === 'theory');
}

/** Sets newPage where a heading starts a page and the one just before it has not done so already. */
function onNewPages(blocks: readonly ReportBlock[], starts: (heading: Heading) => boolean): ReportBlock[] {
  const started = (block?: ReportBlock) => block?.kind === 'heading' && starts(block);
  return blocks.map((block, i) =>
    block.kind === 'heading' ? { ...block, newPage: starts(block) && !started(blocks[i - 1]) } : block,
  );
}

/** A notebook's headings stand one level below the part's. */
function deeper(block: ReportBlock): ReportBlock {
  return block.kind === 'heading' ? { ...block, level: block.level + 1 } : block;
}

function heading(level: number, id: string, text: string): Heading {
  return { kind: 'heading', level, id, children: [{ kind: 'text', text }], newPage: false };
}

/** Figures and tables with captions get their numbers; headings that would share an id get distinct ones. */
function numbered(blocks: readonly ReportBlock[]): ReportBlock[] {
  const count = { figure: 0, table: 0 };
  const seen = new Map<string, number>();
  return blocks.map((block) => {
    if ((block.kind === 'figure' && !block.small) || (block.kind === 'table' && block.caption))
      return { ...block, number: ++count[block.kind] };
    if (block.kind !== 'heading') return block;
    const times = (seen.get(block.id) ?? 0) + 1;
    seen.set(block.id, times);
    return times === 1 ? block : { ...block, id: `${block.id}-${times}` };
  });
}

/** Every link inside the document must lead to one of its headings. */
function resolved(blocks: readonly ReportBlock[]): readonly ReportBlock[] {
  const ids = new Set(blocks.flatMap((block) => (block.kind === 'heading' ? [block.id] : [])));
  const lost = linksIn(blocks).find(({ to }) => to.startsWith('#') && !ids.has(to.slice(1)));
  if (!lost) return blocks;
  throw new Error(`the link "${spansText(lost.children)}" leads to ${lost.to}, no heading of this report`);
}
