/** A formula in a note of the judge, which writes it as it is typed, set as the lines are. */
import { type Context, LanguageError, parse } from '../judge/language.js';
import { typeset } from './typeset/typeset.js';

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
  try {
    const { tex } = typeset(parse(text), context);
    return /^[a-z]{3,}$/i.test(tex.replaceAll('_', '')) && !isKnown(text, context) ? undefined : tex;
  } catch (error) {
    if (error instanceof LanguageError) return undefined;
    throw error;
  }
}

const isKnown = (name: string, { symbols, definitions = [] }: Context): boolean =>
  name in symbols || definitions.some(([defined]) => defined === name);
