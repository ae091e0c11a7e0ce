/** Sizes at which points alone are tried: one of them may show that a claim fails there. */
import type { MathNode } from 'mathjs';
import type { Prover } from './every/every.js';
import { unlessGivenUp } from './exact/expression/undecided.js';
import { Claim, Meaningless, type SizeValues } from './expand/claim.js';
import { LARGEST, largeSizes } from './expand/sizes.js';
import type { Verdict } from './verdict.js';

/** `from`: where the sizes begin that are not given. */
export type At = (sizes: SizeValues, from?: number) => Verdict;

/** The refusal at one of many sizes, where points alone are tried; or why these are not enough. */
export function refusedByPoints(
  claim: Claim,
  tried: readonly SizeValues[],
  onSizes: readonly MathNode[],
  { isPlausible }: Prover,
  at: At,
): Verdict | undefined {
  if (claim.compared > LARGEST)
    return { kind: 'undecided', note: `sizes about ${claim.compared} are too large to be looked at` };
  for (const sizes of tried) {
    const seems = unlessGivenUp(
      () => (!claim.allows(onSizes, sizes) || seemsToHold(claim, sizes, isPlausible) ? 'true' : 'false'),
      () => 'open',
    );
    if (seems === 'open') return undefined;
    if (seems === 'true') continue;
    const verdict = at(sizes);
    if (verdict.kind === 'refused') return verdict;
  }
  return undefined;
}

/** The refusal at a size far beyond those judged, as far as a second of trying points there reaches. */
export function refusedAtLargeSizes(
  { left, right, wholes, context, limit }: Claim,
  onSizes: readonly MathNode[],
  judge: Prover,
  at: At,
): Verdict | undefined {
  const quick = new Claim(left, right, context, limit.share(1));
  return unlessGivenUp(
    () => refusedByPoints(quick, largeSizes(wholes), onSizes, judge, at),
    () => undefined,
  );
}

/** Whether no point is known where the claim fails; so too where it has no meaning. */
function seemsToHold(claim: Claim, sizes: SizeValues, isPlausible: Prover['isPlausible']): boolean {
  try {
    return claim.at(sizes).every(isPlausible);
  } catch (thrown) {
    if (thrown instanceof Meaningless) return true;
    throw thrown;
  }
}
