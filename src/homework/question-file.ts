/** questions/<series>/<name>.md: a question, its facts between two lines `---`, its words below. */
import type { Bilingual, Language } from '../bundle.js';
import { FileValue } from './file-value.js';
import { LIVE, type Question, type SourceDocument, sectionOf } from './homework.js';
import { readNotations } from './notation-value.js';

/**
 * Reads such a file:
 *
 *     ---
 *     points: 2
 *     numbers: { '000': 2(g), '001': b.7 }
 *     parts:
 *       g1: { en: k differs from y, fr: k différent de y }
 *     notation: Let $x \in \mathbb R^n$ and $p = \sigma(x)$.
 *     ---
 *     # en: The title
 *
 *     The statement.
 *
 *     # fr: Le titre
 *
 *     L'énoncé.
 *
 * Throws an error with file, line and column if it cannot.
 */
export function parseQuestion(
  id: string,
  text: string,
  file: string,
  languages: readonly Language[],
  documents: Readonly<Record<string, SourceDocument>> = {},
): Question {
  const [, front, body] =
    /^---\n([\s\S]*?)^---[^\S\n]*\n([\s\S]*)$/m.exec(text.replaceAll('\r\n', '\n')) ?? [];
  if (front === undefined)
    throw new Error(`${file}:1:1: a question begins with its facts between two lines "---"`);
  // An empty line in the place of the first `---` keeps the lines' numbers.
  const facts = FileValue.of(`\n${front}`, file).only(
    'kind',
    'live',
    'points',
    'numbers',
    'parts',
    'notation',
  );
  const notation = facts.get('notation');
  const { title, statement } = readWords(body, file, front.split('\n').length + 1, languages);
  const live = facts.get('live')?.oneOf(...LIVE);
  const points = facts.get('points')?.amount();
  return {
    ...{ id, title, statement },
    kind: facts.get('kind')?.oneOf('theory', 'practice') ?? 'theory',
    ...(live && { live }),
    ...(points !== undefined && { points }),
    notations: notation ? readNotations(notation) : [],
    numbers: facts.get('numbers')?.mapped((number, id) => readNumber(number, documents[id], id)) ?? {},
    parts: facts.get('parts')?.mapped((words) => words.bilingual(languages)) ?? {},
  };
}

/** A question's number in a document, which begins with that of one of its sections. */
function readNumber(value: FileValue, document: SourceDocument | undefined, id: string): string {
  if (!document) throw value.error(`there is no document "${id}" among the "documents" of homework.json`);
  const number = value.label();
  if (sectionOf(document, number)) return number;
  const known = document.sections.map((section) => section.number).join(', ');
  throw value.error(`${number} must begin with the number of a section of document "${id}": ${known}`);
}

/** The title and the statement in each language: `# en: title`, then the statement. */
function readWords(
  body: string,
  file: string,
  linesBefore: number,
  languages: readonly Language[],
): { title: Bilingual; statement: Bilingual } {
  const fail = (offset: number, what: string) =>
    new Error(`${file}:${linesBefore + body.slice(0, offset).split('\n').length}:1: ${what}`);
  const headings = [...body.matchAll(/^# (\w+):[^\S\n]*(.*)$/gm)];
  const before = body.slice(0, headings[0]?.index).trim();
  if (before || headings.length === 0)
    throw fail(0, `expected a heading with the language and the title: # ${languages[0]}: The title`);
  const said = new Map(
    headings.map(({ 0: heading, 1: language, 2: title, index }, i) => {
      if (!languages.some((one) => one === language))
        throw fail(index, `the homework is not in "${language}"; its languages: ${languages.join(', ')}`);
      if (!title.trim()) throw fail(index, `the title is missing after "# ${language}:"`);
      const statement = body.slice(index + heading.length, headings[i + 1]?.index).trim();
      if (!statement) throw fail(index, `the statement is missing under "${heading}"`);
      return [language, { title: title.trim(), statement }];
    }),
  );
  if (said.size < headings.length) throw fail(headings[1].index, 'a language stands here twice');
  const missing = languages.find((language) => !said.has(language));
  if (missing) throw fail(body.length, `the question has no part "# ${missing}: …"`);
  const [en, fr] = (['en', 'fr'] as const).map((language) => said.get(language) ?? said.get(languages[0])!);
  return {
    title: { en: en.title, fr: fr.title },
    statement: { en: en.statement, fr: fr.statement },
  };
}
