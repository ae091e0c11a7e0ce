/** How much of a question its derivations answer, judged here and now: no verdict of a submission counts. */

import type { Derivation } from '../derivation/derivation.js';
import type { Context } from '../judge/language.js';
import { scoreClaim } from './claim-score.js';
import type { AnswerClaim } from './claims.js';
import { claimsIn } from './goal-claims.js';
import { claimsFor, type Goal } from './goals.js';
import type { Score } from './score.js';
import type { Shown } from './shown.js';
import { stranger, type UsedPlaces } from './stranger.js';
import { goalIn } from './variants.js';
import { withoutCopied } from './way.js';

/** What of a question's answer is there, and what of it is not understood. */
export interface WrittenAnswer {
  readonly shown: readonly Shown[];
  /** Why something that is written may answer what no derivation does; undefined if all of it is understood. */
  readonly unread?: string;
}

/** What a derivation claims for a goal is worth, and the places of these claims in it. */
interface ScoredClaims {
  readonly scores: readonly Score[];
  readonly places: readonly number[];
}

/** What has been scored already: neither a derivation nor a goal changes. */
export type ScoredBefore = WeakMap<Derivation, Map<Goal, ScoredClaims>>;

/**
 * The score of a question whose parts count the same. A solution in several variants asks for one of them; shapes
 * are a small part of the whole where they are asked beside something else.
 */
export function scoreDerivations(
  goals: readonly Goal[],
  { shown, unread }: WrittenAnswer,
  before: ScoredBefore = new WeakMap(),
): Score {
  const used: UsedPlaces = new Map(shown.map((one) => [one, new Set()]));
  const variants = new Set(goals.map(({ variant }) => variant));
  const found = withoutCopied(
    new Map(goals.map((goal) => [goal, scoreGoal(goal, shown, variants, used, before)])),
    shown,
  );
  const rest = unread ?? stranger(used, goals);
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

/** The best of the claims made for a goal; if it is right and another contradicts it, a grader has to choose. */
function scoreGoal(
  goal: Goal,
  shown: readonly Shown[],
  variants: ReadonlySet<string | undefined>,
  used: UsedPlaces,
  before: ScoredBefore,
): Score | undefined {
  const scores = shown
    .filter(({ derivation }) => isFor(goal, derivation, variants))
    .flatMap((one) => {
      const known = before.get(one.derivation) ?? new Map<Goal, ScoredClaims>();
      const scored = known.get(goal) ?? scoredClaims(one, goal);
      before.set(one.derivation, known.set(goal, scored));
      for (const place of scored.places) used.get(one)!.add(place);
      return scored.scores;
    });
  const best = scores.sort((a, b) => b.earned - a.earned || b.pending - a.pending)[0];
  if (!best || best.earned < 1) return best;
  const refuted = scores.find((score) => score.refuted);
  if (refuted)
    return { earned: 0, pending: 1, remark: `one answer is right, and another is not: ${refuted.remark}` };
  return goal.told ? { earned: 0, pending: 1, remark: 'the way is for the grader' } : best;
}

function scoredClaims({ derivation, fault }: Shown, solved: Goal): ScoredClaims {
  const { variant } = derivation.notation;
  const known = goalIn(solved, variant);
  const goal = known ?? solved;
  try {
    const { claims, context } = claimsIn(derivation, goal);
    const scored = claimsFor(goal, claims).flatMap((claim) => {
      const score = judgeClaim(claim, goal, context);
      if (!score) return [];
      const remark = fault && score.earned < 1 ? `the next line is mistyped: ${fault}` : score.remark;
      const told = { ...score, ...(remark && { remark }) };
      return [{ score: known ? told : inUnknownVariant(told, variant), place: claims.indexOf(claim) }];
    });
    return { scores: scored.map(({ score }) => score), places: scored.map(({ place }) => place) };
  } catch (error) {
    return { scores: [unjudged(error)], places: [] };
  }
}

/** What is worked out in a variant that nobody here knows may be right in it. */
const inUnknownVariant = ({ earned, remark }: Score, variant: string | undefined): Score =>
  earned === 1
    ? { earned, pending: 0 }
    : { earned, pending: 1 - earned, remark: `with ${variant}: ${remark}; for the grader` };

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

/** What it says of part and variant has to agree where it says something that the question knows. */
function isFor(
  goal: Goal,
  { partId, notation: { variant } }: Shown['derivation'],
  variants: ReadonlySet<string | undefined>,
): boolean {
  const samePart = partId === goal.part || partId === undefined || goal.part === undefined;
  const sameVariant = variant === goal.variant || variant === undefined || goal.variant === undefined;
  return samePart && (sameVariant || !variants.has(variant));
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
