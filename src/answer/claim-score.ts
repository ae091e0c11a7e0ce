/** What one claim of an answer is worth for one claim of the solution. */
import type { Context } from '../judge/language.js';
import type { AskedClaim } from './asked.js';
import { scoreChain } from './chain-score.js';
import type { AnswerClaim } from './claims.js';
import type { Score } from './score.js';
import { scoreStatement } from './statement-score.js';

/** The claim judged in the question's context, or nothing if it is about something else. */
export function scoreClaim(claim: AnswerClaim, asked: AskedClaim, context: Context): Score | undefined {
  if (claim.is === 'chain') return asked.is === 'chain' ? scoreChain(claim, asked, context) : undefined;
  return asked.is !== 'chain' && claim.is === asked.is ? scoreStatement(claim, asked, context) : undefined;
}
