/** What is derived for a question and is about none of its goals. */
import type { Derivation } from '../derivation/derivation.js';
import { claimsOf } from './claims.js';
import type { Goal } from './goals.js';
import { sameText } from './same-text.js';
import type { Shown } from './shown.js';

/** Of each derivation, the claims that are about some goal, by their places. */
export type UsedPlaces = ReadonlyMap<Shown, Set<number>>;

/**
 * What is about something else than any goal: it may answer what is not answered otherwise. Beside a claim that is
 * about one, relations, shapes and words belong to it.
 */
export function stranger(used: UsedPlaces, goals: readonly Goal[]): string | undefined {
  const [other] = [...used].find(([{ derivation }, places]) =>
    places.size === 0
      ? !onlyBegins(derivation, goals)
      : claimsOf(derivation.moves).some(
          (claim, i) => claim.is === 'chain' && claim.under.length === 0 && !places.has(i),
        ),
  ) ?? [undefined];
  return other && `something is derived in cell ${other.cell} that is not what was expected; for the grader`;
}

/** Whether it is no more than what its question begins with, as every student gets it. */
const onlyBegins = ({ moves }: Derivation, goals: readonly Goal[]): boolean =>
  moves.every(
    (move) =>
      move.is === 'given' &&
      goals.some(
        ({ claim }) => claim.is === 'chain' && sameText(claim.start.expression.node, move.expression.node),
      ),
  );
