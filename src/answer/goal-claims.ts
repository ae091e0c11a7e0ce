/** What a derivation claims for a goal, in the names and the context of its question. */

import type { Derivation } from '../derivation/derivation.js';
import { declared } from '../derivation/judged/recording.js';
import { expressionOf } from '../derivation/lines/moves.js';
import { FUNCTION_NAMES } from '../judge/functions.js';
import { type Context, parse } from '../judge/language.js';
import { freeNames } from '../judge/scope.js';
import { isProved } from './answer-form.js';
import { broadcast } from './broadcast.js';
import { type AnswerClaim, claimsOf } from './claims.js';
import { folded } from './folded.js';
import type { Goal } from './goals.js';
import { substituted } from './instance.js';
import { withExpressions, withoutNames } from './own-names.js';

export interface GoalClaims {
  readonly claims: readonly AnswerClaim[];
  readonly context: Context;
}

/**
 * Its names stand for what they are defined as, and derivatives have the question's names. An error says what cannot
 * be written so.
 */
export function claimsIn({ notation, moves }: Derivation, { context }: Pick<Goal, 'context'>): GoalClaims {
  const own = declared(notation, moves);
  const given = givenUnder(own, context);
  const { symbols, definitions: free = [] } = extended(context, own);
  const definitions = free.map(([name, source]) => [name, renamed(source, given)] as const);
  const added = definitions.slice(context.definitions?.length ?? 0);
  const known = context.assume ?? [];
  const assuming = (own.assume ?? []).filter((source) => !known.includes(source)).map(expressionOf);
  const judgedIn = { ...context, symbols };
  const plain = withExpressions(folded(withoutNames(moves, added), context), (expression) => {
    const node = broadcast(substituted(expression.node, given), judgedIn);
    return node.toString() === expression.node.toString() ? expression : { source: `${node}`, node };
  });
  return { claims: claimsOf(plain, assuming), context: judgedIn };
}

/**
 * The letters of an answer for what the question takes as given: where it derives grady, which the question has as a
 * symbol, from an L of its own and finds its g, then g is the question's grady.
 */
function givenUnder(own: Context, { symbols }: Context): ReadonlyMap<string, string> {
  const isLetter = (name: string) => !Object.hasOwn(symbols, name) && Array.isArray(own.symbols[name]);
  const letters = Object.keys(own.symbols).filter(isLetter);
  const derived = (own.definitions ?? []).filter(([name]) => Object.hasOwn(symbols, name));
  return new Map(
    derived.flatMap(([name, source]): [string, string][] => {
      const letter = letters.find((one) => isProved(parse(source), parse(one), own));
      return letter === undefined ? [] : [[letter, name]];
    }),
  );
}

const renamed = (source: string, names: ReadonlyMap<string, string>): string =>
  names.size === 0 ? source : `${substituted(parse(source), names)}`;

/**
 * The question's context with the names that an answer adds. An answer redefines nothing, assumes nothing, and
 * defines a name by earlier ones only.
 */
export function extended(own: Context, answer: Context): Context {
  const names = [...Object.keys(own.symbols), ...(own.definitions ?? []).map(([name]) => name)];
  const known = new Set(['e', ...FUNCTION_NAMES, ...names]);
  const isNew = (name: string) => /^[A-Za-z]\w*$/.test(name) && !known.has(name);
  const defined = new Set((answer.definitions ?? []).map(([name]) => name));
  const symbols = Object.entries(answer.symbols).filter(([name]) => isNew(name) && !defined.has(name));
  for (const [name] of symbols) known.add(name);
  const definitions = (answer.definitions ?? []).filter(([name, source]) => {
    const usable = isNew(name) && [...freeNames(parse(source))].every((used) => known.has(used));
    if (usable) known.add(name);
    return usable;
  });
  return {
    ...own,
    symbols: { ...Object.fromEntries(symbols), ...own.symbols },
    definitions: [...(own.definitions ?? []), ...definitions],
  };
}
