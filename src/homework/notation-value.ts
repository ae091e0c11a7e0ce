/** What the letters of an answer mean: a text, or names with their values, in homework.json or in a question's file. */
import { assumptionProblem, declarationProblem } from '../judge/declarations.js';
import { FUNCTION_NAMES, isFunctionName } from '../judge/functions.js';
import { LanguageError, parse, type Shape, type Size } from '../judge/language.js';
import { nearest } from '../judge/nearest.js';
import { scopeAdvice, scopeProblems } from '../judge/scope.js';
import { dimensionsOf, ShapeError } from '../judge/shapes.js';
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
  requireMeanings(value, letters);
  return letters;
}

const present = <T>(key: string, read: T | undefined) => (read === undefined ? {} : { [key]: read });

function readShape(value: FileValue): Shape {
  if (!value.isList()) return value.oneOf('scalar', 'index', 'size');
  const sizes = value.items().map((item): Size => (item.isText() ? item.text() : item.amount()));
  return sizes as unknown as Shape;
}

/** Throws at the first entry that is about a name that there is not. */
function requireMeanings(value: FileValue, letters: Letters): void {
  const definitions = letters.definitions ?? [];
  const names = [...Object.keys(letters.symbols), ...definitions.map(([name]) => name)];
  const requireName = (entry: FileValue) => {
    const text = entry.text();
    if (!names.includes(text))
      throw entry.error([`${text} is not declared`, ...adviceOn(text, names)].join('; '));
  };
  for (const [name, entry] of value.get('definitions')?.fields() ?? []) {
    if (Object.hasOwn(letters.symbols, name))
      throw entry.error(`${name} is a symbol already: a name is declared or defined, not both`);
    requireSense(entry, letters);
  }
  for (const entry of value.get('assume')?.items() ?? []) {
    const problem = assumptionProblem(entry.text());
    if (problem) throw entry.error(problem);
    requireSense(entry, letters);
  }
  for (const entry of value.get('functions')?.fields().values() ?? [])
    if (!isFunctionName(entry.text()))
      throw entry.error(
        [`the language has no function ${entry.text()}`, ...adviceOn(entry.text(), FUNCTION_NAMES)].join(
          '; ',
        ),
      );
  for (const entry of value.get('alias')?.fields().values() ?? []) requireName(entry);
  for (const entry of value.get('perExample')?.items() ?? []) requireName(entry);
  const variable = value.get('variable');
  if (variable) requireName(variable);
}

/** Throws if an expression has a name that is not declared, or shapes that do not agree. */
function requireSense(entry: FileValue, letters: Letters): void {
  const tree = parse(entry.text());
  const [problem] = scopeProblems(tree, letters);
  if (problem) throw entry.error([problem, ...scopeAdvice(tree, letters)].join('; '));
  try {
    dimensionsOf(tree, letters);
  } catch (error) {
    throw error instanceof ShapeError ? entry.error(error.message) : error;
  }
}

function adviceOn(name: string, known: readonly string[]): string[] {
  const meant = nearest(name, known);
  return meant ? [`did you mean ${meant}?`] : [`known: ${known.join(', ') || 'none'}`];
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
