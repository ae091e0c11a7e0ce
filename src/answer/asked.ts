/** What a claim is asked to be: of the solution, only what is needed to know a right answer again. */
import type { Form } from '../derivation/forms.js';
import type { Expression } from '../derivation/moves.js';
import { vocabulary } from './answer-form.js';
import type { Chain, Claim, Statement, Step } from './claims.js';

export interface AskedChain {
  readonly is: 'chain';
  readonly start: Chain['start'];
  readonly under: readonly Expression[];
  /** How many lines the solution takes. */
  readonly lines: number;
  readonly forms: readonly Form[];
  /** Whether the expected answer is written with this function or name. */
  readonly isWrittenWith: (word: string) => boolean;
  /** The answer itself; a student's copy of the question is without it. */
  readonly answer?: Step;
}

export interface AskedStatement {
  readonly is: Statement['is'];
  readonly under: readonly Expression[];
  /** The statement itself; a student's copy of the question is without it. */
  readonly move?: Statement['move'];
}

export type AskedClaim = AskedChain | AskedStatement;

/** What is asked where the solution claims this. */
export function askedOf(claim: Claim): AskedClaim {
  if (claim.is !== 'chain') return { is: claim.is, under: claim.under, move: claim.move };
  const { start, steps, under } = claim;
  const answer = steps.at(-1)!;
  const words = new Set(vocabulary(answer.expression.node));
  const forms = answer.asked ?? [];
  return {
    is: 'chain',
    start,
    under,
    lines: steps.length,
    forms,
    isWrittenWith: (w) => words.has(w),
    answer,
  };
}
