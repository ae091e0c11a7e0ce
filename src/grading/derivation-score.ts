/** How much of a question its derivations answer, judged here and now: no verdict of a submission counts. */

import { declared } from '../derivation/recording.js';
import { FUNCTION_NAMES } from '../judge/functions.js';
import { type Context, parse } from '../judge/language.js';
import { freeNames } from '../judge/scope.js';
import { type Score, scoreClaim } from './claim-score.js';
import { type Claim, claimsOf } from './claims.js';
import { claimsFor, type Goal } from './goals.js';
import { withoutNames } from './own-names.js';
import type { Shown } from './read/derivations.js';

/** The score of a question whose parts count the same, and within a part its goals. */
export function scoreDerivations(goals: readonly Goal[], shown: readonly Shown[]): Score {
  const parts = [...new Set(goals.map(({ part }) => part))];
  const scores = parts.map((part) =>
    mean(goals.filter((goal) => goal.part === part).map((goal) => titled(goal, scoreGoal(goal, shown)))),
  );
  return mean(scores);
}

/** The best of the claims made for a goal; if it is right and another contradicts it, a grader has to choose. */
function scoreGoal(goal: Goal, shown: readonly Shown[]): Score {
  const scores = shown
    .filter(({ derivation }) => isFor(goal, derivation))
    .flatMap((one) => scoresOf(one, goal));
  const best = scores.sort((a, b) => b.earned - a.earned || b.pending - a.pending)[0];
  if (!best) return { earned: 0, pending: 0, remark: 'not answered' };
  if (best.earned < 1) return best;
  const refuted = scores.find((score) => score.refuted);
  if (refuted)
    return { earned: 0, pending: 1, remark: `one answer is right, and another is not: ${refuted.remark}` };
  return goal.told ? { earned: 0, pending: 1, remark: 'the way is for the grader' } : best;
}

/** The scores of what a derivation claims for a goal. */
function scoresOf({ derivation, fault }: Shown, goal: Goal): Score[] {
  const { symbols, definitions = [] } = extended(
    goal.context,
    declared(derivation.notation, derivation.moves),
  );
  const own = definitions.slice(goal.context.definitions?.length ?? 0);
  try {
    const claims = claimsFor(goal, claimsOf(withoutNames(derivation.moves, own)));
    return claims.flatMap((claim) => {
      const score = judgeClaim(claim, goal, { ...goal.context, symbols });
      if (!score) return [];
      return fault && score.earned < 1
        ? [{ ...score, remark: `the next line is mistyped: ${fault}` }]
        : [score];
    });
  } catch (error) {
    return [unjudged(error)];
  }
}

/** What the judge cannot cope with is left to the grader. */
function judgeClaim(claim: Claim, goal: Goal, context: Context): Score | undefined {
  try {
    return scoreClaim(claim, goal.claim, context);
  } catch (error) {
    return unjudged(error);
  }
}

const unjudged = (error: unknown): Score => ({
  earned: 0,
  pending: 1,
  remark: `it cannot be judged: ${(error as Error).message}`,
});

function isFor(goal: Goal, { id, partId, notation }: Shown['derivation']): boolean {
  const samePart = partId === goal.part || partId === undefined || goal.part === undefined;
  return id === goal.question && samePart && notation.variant === goal.variant;
}

/**
 * The question's context with the names that an answer adds. An answer redefines nothing, assumes nothing, and
 * defines a name by earlier ones only.
 */
export function extended(own: Context, answer: Context): Context {
  const names = [...Object.keys(own.symbols), ...(own.definitions ?? []).map(([name]) => name)];
  const known = new Set(['e', ...FUNCTION_NAMES, ...names]);
  const isNew = (name: string) => /^[A-Za-z]\w*$/.test(name) && !known.has(name);
  const symbols = Object.entries(answer.symbols).filter(([name]) => isNew(name));
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

/** Says which part of the question a remark is about. */
function titled({ part, variant }: Goal, score: Score): Score {
  const title = [part, variant].filter(Boolean).join(', ');
  return title && score.remark ? { ...score, remark: `${title}: ${score.remark}` } : score;
}

function mean(scores: readonly Score[]): Score {
  const sum = (of: (score: Score) => number) => scores.reduce((total, score) => total + of(score), 0);
  const remarks = [...new Set(scores.flatMap(({ remark }) => remark ?? []))];
  return {
    earned: sum(({ earned }) => earned) / scores.length,
    pending: sum(({ pending }) => pending) / scores.length,
    ...(remarks.length > 0 && { remark: remarks.join('\n') }),
  };
}
