/** How derivations stand before the goals of a question: the same for a notebook's own table and for the grader. */
import type { Derivation } from '../derivation/derivation.js';
import { aligned } from './align.js';
import { claimsOf } from './claims.js';
import { type ScoredBefore, scoreDerivations } from './derivation-score.js';
import { claimsIn } from './goal-claims.js';
import { type Goal, isQuestion } from './goals.js';
import type { Score } from './score.js';

/** The score of these derivations, or undefined where nothing is known of what the question asks. */
export function scoreOf(
  goals: readonly Goal[],
  question: string,
  derivations: readonly Derivation[],
  before: ScoredBefore,
): Score | undefined {
  return scoreBy(goalsFor(goals, question, derivations), derivations, before);
}

/** Why right lines are not, or not yet, the answer to the parts that they are about; undefined if they are. */
export function doubtAbout(
  goals: readonly Goal[],
  question: string,
  derivations: readonly Derivation[],
  before: ScoredBefore,
): string | undefined {
  const parts = new Set(derivations.map(({ partId }) => partId));
  const kinds = new Set(derivations.flatMap(({ moves }) => claimsOf(moves).map(({ is }) => is)));
  const own = goalsFor(goals, question, derivations).filter(
    ({ part, claim }) =>
      (parts.has(part) || parts.has(undefined) || part === undefined) && kinds.has(claim.is),
  );
  const starts = derivations.map((derivation) => expectedStart(own, derivation));
  if (starts.every((start) => start !== undefined) && starts.length > 0)
    return `the question is about ${starts[0]}: begin with it`;
  const { earned = 1, remark } = scoreBy(own, derivations, before) ?? {};
  return earned < 1 ? remark?.split('\n').join('; ') : undefined;
}

function scoreBy(
  goals: readonly Goal[],
  derivations: readonly Derivation[],
  before: ScoredBefore,
): Score | undefined {
  if (goals.length === 0 || derivations.length === 0) return undefined;
  const shown = derivations.map((derivation) => ({ derivation, cell: '' }));
  return scoreDerivations(goals, { shown }, before);
}

/** Of the question's goals those of the variants that are answered. */
function goalsFor(goals: readonly Goal[], question: string, derivations: readonly Derivation[]): Goal[] {
  const variants = new Set(derivations.map(({ notation }) => notation.variant));
  return goals.filter(
    (goal) =>
      goal.question === question &&
      (goal.variant === undefined || variants.has(goal.variant) || variants.has(undefined)),
  );
}

/** Where a derivation should begin, if it begins with something that none of the goals asks about. */
function expectedStart(goals: readonly Goal[], derivation: Derivation): string | undefined {
  const starts = goals.flatMap((goal) => {
    const { claim } = goal;
    if (claim.is !== 'chain' || !isQuestion(claim.start.expression.node, goal.context)) return [];
    const { claims, context } = claimsIn(derivation, goal);
    const meets = claims.some((own) => own.is === 'chain' && aligned(own, claim, context));
    return [{ meets, source: claim.start.expression.source }];
  });
  return starts.some(({ meets }) => meets) ? undefined : starts[0]?.source;
}
