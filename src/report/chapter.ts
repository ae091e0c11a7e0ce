import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isQuestionId, question, questionIds } from '../course/index.js';
import { type Cell, type CodeCell, hasTag, isCode, isError, type Notebook } from '../notebook/nbformat.js';
import type { Typeset } from './formulas.js';
import { labelsIn } from './labels.js';
import { type Place, readMarkdown } from './markdown.js';
import type { Block, Heading, Inline, Language } from './model.js';
import { readOutput } from './outputs.js';
import { translateNotebook } from './translation.js';

/** A notebook as blocks. Its id, the file's name without ending, is the prefix of its headings' ids. */
export interface Chapter {
  readonly id: string;
  readonly practice: boolean;
  readonly blocks: readonly Block[];
}

/** Whether a notebook belongs to the practical part: it holds an experiment. */
export function isPractice({ cells }: Notebook): boolean {
  return cells.some((cell) => !isCode(cell) && /^#+ prac\//m.test(cell.source));
}

/** What the reading of every chapter shares. */
export interface Setting {
  readonly typeset: Typeset;
  readonly language: Language;
  /** Files of the notebooks in the report, to which links may lead. */
  readonly notebooks: readonly string[];
}

/** An executed notebook and the file it comes from. */
export interface Source {
  readonly path: string;
  readonly notebook: Notebook;
}

/** Executed notebook → blocks. Throws, naming notebook and cell, at whatever must not reach the reader. */
export function readChapter(source: Source, setting: Setting): Chapter {
  const { path, notebook } = translateNotebook(source, setting.language);
  const name = basename(path);
  const blocks = notebook.cells.flatMap((cell, i) => {
    const place: Place = {
      name: `${name}, cell ${i + 1} (${cell.id})`,
      typeset: setting.typeset,
      loadImage: (image) => loadImage(image, path),
      link: (to) =>
        resolveLink(
          to,
          name,
          setting.notebooks.map((file) => basename(file)),
        ),
    };
    return isCode(cell) ? readCode(cell, place, setting.language) : readText(cell, place);
  });
  const id = chapterId(name);
  return {
    id,
    practice: isPractice(notebook),
    blocks: blocks.map((block) => (block.kind === 'heading' ? named(block, id, setting.language) : block)),
  };
}

function readText(cell: Cell, place: Place): Block[] {
  return cell.cell_type === 'raw' || isRemoved(cell) ? [] : readMarkdown(cell.source, place);
}

function readCode(cell: CodeCell, place: Place, language: Language): Block[] {
  if (isRemoved(cell) || cell.source.trim() === '') return [];
  checkRan(cell, place);
  const collapsed = hasTag(cell, 'hide-input');
  const code: Block = { kind: 'code', language: 'ts', text: cell.source.trimEnd(), collapsed };
  const hidden = hasTag(cell, 'remove-output') || hasTag(cell, 'hide-output');
  const outputs = hidden ? [] : cell.outputs.flatMap((output) => readOutput(output, place, language));
  return hasTag(cell, 'remove-input') ? outputs : [code, ...outputs];
}

function isRemoved(cell: Cell): boolean {
  return hasTag(cell, 'remove-cell') || hasTag(cell, 'hide-cell');
}

/** A report shows only what ran, and ran well. */
function checkRan(cell: CodeCell, place: Place): void {
  if (cell.execution_count === null)
    throw new Error(`${place.name}: has not been executed; npm run notebooks does it`);
  const error = cell.outputs.find(isError);
  if (error && !hasTag(cell, 'raises-exception'))
    throw new Error(`${place.name}: failed: ${error.ename}: ${error.evalue}`);
}

function loadImage(image: string, notebook: string): Buffer {
  try {
    return readFileSync(join(dirname(notebook), decodeURIComponent(image)));
  } catch {
    throw new Error(`${basename(notebook)}: image ${image} cannot be read`);
  }
}

/** A heading `## <question id> …` takes the question's title, id and points; any other an id from its text. */
function named(heading: Heading, chapter: string, language: Language): Heading {
  const text = plainText(heading.children);
  const id = /^[a-z]+\/[a-z0-9-]+/.exec(text)?.[0];
  const inCourse = questionIds.some((known) => known.split('/')[0] === id?.split('/')[0]);
  if (!id || !inCourse) return { ...heading, id: heading.level === 1 ? chapter : `${chapter}:${slug(text)}` };
  const { title, points } = question(id);
  const labels = labelsIn(language);
  const unit = points === 1 ? labels.pointUnit : labels.pointsUnit;
  const note = points === undefined ? id : `${id} · ${points} ${unit}`;
  return { ...heading, id, question: id, note, children: [{ kind: 'text', text: title[language] }] };
}

/** Web addresses stay; links to notebooks and headings become links inside the report. */
function resolveLink(to: string, notebook: string, notebooks: readonly string[]): string | undefined {
  if (/^(https?|mailto):/.test(to)) return to;
  const [, path, fragment] = /^([^#]*)#?(.*)$/.exec(decodeURIComponent(to)) ?? [];
  const target = path ? basename(path) : notebook;
  if (!notebooks.includes(target)) return undefined;
  if (isQuestionId(fragment)) return `#${fragment}`;
  return fragment ? `#${chapterId(target)}:${slug(fragment)}` : `#${chapterId(target)}`;
}

const chapterId = (notebook: string) => notebook.replace(/\.ipynb$/, '');

export function plainText(spans: readonly Inline[]): string {
  return spans
    .map((span) => {
      if ('text' in span) return span.text;
      if ('children' in span) return plainText(span.children);
      return span.kind === 'formula' ? span.formula.tex : ' ';
    })
    .join('');
}

export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
