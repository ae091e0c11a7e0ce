/** A homework from its folder: homework.json, questions/<series>/<name>.md, the notebooks, fr/ beside them. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import type { Language } from '../bundle.js';
import { FileValue } from './file-value.js';
import { type Homework, type Question, type Section, type SourceDocument, seriesOf } from './homework.js';
import { readNotations } from './notation-value.js';
import { shownPath } from './place-in.js';
import { parseQuestion } from './question-file.js';
import { readText } from './text-file.js';

export const HOMEWORK_FILE = 'homework.json';
const QUESTIONS = 'questions';
const EXAMPLE_ID = 'first/a-softplus';
/** Where a question stands in the folder: `questions/first/a-softplus.md`. */
export const questionFile = (id: string): string => `${QUESTIONS}/${id}.md`;

/**
 * The homework of this folder: that of the nearest homework.json, here or above. Throws an error with file, line
 * and column for whatever is wrong in it, and one that says what to do if there is none.
 */
export function loadHomework(folder: string): Homework {
  const homework = homeworkAround(folder);
  if (homework) return homework;
  throw new Error(
    `there is no ${HOMEWORK_FILE} in ${resolve(folder)} or above; chainrule init makes a homework`,
  );
}

/** The same, or undefined where no folder from here upward holds a homework. */
export function homeworkAround(folder: string): Homework | undefined {
  const here = resolve(folder);
  if (existsSync(join(here, HOMEWORK_FILE))) return read(here);
  return dirname(here) === here ? undefined : homeworkAround(dirname(here));
}

function read(folder: string): Homework {
  const file = join(folder, HOMEWORK_FILE);
  const top = FileValue.of(readText(file), file).only(
    ...[
      'title',
      'course',
      'team',
      'report',
      'paper',
      'languages',
      'notebooks',
      'documents',
      'notations',
      'questions',
    ],
  );
  const languages = readLanguages(top.get('languages'));
  const documents = readDocuments(top.get('documents'), languages);
  const team = top.get('team');
  const paper = top.get('paper')?.oneOf(...Object.keys(documents));
  return {
    folder,
    title: top.need('title').bilingual(languages),
    course: top.need('course').bilingual(languages),
    languages,
    reports: join(folder, top.get('report')?.text() ?? 'report'),
    ...(team && { team: existing(team, folder, 'file') }),
    notebooks: readNotebooks(top.get('notebooks'), folder),
    documents,
    ...(paper !== undefined && { paper }),
    notations: readSeriesNotations(top),
    questions: readQuestions(top.need('questions'), folder, languages, documents),
  };
}

/** The texts of a list, each of them once. */
function requireDifferent(items: readonly FileValue[]): readonly FileValue[] {
  const texts = items.map((item) => item.label());
  const again = texts.findIndex((text, i) => texts.indexOf(text) < i);
  if (again >= 0) throw items[again].error(`"${texts[again]}" is listed twice`);
  return items;
}

/** The path of a file that is named in the homework, absolute. */
function existing(name: FileValue, folder: string, what: string): string {
  const path = join(folder, name.text());
  if (!existsSync(path)) throw name.error(`there is no ${what} ${name.text()} in this folder`);
  return path;
}

function readLanguages(entry: FileValue | undefined): Language[] {
  if (!entry) return ['en'];
  const languages = entry.items().map((item) => item.oneOf<Language>('en', 'fr'));
  if (languages.length === 0) throw entry.error('a homework needs a language: ["en"]');
  requireDifferent(entry.items());
  return languages;
}

/** Those listed; without a list, every notebook of the folder by name. */
function readNotebooks(entry: FileValue | undefined, folder: string): string[] {
  const listed = entry && requireDifferent(entry.items()).map((item) => existing(item, folder, 'notebook'));
  const found = () => readdirSync(folder).filter((name) => name.endsWith('.ipynb'));
  return (
    listed ??
    found()
      .sort()
      .map((name) => join(folder, name))
  );
}

function readDocuments(
  entry: FileValue | undefined,
  languages: readonly Language[],
): Record<string, SourceDocument> {
  return entry?.mapped((document, id) => readDocument(id, document, languages)) ?? {};
}

function readDocument(id: string, entry: FileValue, languages: readonly Language[]): SourceDocument {
  entry.only('title', 'languages', 'variant', 'questionPoints', 'sections');
  const variant = entry.get('variant')?.text();
  return {
    id,
    title: entry.need('title').bilingual(languages),
    languages: entry.get('languages') ? readLanguages(entry.get('languages')) : languages,
    ...(variant !== undefined && { variant }),
    questionPoints: entry.get('questionPoints')?.flag() ?? true,
    sections: readSections(entry.need('sections').items(), languages),
  };
}

function readSections(entries: readonly FileValue[], languages: readonly Language[]): Section[] {
  requireDifferent(entries.map((entry) => entry.only('number', 'title', 'points').need('number')));
  return entries.map((entry) => {
    const points = entry.get('points')?.amount();
    const title = entry.need('title').bilingual(languages);
    return { number: entry.need('number').label(), title, ...(points !== undefined && { points }) };
  });
}

/** By the series of the questions that they are for. */
function readSeriesNotations(top: FileValue): Homework['notations'] {
  const series = new Set(
    top
      .need('questions')
      .items()
      .map((item) => seriesOf(item.text())),
  );
  return (
    top.get('notations')?.mapped((value, name) => {
      if (series.has(name)) return readNotations(value);
      throw value.error(`no question is of the series "${name}"; known: ${[...series].join(', ')}`);
    }) ?? {}
  );
}

function readQuestions(
  entry: FileValue,
  folder: string,
  languages: readonly Language[],
  documents: Readonly<Record<string, SourceDocument>>,
): Question[] {
  const questions = requireDifferent(entry.items()).map((item) => {
    const id = item.text();
    if (!/^[a-z]+\/[\w-]+$/.test(id))
      throw item.error(`"${id}" is no id of a question: series/name, as in ${EXAMPLE_ID}`);
    const path = join(folder, questionFile(id));
    if (!existsSync(path)) throw item.error(`the question ${id} has no file ${questionFile(id)}`);
    return parseQuestion(id, readText(path), shownPath(path), languages, documents);
  });
  const stray = filesIn(join(folder, QUESTIONS)).find(
    (id) => !questions.some((question) => question.id === id),
  );
  if (stray) throw entry.error(`${questionFile(stray)} is not listed: add "${stray}" to "questions"`);
  return questions;
}

/** The ids that the files below this folder have. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -'.md'.length).replaceAll(sep, '/'));
}
