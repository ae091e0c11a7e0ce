/** Letters that need no declaration where they stand: indices of a first side, numbers where nothing is declared, π. */
import type { Shape } from '../../judge/language.js';
import { primedName } from '../formula/tree.js';
import type { Names } from '../meaning/names.js';
import { FONTS, GREEK } from '../tex/commands.js';
import { type Item, is } from '../tex/item.js';
import { saysRowGradients } from '../text/words.js';
import { declare } from './declarations.js';
import type { Notations } from './notations.js';

/** The names with the letters that a chain brings in by itself: what its first side is, and all of its items. */
export function withOwnLetters(names: Names, start: readonly Item[], all: readonly Item[]): Names {
  // β = 1/σ² and ρ(u) = … give the letter a meaning.
  const gives =
    start.length === 1 || (is(start[1], 'open', '(') && is(start[start.length - 1], 'close', '('));
  const nothing = Object.keys(names.context.symbols).length === 0;
  const others = gives ? all.filter((item) => item.text !== start[0].text) : undefined;
  const own = nothing ? withVariables(names, others ?? start) : withIndices(names, start);
  return withConstants(withSlopes(own, all), others ?? all);
}

/** What a chain starts from may be said for every i, and needs no declaration of i. */
function withIndices(names: Names, items: readonly Item[]): Names {
  return withSymbols(
    names,
    indexLetters(items).filter((letter) => !names.lexicon.isName(letter)),
    'index',
  );
}

/** Where nothing at all is declared, the letters of a first side without indices are real variables. */
function withVariables(names: Names, items: readonly Item[]): Names {
  const letters = variableLetters(items);
  if (letters === undefined) return names;
  return withSymbols(
    names,
    letters.filter((letter) => letter !== 'e' && letter !== 'pi' && !names.lexicon.isFunction(letter)),
    'scalar',
  );
}

/** Greek letters that stand for a number in everybody's notation: λ, η, ε …; π is one that is positive. */
const NUMBERS = /^(lambda|eta|epsilon|tau|rho|kappa|gamma|alpha|beta|pi)$/;

/** π, and λ where nothing says what it is and nothing hangs on it, are numbers. */
function withConstants(names: Names, items: readonly Item[]): Names {
  const fresh = bareGreek(items).filter(
    (letter) => !names.lexicon.isName(letter) && !names.lexicon.isName(`var${letter}`),
  );
  const withNumbers = withSymbols(names, fresh, 'scalar');
  return fresh.includes('pi') ? declare(withNumbers, {}, {}, ['pi > 0']) : withNumbers;
}

/** The z of d/dz is a number. */
function withSlopes(names: Names, items: readonly Item[]): Names {
  const by = (list: readonly Item[]): string[] =>
    list.flatMap((item) => {
      const [sign, letter, more] = /^[dtc]?frac$/.test(item.text) ? item.parts[1] : [];
      const slope =
        (is(sign, 'letter', 'd') || is(sign?.parts[0]?.[0], 'letter', 'd')) && is(letter, 'letter');
      const alone = !more || is(more, 'sup');
      return [...(slope && alone ? [letter.text] : []), ...item.parts.flatMap(by)];
    });
  return withSymbols(
    names,
    by(items).filter((letter) => !names.lexicon.isName(letter)),
    'scalar',
  );
}

function withSymbols(names: Names, letters: readonly string[], shape: Shape): Names {
  const fresh = letters.filter((letter) => !isDeclared(letter, names));
  return fresh.length > 0
    ? declare(names, Object.fromEntries(fresh.map((letter) => [letter, shape] as const)))
    : names;
}

export const isDeclared = (name: string, { context }: Names): boolean =>
  Object.hasOwn(context.symbols, name) || (context.definitions ?? []).some(([n]) => n === name);

/** Greek letters with no script but a number above. */
const bareGreek = (items: readonly Item[]): string[] => [
  ...new Set(
    items.flatMap((item, k) => {
      const next = items[k + 1];
      const bare =
        !is(next, 'sub') && !is(next, 'prime') && (!is(next, 'sup') || is(next.parts[0][0], 'number'));
      const own = item.kind === 'command' && NUMBERS.test(item.text) && bare ? [item.text] : [];
      return [...own, ...item.parts.flatMap(bareGreek)];
    }),
  ),
];

function variableLetters(items: readonly Item[]): string[] | undefined {
  const found = items.map((item): string[] | undefined => {
    if (item.kind === 'sub') return undefined;
    if (item.kind === 'letter') return [item.text];
    if (item.kind === 'command' && GREEK.has(item.text)) return [item.text];
    if (item.kind === 'command' && FONTS.has(item.text) && item.parts[0].length > 1) return [];
    const inner = item.parts.map(variableLetters);
    return inner.includes(undefined) ? undefined : inner.flatMap((letters) => letters ?? []);
  });
  return found.includes(undefined) ? undefined : [...new Set(found.flatMap((letters) => letters ?? []))];
}

/** The letters below, each with its primes. */
const indexLetters = (items: readonly Item[]): string[] =>
  items.flatMap((item) => {
    const below = item.kind === 'sub' ? item.parts[0] : [];
    const own = below.flatMap(({ kind, text }, k) => {
      const primes = below.slice(k + 1).findIndex((next) => next.kind !== 'prime');
      const count = primes < 0 ? below.length - k - 1 : primes;
      return kind === 'letter' && /[a-z]/.test(text) ? [primedName(text, count)] : [];
    });
    return [...own, ...item.parts.flatMap(indexLetters)];
  });

/**
 * Whether σ is a number in a text, the square of which is a variance: σ² stands there, and nothing that σ is applied to.
 */
const speaksOfVariance = (text: string): boolean =>
  /\\sigma\s*(?:\^\s*\{?\s*[24]|>|\\in)/.test(text) &&
  // σ² = … gives σ² a meaning, and σ by it.
  !/(?<!\\partial\s*)\\sigma\s*\^\s*(?:2|\{\s*2\s*\})\s*&?\s*:?=/.test(text) &&
  !/\\sigma\s*'?\s*(?:\\left|\\[bB]ig+l?)?\s*\(/.test(text);

/** A notation in which σ is a positive number, if that is what it is in the text. */
export function withVariance(notations: Notations, text: string): Notations {
  if (!speaksOfVariance(text)) return notations;
  return notations.map((instances) =>
    instances.map((notation) => ({
      ...notation,
      symbols: { ...notation.symbols, sigma_: 'scalar' as const },
      alias: { ...notation.alias, '\\sigma': 'sigma_' },
      assume: [...(notation.assume ?? []), 'sigma_ > 0'],
    })),
  );
}

/** In a text that writes gradients as rows each notation twice: they may be that, or columns as ∇ is. */
export const withRowGradients = (notations: Notations, text: string): Notations =>
  saysRowGradients(text)
    ? notations.flatMap((instances) => [
        instances.map((notation) => ({ ...notation, rowGradients: true })),
        instances,
      ])
    : notations;
