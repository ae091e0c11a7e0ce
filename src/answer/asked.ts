/** What a claim is asked to be: of the solution, only what is needed to know a right answer again. */
import type { Form } from '../derivation/forms.js';
import type { Expression } from '../derivation/moves.js';
import { vocabulary } from './answer-form.js';
import type { AnswerClaim, ClaimedChain, Statement, StepMove } from './claims.js';

export interface AskedChain {
  readonly is: 'chain';
  readonly start: ClaimedChain['start'];
  readonly under: readonly Expression[];
  /** How many lines the solution takes. */
  readonly lines: number;
  readonly forms: readonly Form[];
  /** Whether a component answers as well as the whole: partial derivatives are asked. */
  readonly byComponents: boolean;
  /** Whether the expected answer is written with this function or name. */
  readonly isWrittenWith: (word: string) => boolean;
  /** The answer itself; a student's copy of the question is without it. */
  readonly answer?: StepMove;
}

export interface AskedStatement {
  readonly is: Statement['is'];
  readonly under: readonly Expression[];
  /** The statement itself; a student's copy of the question is without it. */
  readonly move?: Statement['move'];
}

export type AskedClaim = AskedChain | AskedStatement;

/** What is asked where the solution claims this, and the statement (in English) says so. */
export function askedOf(claim: AnswerClaim, statement: string): AskedClaim {
  if (claim.is !== 'chain') return { is: claim.is, under: claim.under, move: claim.move };
  const { start, steps, under } = claim;
  const answer = steps.at(-1)!;
  const words = new Set(vocabulary(answer.expression.node));
  const forms = (answer.asked ?? []).filter((form) => isAskedIn(statement, form));
  return {
    is: 'chain',
    start,
    under,
    lines: steps.length,
    forms,
    byComponents: /partial derivative/i.test(statement),
    isWrittenWith: (w) => words.has(w),
    answer,
  };
}

/** That an answer uses a function is asked only where the statement names it; what else is asked is the solution's. */
function isAskedIn(statement: string, { asked: [form, ...names] }: Form): boolean {
  const isNamed = (name: string) => statement.includes(name === 'ind' ? 'indicat' : name);
  return form !== 'uses' || names.some(isNamed);
}
