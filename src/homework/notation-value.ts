/** What the letters of an answer mean: a text, or names with their values, in homework.json or in a question's file. */
import { declarationProblem } from '../judge/declarations.js';
import { LanguageError, parse, type Shape, type Size } from '../judge/language.js';
import type { FileValue } from './file-value.js';
import type { Letters, StatedNotation } from './letters.js';

/** One notation, or a list of those that an answer may be written in. Throws where its names cannot mean anything. */
export const readNotations = (value: FileValue): StatedNotation[] =>
  value.isList() ? value.items().map(readNotation) : [readNotation(value)];

const readNotation = (value: FileValue): StatedNotation => ({
  says: value.isText() ? value.text() : readLetters(value),
  place: value.place,
});

const MAPS = ['alias', 'functions'] as const;
const LISTS = ['parameters', 'perExample', 'dataSets', 'unknowns'] as const;

function readLetters(value: FileValue): Letters {
  value.only('symbols', 'definitions', 'assume', 'variable', ...MAPS, ...LISTS);
  const texts = (key: string) =>
    value
      .get(key)
      ?.items()
      .map((item) => item.text());
  const definitions = [...(value.get('definitions')?.fields() ?? [])].map(
    ([name, source]) => [name, formula(source)] as const,
  );
  const variable = value.get('variable')?.text();
  const letters: Letters = {
    symbols: value.get('symbols')?.mapped(readShape) ?? {},
    ...(definitions.length > 0 && { definitions }),
    ...present('assume', value.get('assume')?.items().map(formula)),
    ...(variable !== undefined && { variable }),
    ...Object.assign(
      {},
      ...MAPS.map((key) =>
        present(
          key,
          value.get(key)?.mapped((text) => text.text()),
        ),
      ),
      ...LISTS.map((key) => present(key, texts(key))),
    ),
  };
  const problem = declarationProblem(letters);
  if (problem) throw value.error(problem);
  return letters;
}

const present = <T>(key: string, read: T | undefined) => (read === undefined ? {} : { [key]: read });

function readShape(value: FileValue): Shape {
  if (!value.isList()) return value.oneOf('scalar', 'index', 'size');
  const sizes = value.items().map((item): Size => (item.isText() ? item.text() : item.amount()));
  return sizes as unknown as Shape;
}

/** An expression of the language, as it is typed. */
function formula(value: FileValue): string {
  const source = value.text();
  try {
    parse(source);
    return source;
  } catch (error) {
    throw error instanceof LanguageError ? value.error(`${error.problem}: ${source}`) : error;
  }
}
