/** What a derivation claims: the chains it works out, the relations, shapes and words it states. */

import { recordOf } from '../derivation/judged/recording.js';
import type { Expression, Move } from '../derivation/lines/moves.js';
import type { DerivationRecord } from '../derivation/lines/record.js';
import type { Context } from '../judge/language.js';
import { sameText } from './same-text.js';

export type StepMove = Extract<Move, { is: 'step' }>;
type Given = Extract<Move, { is: 'given' }>;

type Stated = Exclude<Move, StepMove | Given | { is: 'cases' }>;
/** A line that stands for itself and is judged. */
export type JudgedMove = Exclude<Stated, { is: 'says' }>;

/** From `start`, line by line, under conditions. */
export interface ClaimedChain {
  readonly is: 'chain';
  readonly start: Given;
  readonly steps: readonly StepMove[];
  readonly under: readonly Expression[];
  /** What its author assumes beyond the question. */
  readonly assuming: readonly Expression[];
}

/** One line that stands for itself. */
export interface Statement {
  readonly is: 'holds' | 'refutes' | 'shape' | 'says';
  readonly move: Stated;
  /** What a refuted line was said to equal. */
  readonly from?: Expression;
  readonly under: readonly Expression[];
}

export type AnswerClaim = ClaimedChain | Statement;

/** Every claim of a derivation, in order. */
export function claimsOf(moves: readonly Move[], assuming: readonly Expression[] = []): AnswerClaim[] {
  return claimsUnder(moves, [], undefined, assuming);
}

function claimsUnder(
  moves: readonly Move[],
  under: readonly Expression[],
  before: Pick<ClaimedChain, 'start' | 'steps'> | undefined,
  assuming: readonly Expression[],
): AnswerClaim[] {
  const claims: AnswerClaim[] = [];
  let chain = before;
  let open = false;
  const close = () => {
    if (chain && open) claims.push({ is: 'chain', ...chain, under, assuming });
    open = false;
  };
  for (const move of moves) {
    switch (move.is) {
      case 'given':
        // A case begins with the line that the chain has reached; one that begins with another is a chain of its own.
        if (before && move === moves[0] && sameText(move.expression.node, reached(before).node)) break;
        close();
        chain = { start: move, steps: [] };
        break;
      case 'step':
        if (!chain) break;
        chain = { ...chain, steps: [...chain.steps, move] };
        open = true;
        break;
      case 'cases':
        for (const { condition, moves: inCase } of move.cases)
          claims.push(...claimsUnder(inCase, [...under, condition], chain, assuming));
        // What follows the cases closes the chain; lines before them are only their beginning.
        open = false;
        break;
      default: {
        claims.push({ is: move.is, move, ...(chain && { from: reached(chain) }), under });
      }
    }
  }
  close();
  return claims;
}

const reached = ({ start, steps }: Pick<ClaimedChain, 'start' | 'steps'>): Expression =>
  steps.at(-1)?.expression ?? start.expression;

/** The claim by itself, judged anew in a context that is not the claimant's. */
export function judged(claim: AnswerClaim, context: Context): DerivationRecord {
  const assume = [...(context.assume ?? []), ...claim.under.map(({ source }) => source)];
  const moves: Move[] =
    claim.is === 'chain'
      ? [claim.start, ...claim.steps]
      : [...(claim.from ? [{ is: 'given' as const, expression: claim.from }] : []), claim.move];
  return recordOf('', undefined, { ...context, assume }, moves);
}
