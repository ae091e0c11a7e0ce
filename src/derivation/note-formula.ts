/** The formulas in a note of the judge, which writes them as they are typed, set as the lines are. */
import type { Language } from '../bundle.js';
import { type Context, LanguageError, parse } from '../judge/language.js';
import { freeNames } from '../judge/scope.js';
import { english, french } from './notes.js';
import { toTex } from './typeset/formula.js';
import { nameFormula } from './typeset/names.js';
import { typeset } from './typeset/typeset.js';

/** A verdict's note in the asked language, its formulas as TeX between dollars, in the names of the derivation. */
export function typesetNoteIn(language: Language, note: string, context: Context): string {
  const say = language === 'en' ? english : french;
  const formula = (text: string) => formulaText(text, context);
  return note
    .split('; ')
    .map((part) => say(part, formula))
    .join(language === 'en' ? '; ' : ' ; ');
}

const SIGNS: Readonly<Record<string, string>> = {
  '=': '=',
  '≠': '\\ne',
  '≤': '\\le',
  '≥': '\\ge',
  '<': '<',
  '>': '>',
  '×': '\\times',
};

/** `x[k] ≠ 0`, `dh × m`, `rect'(0) = 0` as TeX between dollars; a text that is not all formula stays as it is. */
export function formulaText(text: string, context: Context): string {
  const relations = text.split(/, (?![^[(]*[\])])/).map((relation) => relationTex(relation, context));
  return relations.every((tex) => tex !== undefined) ? relations.map((tex) => `$${tex}$`).join(', ') : text;
}

function relationTex(text: string, context: Context): string | undefined {
  const parts = text.split(/ ([=≠≤≥<>×]) /);
  const set = parts.map((part, i) => (i % 2 === 1 ? SIGNS[part] : sideTex(part, context)));
  return set.every((tex) => tex !== undefined) ? set.join(' ') : undefined;
}

/** The name of a function and its prime, as conventions have it. */
const PRIMED = /^([A-Za-z][A-Za-z ]*)'\((\w+)\)$/;

function sideTex(text: string, context: Context): string | undefined {
  const [, name, at] = PRIMED.exec(text) ?? [];
  if (name !== undefined) return `\\operatorname{${name.replaceAll(' ', '\\ ')}}'(${at})`;
  if (text === 'α') return '\\alpha';
  if (/\w \w/.test(text)) return undefined; // two words, not a product
  try {
    const node = parse(text);
    const names = [...freeNames(node)];
    return names.every((name) => isName(name, context)) ? typeset(node, context).tex : undefined;
  } catch (error) {
    if (error instanceof LanguageError) return undefined;
    throw error;
  }
}

/** A name of the derivation, or one that is printed as a letter: `do`, `theta`. */
const isName = (name: string, context: Context): boolean =>
  name in context.symbols ||
  (context.definitions ?? []).some(([defined]) => defined === name) ||
  name.length < 3 ||
  !/[a-z]{3}/i.test(nameTex(name));

const nameTex = (name: string): string => toTex(nameFormula(name, 'scalar')).replace(/\\[a-z]+/g, '');
