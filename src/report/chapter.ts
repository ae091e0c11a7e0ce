import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { dataSetsIn } from '../homework/data-sets.js';
import { type Homework, hasQuestion, theQuestion } from '../homework/homework.js';
import {
  type Cell,
  type CodeCell,
  hasTag,
  isCode,
  isError,
  type Notebook,
  tagsOf,
} from '../homework/notebook.js';
import { questionOf, withStatements } from '../homework/statement.js';
import { texCells } from '../reading/cells.js';
import { anchored, chapterId, resolveLink } from './anchors.js';
import type { Typesetter } from './formulas.js';
import { labelsIn } from './labels.js';
import { readMarkdown, type Surroundings } from './markdown.js';
import type { Heading, ReportBlock } from './model.js';
import { readOutput } from './outputs.js';
import { readTexAnswer } from './tex-answer.js';
import { translateNotebook } from './translation.js';
import type { ReportWords } from './words.js';

/** An executed notebook and the file it comes from. */
export interface Source {
  readonly path: string;
  readonly notebook: Notebook;
}

/** What one cell puts into the report. */
export interface CellPiece {
  readonly blocks: readonly ReportBlock[];
  readonly tags: readonly string[];
  readonly isCode: boolean;
  /** Set if the cell is the heading of a question. */
  readonly question?: string;
  /** Whether it opens a section, with a heading of level 1 or 2. */
  readonly opens: boolean;
}

/** A notebook, cell by cell. */
export interface Chapter {
  readonly id: string;
  readonly practice: boolean;
  /** The names of the data sets that it is made from, in the language of the report. */
  readonly data: readonly string[];
  readonly pieces: readonly CellPiece[];
}

export const chapterBlocks = ({ pieces }: Chapter): ReportBlock[] => pieces.flatMap(({ blocks }) => blocks);

/** What the reading of every chapter shares. */
export interface ChapterSetting {
  readonly typeset: Typesetter;
  readonly homework: Homework;
  readonly words: ReportWords;
  /** Files of the notebooks in the report, to which links may lead. */
  readonly notebooks: readonly string[];
}

/** Whether a notebook belongs to the practical part: it holds an experiment. */
export function isPractice({ cells }: Notebook, homework: Homework): boolean {
  return cells.some((cell) => {
    const id = questionOf(cell);
    return id !== undefined && hasQuestion(homework, id) && theQuestion(homework, id).kind === 'practice';
  });
}

/** Executed notebook → blocks. Throws, naming notebook and cell, at whatever must not reach the reader. */
export function readChapter(source: Source, setting: ChapterSetting): Chapter {
  const { path } = source;
  const { homework, words } = setting;
  const stated = { path, notebook: withStatements(path, source.notebook, homework) };
  const { notebook } = translateNotebook(stated, words.language);
  const answers = new Map(texCells(notebook, homework).map(({ cell, answer }) => [cell.id, answer]));
  const pieces = notebook.cells.flatMap((cell, i): CellPiece[] => {
    const place: Surroundings = {
      name: `${basename(path)}, cell ${i + 1} (${cell.id})`,
      typeset: setting.typeset,
      homework,
      words,
      loadImage: (image) => loadImage(image, path, cell.id),
      link: (to) => resolveLink(to, path, setting.notebooks, homework),
    };
    if (cell.cell_type === 'raw' || hasTag(cell, 'remove-cell') || hasTag(cell, 'hide-cell')) return [];
    const question = questionOf(cell);
    const answer = answers.get(cell.id);
    const read = [...readCell(cell, place), ...(answer ? readTexAnswer(answer, place) : [])];
    const written = writtenHeadings(stated.notebook.cells[i], place);
    const blocks = read.map((block) => placed(block, cell.id, path, written));
    const opens = blocks.some((block) => block.kind === 'heading' && block.level <= 2);
    return [{ blocks, tags: tagsOf(cell), isCode: isCode(cell), opens, ...(question && { question }) }];
  });
  const data = notebook.cells.flatMap(dataSetsIn).map(words.caption);
  return { id: chapterId(path), practice: isPractice(notebook, homework), data, pieces };
}

function readCell(cell: Cell, place: Surroundings): ReportBlock[] {
  const question = questionOf(cell);
  if (question) return readQuestion(question, place);
  return isCode(cell) ? readCode(cell, place) : readMarkdown(cell.source, place);
}

/** The headings of a cell in the language in which the notebook was written, in order. */
function writtenHeadings(cell: Cell, place: Surroundings): Iterator<Heading> {
  const blocks = isCode(cell) || questionOf(cell) ? [] : readMarkdown(cell.source, place);
  return blocks.filter((block) => block.kind === 'heading').values();
}

/**
 * With what links and references lead to: a heading's id, the cell of a figure or a table. A translation keeps the ids
 * of what was written: a link leads to the same place in every language, and a page that holds both finds the twins.
 */
function placed(block: ReportBlock, cell: string, path: string, written: Iterator<Heading>): ReportBlock {
  if (block.kind === 'heading') return { ...block, id: anchored(written.next().value ?? block, path).id };
  return block.kind === 'figure' || block.kind === 'table' ? { ...block, cell } : block;
}

/** The heading of a question and what it asks, in the report's language. */
function readQuestion(id: string, place: Surroundings): ReportBlock[] {
  const { language } = place.words;
  const { title, statement, points, live } = theQuestion(place.homework, id);
  const labels = labelsIn(language);
  const unit = points === 1 ? labels.pointUnit : labels.pointsUnit;
  const worth = points === undefined ? undefined : `${points} ${unit}`;
  const note = [id, worth].filter(Boolean).join(' · ');
  const children = [{ kind: 'text', text: title[language] }] as const;
  const heading = { kind: 'heading', level: 2, id, question: id, note, children, newPage: false } as const;
  return [
    { ...heading, ...(worth && { points: worth }), ...(live && { live }) },
    { kind: 'statement', children: readMarkdown(statement[language], place) },
  ];
}

function readCode(cell: CodeCell, place: Surroundings): ReportBlock[] {
  if (cell.source.trim() === '') return [];
  checkRan(cell, place);
  const collapsed = hasTag(cell, 'hide-input') || onlyBringsIn(cell.source);
  const code: ReportBlock = {
    kind: 'code',
    language: 'ts',
    text: cell.source.trimEnd(),
    collapsed,
    source: true,
  };
  const hidden = hasTag(cell, 'remove-output') || hasTag(cell, 'hide-output');
  const outputs = hidden ? [] : cell.outputs.flatMap((output) => readOutput(output, place));
  return hasTag(cell, 'remove-input') ? outputs : [code, ...outputs];
}

/** Whether all that a cell does is to import: nothing to read for whoever reads the mathematics. */
function onlyBringsIn(source: string): boolean {
  const rest = source
    .replace(/^import\s[^;]*?from\s*(['"])[^'"]*\1;?$/gm, '')
    .replace(/^const \w+ = require\((['"])[^'"]*\1\);?$/gm, '');
  return rest.trim() === '' && source.trim() !== '';
}

/** A report shows only what ran, and ran well. */
function checkRan(cell: CodeCell, place: Surroundings): void {
  if (cell.execution_count === null)
    throw new Error(`${place.name}: has not been executed; chainrule run does it`);
  const error = cell.outputs.find(isError);
  if (error && !hasTag(cell, 'raises-exception'))
    throw new Error(`${place.name}: failed: ${error.ename}: ${error.evalue}`);
}

function loadImage(image: string, notebook: string, cell: string): Buffer {
  try {
    return readFileSync(join(dirname(notebook), decodeURIComponent(image)));
  } catch {
    throw new Error(
      `${basename(notebook)}, cell ${cell}: image ${image} cannot be read; it is looked for beside the notebook`,
    );
  }
}
