/** The formulas in a note of the judge, which writes them as they are typed, set as the lines are. */
import type { MathNode } from 'mathjs';
import type { Language } from '../../bundle.js';
import { escapeHtml } from '../../html.js';
import { type Context, LanguageError, parse } from '../../judge/language.js';
import { freeNames } from '../../judge/scope.js';
import { toTex } from '../typeset/formula.js';
import { nameFormula } from '../typeset/names.js';
import { mathmlOf, typeset } from '../typeset/typeset.js';
import { english, french } from '../words/note-words.js';

/** How the formulas in a note are written. */
interface Writing {
  readonly side: (node: MathNode, context: Context) => string;
  /** `rect'(0)`. */
  readonly primed: (name: string, at: string) => string;
  readonly alpha: string;
  readonly signs: Readonly<Record<string, string>>;
  /** A whole formula of sides and signs. */
  readonly formula: (written: string) => string;
  /** What is no formula. */
  readonly text: (words: string) => string;
}

const TEX: Writing = {
  side: (node, context) => typeset(node, context).tex,
  primed: (name, at) => `\\operatorname{${name.replaceAll(' ', '\\ ')}}'(${at})`,
  alpha: '\\alpha',
  signs: { '=': '=', '≠': '\\ne', '≤': '\\le', '≥': '\\ge', '<': '<', '>': '>', '×': '\\times' },
  formula: (tex) => `$${tex}$`,
  text: (words) => words,
};

const HTML: Writing = {
  side: mathmlOf,
  primed: (name, at) => escapeHtml(`${name}'(${at})`),
  alpha: 'α',
  signs: { '=': '=', '≠': '≠', '≤': '≤', '≥': '≥', '<': '&lt;', '>': '&gt;', '×': '×' },
  formula: (html) => html,
  text: escapeHtml,
};

/** A verdict's note in the asked language, its formulas as TeX between dollars, in the names of the derivation. */
export const typesetNoteIn = (language: Language, note: string, context: Context): string =>
  noteAs(TEX, language, note, context);

/** The same in HTML, its formulas as MathML. */
export const htmlNoteIn = (language: Language, note: string, context: Context): string =>
  noteAs(HTML, language, note, context);

function noteAs(writing: Writing, language: Language, note: string, context: Context): string {
  const say = language === 'en' ? english : french;
  const formula = (text: string) => formulaAs(writing, text, context);
  return note
    .split('; ')
    .map((part) => say(part, formula))
    .join(language === 'en' ? '; ' : ' ; ');
}

/** `x[k] ≠ 0`, `dh × m`, `rect'(0) = 0` as TeX between dollars or as MathML; a text that is not all formula stays as it is. */
function formulaAs(writing: Writing, text: string, context: Context): string {
  const relations = listed(text).map((relation) => relationAs(writing, relation, context));
  return relations.every((written) => written !== undefined)
    ? relations.map(writing.formula).join(', ')
    : writing.text(text);
}

/** What stands between the commas that are in no parentheses or brackets. */
function listed(text: string): readonly string[] {
  const parts: string[] = [];
  for (const piece of text.split(', ')) {
    const last = parts.at(-1);
    if (last !== undefined && isOpen(last)) parts[parts.length - 1] = `${last}, ${piece}`;
    else parts.push(piece);
  }
  return parts;
}

const isOpen = (text: string): boolean => text.split(/[([]/).length > text.split(/[)\]]/).length;

function relationAs(writing: Writing, text: string, context: Context): string | undefined {
  const parts = text.split(/ ([=≠≤≥<>×]) /);
  const set = parts.map((part, i) => (i % 2 === 1 ? writing.signs[part] : sideAs(writing, part, context)));
  return set.every((written) => written !== undefined) ? set.join(' ') : undefined;
}

/** The name of a function and its prime, as conventions have it. */
const PRIMED = /^([A-Za-z][A-Za-z ]*)'\((\w+)\)$/;

function sideAs(writing: Writing, text: string, context: Context): string | undefined {
  const [, name, at] = PRIMED.exec(text) ?? [];
  if (name !== undefined) return writing.primed(name, at);
  if (text === 'α') return writing.alpha;
  if (/\w \w/.test(text)) return undefined; // two words, not a product
  try {
    const node = parse(text);
    const names = [...freeNames(node)];
    return names.every((name) => isName(name, context)) ? writing.side(node, context) : undefined;
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
