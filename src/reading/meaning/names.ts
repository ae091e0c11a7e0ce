/** What letters with their scripts stand for: the names of a notation as the typesetter sets them, read backwards. */

import type { Notation } from '../../derivation/lines/notation.js';
import { toTex } from '../../derivation/typeset/formula.js';
import { type NameLook, nameFormula } from '../../derivation/typeset/names.js';
import type { Letters } from '../../homework/letters.js';
import { type Context, parse, type Shape } from '../../judge/language.js';
import { shapeOrNone } from '../../judge/shapes.js';
import { treeOf } from '../formula/grammar.js';
import { key, type Tree } from '../formula/tree.js';
import type { Lexicon } from '../tex/cursor.js';
import { itemsOf } from '../tex/tokens.js';
import { ReadingError } from '../text/said.js';
import { FUNCTION_WORDS, type Known } from './functions.js';

/** A notation as formulas are read in it: beside the names, how they may be written. */
export interface ReadingNotation extends Notation, Omit<Letters, 'functions'> {
  /** Letters that are functions; a list gives one for each layer, from 0: `{ '\\varphi': ['', 'tanh', 'softmax'] }`. */
  readonly functions?: Readonly<Record<string, string | readonly string[]>>;
  /** Values of the letters that number layers: `{ L: 3, m: 1 }`. */
  readonly layers?: Readonly<Record<string, number>>;
  /** Letters of which there is one vector or number for each example, and the array that holds them: x_i is X[i,:]ᵀ. */
  readonly families?: Readonly<Record<string, string>>;
  /** The index that numbers the examples of such a letter, where the letter alone is something else. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Numbers that are one of two: labels 0 and 1, or −1 and 1. */
  readonly values?: Readonly<Record<string, readonly [string, string]>>;
  /** Numbers and vectors that are any function of what the document differentiates them by. */
  readonly arbitrary?: Readonly<Record<string, Shape>>;
  /** Whether ∂J/∂x of a number J by a column x is a row. */
  readonly rowGradients?: boolean;
  /** Whether the document names it: its functions have a value at a kink, so that cases of a derivative say it. */
  readonly named?: boolean;
  /** Functions that the document defined: by their name, what they are of. */
  readonly of?: Readonly<Record<string, readonly string[]>>;
}

export interface Names {
  readonly notation: ReadingNotation;
  readonly context: Context;
  readonly lexicon: Lexicon;
  /** By letter, superscript and subscript: `W^(2)` → W2. */
  readonly keys: ReadonlyMap<string, string>;
  readonly functions: ReadonlyMap<string, Known | readonly string[]>;
}

const NO_NAMES: Lexicon = {
  words: [],
  isFunction: () => false,
  takesParameter: () => false,
  isDefinedFunction: () => false,
  variableOf: () => undefined,
  isApplied: () => false,
  isScalar: () => false,
  isName: () => false,
};

/** A letter whose prime is part of the name: φ′. */
export const primed = (letter: string, primes: number): string => `${letter}${"'".repeat(primes)}`;

/** Undefined for what is no letter with scripts. */
function keyOf(tex: string): string | undefined {
  const tree = treeIn(tex);
  if (tree === undefined) return undefined;
  if (tree.is === 'name') return tree.name;
  if (tree.is !== 'scripted' || tree.base.is !== 'name') return undefined;
  return key(primed(tree.base.name, tree.primes), tree.sup?.plain ?? '', tree.sub?.plain ?? '');
}

function treeIn(tex: string): Tree | undefined {
  try {
    return treeOf(itemsOf(tex), NO_NAMES, tex.length);
  } catch (error) {
    if (error instanceof ReadingError) return undefined;
    throw error;
  }
}

const lookOf = (shape: Shape | undefined): NameLook =>
  Array.isArray(shape) ? (shape.length === 2 ? 'matrix' : 'vector') : 'scalar';

/** How the names of a notation are written. */
export function namesOf(notation: ReadingNotation): Names {
  const { symbols, definitions = [], assume, along } = notation;
  const context: Context = { symbols, definitions, ...(assume && { assume }), ...(along && { along }) };
  const all = [...Object.keys(symbols), ...definitions.map(([name]) => name)].filter(
    // Of zeta the typesetter makes z_eta: it is written only as its alias says.
    (name) => !/^grad./.test(name) && (GREEK_NAME.test(name) || !OTHER_GREEK.test(name)),
  );
  const keys = new Map<string, string>();
  for (const name of all) {
    // A definition may be set as a scalar or not: ha is h^a, h1 is h^(1) or h_1.
    const looks = Object.hasOwn(symbols, name)
      ? [lookOf(symbols[name])]
      : (['vector', 'scalar'] satisfies NameLook[]);
    for (const look of looks) {
      const found = keyOf(toTex(nameFormula(name, look)));
      if (found !== undefined && !keys.has(found)) keys.set(found, name);
    }
  }
  for (const [tex, name] of Object.entries(notation.alias ?? {})) {
    const found = keyOf(tex);
    if (found !== undefined) keys.set(found, name);
  }
  addHabits(keys, notation);
  const functions = functionsOf(notation, keys);
  const letters = new Set([...keys.keys()].map(letterOf));
  const defined = new Set(definitions.map(([name]) => name));
  const applied = new Set(
    [...keys].flatMap(([written, name]) =>
      defined.has(name) || notation.perExample?.includes(name) ? [letterOf(written)] : [],
    ),
  );
  const spelled = all.filter(
    (name) => name.length > 1 && !GREEK_NAME.test(name) && ![...name].every((letter) => keys.has(letter)),
  );
  for (const name of spelled) if (!keys.has(name)) keys.set(name, name);
  const words = [...new Set([...functions.keys(), ...spelled])].filter((word) => word.length > 1);
  const lexicon: Lexicon = {
    words: words.sort((a, b) => b.length - a.length),
    isFunction: (name) => functions.has(name),
    takesParameter: (name) => hasParameter(functions.get(name)),
    isDefinedFunction: (written) => Object.hasOwn(notation.of ?? {}, keys.get(written) ?? ''),
    variableOf: (written) => {
      const [only, more] = notation.of?.[keys.get(written) ?? ''] ?? [];
      return only === undefined || more ? undefined : [...keys].find(([, name]) => name === only)?.[0];
    },
    isApplied: (name) => applied.has(name) || applied.has(bare(name)),
    isScalar: (letter) =>
      [...keys].every(([written, name]) => letterOf(written) !== letter || isScalarIn(name, context)),
    isName: (name) => letters.has(name),
  };
  return { notation, context, lexicon, keys, functions };
}

const GREEK_NAME = /^(alpha|beta|gamma|delta|epsilon|eta|theta|lambda|mu|phi|pi|tau)/;

const OTHER_GREEK =
  /^(zeta|varsigma|sigma_|rho|varrho|kappa|nu|xi|psi|omega|chi|upsilon|ell|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Upsilon|Phi|Psi|Omega|iota)/;

const letterOf = (written: string): string => written.replace(/[\^_].*$/, '');

/** Without its script or blackboard font: 𝓛 is L where nothing else is. */
export const bare = (name: string): string => name.replace(/:math.*$/, '');

/** W^1, W^{[1]}, W_1 and, for entries, w^{(1)}, where nothing else is written so. */
function addHabits(keys: Map<string, string>, { symbols, definitions = [] }: ReadingNotation): void {
  const taken = new Set([...keys.keys()].map(letterOf));
  for (const [written, name] of [...keys]) {
    const layer = /^([a-zA-Z]|[a-z]+)\^\((\d+)\)$/.exec(written);
    if (!layer) continue;
    const [, letter, number] = layer;
    const lower = letter.toLowerCase();
    const letters = [
      letter,
      ...(letter.length === 1 && lower !== letter && !taken.has(lower) && Array.isArray(symbols[name])
        ? [lower]
        : []),
    ];
    const array = Array.isArray(symbols[name]) || definitions.some(([n]) => n === name);
    for (const l of letters) {
      const ways = [key(l, `(${number})`, ''), key(l, `[${number}]`, '')];
      if (array && !keys.has(l)) ways.push(key(l, number, ''), key(l, '', number));
      for (const way of ways) if (!keys.has(way)) keys.set(way, name);
    }
  }
}

function functionsOf(
  notation: ReadingNotation,
  keys: ReadonlyMap<string, string>,
): Map<string, Known | readonly string[]> {
  const functions = new Map<string, Known | readonly string[]>();
  for (const [word, known] of Object.entries(FUNCTION_WORDS)) if (!keys.has(word)) functions.set(word, known);
  for (const [tex, fn] of Object.entries(notation.functions ?? {})) {
    const found = keyOf(tex);
    if (found !== undefined)
      functions.set(found, typeof fn === 'string' ? (FUNCTION_WORDS[fn] ?? { fn }) : fn);
  }
  return functions;
}

const hasParameter = (known: Known | readonly string[] | undefined): boolean =>
  known !== undefined && 'parameter' in known && known.parameter !== undefined;

const isScalarIn = (name: string, context: Context): boolean =>
  shapeOrNone(parse(name), context)?.length === 0;
