/** A homework from its folder: homework.json, questions/<series>/<name>.md, the notebooks, fr/ beside them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Language } from '../bundle.js';
import { FileValue } from './entry.js';
import type { Homework, Question, Section, SourceDocument } from './homework.js';
import { parseQuestion } from './question-file.js';

export const HOMEWORK_FILE = 'homework.json';
const QUESTIONS = 'questions';
/** Where a question stands in the folder: `questions/mlp/g-grad-oa.md`. */
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
  const file = shown(join(folder, HOMEWORK_FILE));
  const top = FileValue.of(readFileSync(join(folder, HOMEWORK_FILE), 'utf8'), file).only(
    ...['title', 'course', 'team', 'report', 'paper', 'languages', 'notebooks', 'documents', 'questions'],
  );
  const languages = readLanguages(top.get('languages'));
  const documents = readDocuments(top.get('documents'), languages);
  const team = top.get('team')?.text();
  const paper = top.get('paper')?.oneOf(...Object.keys(documents));
  return {
    folder,
    title: top.need('title').bilingual(languages),
    course: top.need('course').bilingual(languages),
    languages,
    reports: join(folder, top.get('report')?.text() ?? 'report'),
    ...(team !== undefined && { team: join(folder, team) }),
    notebooks: readNotebooks(top.get('notebooks'), folder),
    documents,
    ...(paper !== undefined && { paper }),
    questions: readQuestions(top.need('questions'), folder, languages, documents),
  };
}

function readLanguages(entry: FileValue | undefined): Language[] {
  if (!entry) return ['en'];
  const languages = entry.items().map((item) => item.oneOf<Language>('en', 'fr'));
  if (languages.length === 0) throw entry.error('a homework needs a language: ["en"]');
  return languages;
}

/** Those listed; without a list, every notebook of the folder by name. */
function readNotebooks(entry: FileValue | undefined, folder: string): string[] {
  const listed = entry?.items().map((item) => {
    const path = join(folder, item.text());
    if (!existsSync(path)) throw item.error(`there is no notebook ${item.text()} in this folder`);
    return path;
  });
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
  return Object.fromEntries(
    [...(entry?.fields() ?? [])].map(([id, document]) => [id, readDocument(id, document, languages)]),
  );
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
    sections: entry
      .need('sections')
      .items()
      .map((item): Section => {
        item.only('number', 'title', 'points');
        const points = item.get('points')?.amount();
        const title = item.need('title').bilingual(languages);
        return { number: item.need('number').text(), title, ...(points !== undefined && { points }) };
      }),
  };
}

function readQuestions(
  entry: FileValue,
  folder: string,
  languages: readonly Language[],
  documents: Readonly<Record<string, SourceDocument>>,
): Question[] {
  const listed = new Set<string>();
  const questions = entry.items().map((item) => {
    const id = item.text();
    if (!/^[a-z]+\/[\w-]+$/.test(id))
      throw item.error(`"${id}" is no id of a question: series/name, as in mlp/g-grad-oa`);
    if (listed.has(id)) throw item.error(`the question ${id} is listed twice`);
    listed.add(id);
    const path = join(folder, questionFile(id));
    if (!existsSync(path)) throw item.error(`the question ${id} has no file ${questionFile(id)}`);
    const question = parseQuestion(id, readFileSync(path, 'utf8'), shown(path), languages);
    checkNumbers(question, shown(path), documents);
    return question;
  });
  const stray = filesIn(join(folder, QUESTIONS)).find((id) => !listed.has(id));
  if (stray) throw entry.error(`${questionFile(stray)} is not listed: add "${stray}" to "questions"`);
  return questions;
}

function checkNumbers(
  { numbers }: Question,
  file: string,
  documents: Readonly<Record<string, SourceDocument>>,
): void {
  for (const [id, number] of Object.entries(numbers)) {
    const document = documents[id];
    if (!document)
      throw new Error(
        `${file}: no document '${id}' in ${HOMEWORK_FILE}: ${Object.keys(documents).join(', ')}`,
      );
    const places = document.sections.filter((section) => number.startsWith(section.number));
    if (places.length !== 1)
      throw new Error(
        `${file}: the number ${number} is in ${places.length} sections of document '${id}', by what it begins with`,
      );
  }
}

/** The ids that the files below this folder have. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -'.md'.length).replaceAll(sep, '/'));
}

/** A path as an error names it: from the current folder if it is below it. */
function shown(path: string): string {
  const near = relative('.', path);
  return near.startsWith('..') ? path : near;
}
