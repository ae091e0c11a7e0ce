/** How much of a question its derivations answer, judged here and now: no verdict of a submission counts. */

import { declared } from '../derivation/recording.js';
import { FUNCTION_NAMES } from '../judge/functions.js';
import { type Context, parse } from '../judge/language.js';
import { freeNames } from '../judge/scope.js';
import { type Score, scoreClaim } from './claim-score.js';
import { type AnswerClaim, claimsOf } from './claims.js';
import { claimsFor, type Goal } from './goals.js';
import { withoutNames } from './own-names.js';
import type { Shown } from './shown.js';

/** What of a question's answer is there, and what of it is not understood. */
export interface WrittenAnswer {
  readonly shown: readonly Shown[];
  /** Why something that is written may answer what no derivation does; undefined if all of it is understood. */
  readonly unread?: string;
}

/**
 * The score of a question whose parts count the same. A solution in several variants asks for one of them; shapes
 * are a small part of the whole where they are asked beside something else.
 */
export function scoreDerivations(goals: readonly Goal[], { shown, unread }: WrittenAnswer): Score {
  const used = new Set<Shown>();
  const found = new Map(goals.map((goal) => [goal, scoreGoal(goal, shown, used)]));
  const rest = unread ?? strangers(shown, used);
  const scoreOf = (goal: Goal): Score | undefined => {
    const score = found.get(goal);
    // A right product of matrices shows its shape beside it; only what is said of it can be wrong.
    const beside = goals.some(({ part, claim }) => part === goal.part && claim.is !== 'shape');
    if (goal.claim.is === 'shape' && beside && (!score || score.pending > 0)) return undefined;
    if (score) return titled(goal, score);
    return titled(goal, rest === undefined ? NOT_ANSWERED : { earned: 0, pending: 1, remark: rest });
  };
  const parts = [...new Set(goals.map(({ part }) => part))];
  return mean(
    parts.map((part) =>
      bestOf(
        goals.filter((goal) => goal.part === part),
        scoreOf,
      ),
    ),
  );
}

const NOT_ANSWERED: Score = { earned: 0, pending: 0, remark: 'not answered' };
/** Of a part that asks for shapes beside something else. */
const SHAPES = 0.2;

/** The variant that is answered best. */
function bestOf(goals: readonly Goal[], scoreOf: (goal: Goal) => Score | undefined): Score {
  const variants = [...new Set(goals.map(({ variant }) => variant))];
  const scores = variants.map((variant) =>
    whole(
      goals.filter((goal) => goal.variant === variant),
      scoreOf,
    ),
  );
  return scores.sort((a, b) => b.earned - a.earned || b.pending - a.pending)[0];
}

function whole(goals: readonly Goal[], scoreOf: (goal: Goal) => Score | undefined): Score {
  const [shapes, others] = [true, false].map((is) =>
    goals.filter(({ claim }) => (claim.is === 'shape') === is).flatMap((goal) => scoreOf(goal) ?? []),
  );
  if (shapes.length === 0 || others.length === 0) return mean([...shapes, ...others]);
  const main = mean(others);
  if (!goals[0].asksShapes) return main;
  return sum([scaled(main, 1 - SHAPES), scaled(mean(shapes), SHAPES)]);
}

const scaled = ({ earned, pending, ...score }: Score, by: number): Score => ({
  ...score,
  earned: by * earned,
  pending: by * pending,
});

/** Derivations that are about something else than any goal: they may answer what is not answered otherwise. */
function strangers(shown: readonly Shown[], used: ReadonlySet<Shown>): string | undefined {
  const other = shown.find((one) => !used.has(one));
  return other && `something is derived in cell ${other.cell} that is not what was expected; for the grader`;
}

/** The best of the claims made for a goal; if it is right and another contradicts it, a grader has to choose. */
function scoreGoal(goal: Goal, shown: readonly Shown[], used: Set<Shown>): Score | undefined {
  const scores = shown
    .filter(({ derivation }) => isFor(goal, derivation))
    .flatMap((one) => {
      const own = scoresOf(one, goal);
      if (own.length > 0) used.add(one);
      return own;
    });
  const best = scores.sort((a, b) => b.earned - a.earned || b.pending - a.pending)[0];
  if (!best || best.earned < 1) return best;
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
function judgeClaim(claim: AnswerClaim, goal: Goal, context: Context): Score | undefined {
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

/** Those given are about the question; what they say of part and variant has to agree where they say something. */
function isFor(goal: Goal, { partId, notation }: Shown['derivation']): boolean {
  const samePart = partId === goal.part || partId === undefined || goal.part === undefined;
  const { variant } = notation;
  return samePart && (variant === undefined || goal.variant === undefined || variant === goal.variant);
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
  const { earned, pending, ...all } = sum(scores);
  return { ...all, earned: earned / scores.length, pending: pending / scores.length };
}

function sum(scores: readonly Score[]): Score {
  const total = (of: (score: Score) => number) => scores.reduce((all, score) => all + of(score), 0);
  const remarks = [...new Set(scores.flatMap(({ remark }) => remark ?? []))];
  return {
    earned: total(({ earned }) => earned),
    pending: total(({ pending }) => pending),
    ...(remarks.length > 0 && { remark: remarks.join('\n') }),
  };
}
