/** Whether an answer shows what its question says already, or only says it again. */
import type { Context } from '../judge/language.js';
import { aligned } from './align.js';
import { isProved, vocabulary } from './answer-form.js';
import type { AskedChain } from './asked.js';
import type { AnswerClaim } from './claims.js';
import { claimsIn } from './goal-claims.js';
import type { Goal } from './goals.js';
import type { Score } from './score.js';
import type { Shown } from './shown.js';

type Found = ReadonlyMap<Goal, Score | undefined>;

const COPIED: Score = {
  earned: 0,
  pending: 1,
  remark: 'it is what the question says, and no line leads there; for the grader',
};

/** The scores of a question's goals, where what is copied from its statement is left to a person. */
export function withoutCopied(found: Found, shown: readonly Shown[]): Found {
  // What follows from parts that the statement does not say is shown by them.
  if ([...found].some(([{ stated }, score]) => !stated && score?.earned === 1)) return found;
  const isCopied = (goal: Goal, score: Score | undefined): boolean =>
    goal.stated === true && score !== undefined && score.earned > 0 && !shown.some((one) => leads(one, goal));
  return new Map([...found].map(([goal, score]) => [goal, isCopied(goal, score) ? COPIED : score]));
}

/** Whether a derivation has lines on the way to a goal, in whichever of its claims: its cases are such. */
function leads({ derivation }: Shown, goal: Goal): boolean {
  const { claim: asked } = goal;
  if (asked.is !== 'chain') return true;
  try {
    const { claims, context } = claimsIn(derivation, goal);
    return claims.some((claim) => showsWay(claim, asked, context));
  } catch {
    return false;
  }
}

/** Whether a right line of the claim is not yet what is to be shown, in whatever order of terms, and brings a new word. */
function showsWay(claim: AnswerClaim, asked: AskedChain, context: Context): boolean {
  if (claim.is !== 'chain') return false;
  // From the question itself; what is about something else may be a part of the way.
  const { chain } = aligned(claim, asked, context) ?? { chain: claim };
  const { node: start } = chain.start.expression;
  const known = vocabulary(start);
  const assume = [...(context.assume ?? []), ...chain.under.map(({ source }) => source)];
  return chain.steps.some(
    ({ expression: { node } }) =>
      vocabulary(node).some((word) => !known.includes(word) && !asked.isWrittenWith(word)) &&
      isProved(start, node, { ...context, assume }),
  );
}
