/** What a question asks of its derivations: the claims that its solution makes. */
import type { Derivation } from '../derivation/derivation.js';
import type { Context } from '../derivation/language.js';
import { declared } from '../derivation/recording.js';
import { type Chain, type Claim, claimsOf } from './claims.js';
import type { Shown } from './read/derivations.js';

export interface Goal {
  readonly question: string;
  readonly part?: string;
  readonly variant?: string;
  readonly claim: Claim;
  /** Symbols, definitions and assumptions of the question: those of the answer do not count. */
  readonly context: Context;
}

export const goalsOf = (solutions: readonly Shown[]): Goal[] =>
  solutions.flatMap(({ derivation }) => goalsOfOne(derivation));

function goalsOfOne(derivation: Derivation): Goal[] {
  const { id, partId, notation } = derivation;
  const context = declared(notation, derivation.moves);
  const claims = claimsOf(derivation.moves);
  const answers = claims.flatMap(answersIn);
  const all = claims.flatMap((claim) =>
    claim.is === 'chain' && answers.length > 0 ? answersIn(claim) : [claim],
  );
  const judgeable = all.filter(({ is }) => is !== 'says');
  return (judgeable.length > 0 ? judgeable : all).map((claim) => ({
    question: id,
    ...(partId !== undefined && { part: partId }),
    ...(notation.variant !== undefined && { variant: notation.variant }),
    claim,
    context,
  }));
}

/** A chain up to each of its lines that answer. Where no line of a derivation does, its chains are the answer. */
function answersIn(claim: Claim): Chain[] {
  if (claim.is !== 'chain') return [];
  return claim.steps.flatMap((step, i) =>
    step.asked ? [{ ...claim, steps: claim.steps.slice(0, i + 1) }] : [],
  );
}
