/**
 * The exact judge: a claim is made into pairs of scalar expressions, at each set of sizes (expand/), and these are
 * proved equal or refuted by a point (exact/). exact/README.md says what is proved, and how.
 */
import type { MathNode } from 'mathjs';
import { atAllSizes, type Judge } from './all-sizes.js';
import { offKinks } from './exact/convention.js';
import { unlessGivenUp } from './exact/expression/undecided.js';
import { holds, isPlausible, judgeInstance } from './exact/prove.js';
import { witnessOf } from './exact/refusal.js';
import { BOTH_DEFINED, searchWitness } from './exact/witness.js';
import { Claim, type Instance } from './expand/claim.js';
import type { Context } from './language.js';
import type { Verdict } from './verdict.js';

/**
 * Is `left` = `right` for all values of the symbols, all sizes, and every value of a free index? Equal means: wherever
 * the left side has a value; where one has none, the note says so. Throws LanguageError on what is not in the language
 * or not declared.
 *
 * @example
 * ```ts
 * judge('D(x^2, x)', '2*x', { symbols: { x: 'scalar' } }).kind // → 'exact'
 * judge('(a + b)^2', 'a^2 + b^2', { symbols: { a: 'scalar', b: 'scalar' } }).kind // → 'refused'
 * ```
 */
export function judge(left: string | MathNode, right: string | MathNode, context: Context): Verdict {
  return atAllSizes(new Claim(left, right, context), EVERYWHERE);
}

const EVERYWHERE: Judge = { verdict: judgeInstance, isPlausible, holds };

/** The same where no derivative has a kink: undefined if there is none in the claim, and nothing else to say of it. */
export function judgeOffKinks(
  left: string | MathNode,
  right: string | MathNode,
  context: Context,
): Verdict | undefined {
  let kinks = false;
  const off = (instance: Instance): Instance => {
    const apart = offKinks(instance);
    kinks ||= apart !== instance;
    return apart;
  };
  const verdict = atAllSizes(new Claim(left, right, context), {
    verdict: (instance) => judgeInstance(off(instance)),
    isPlausible: (instance) => isPlausible(off(instance)),
    holds: (instance) => holds(off(instance)),
  });
  return kinks ? verdict : undefined;
}

/**
 * The claim ≠: `exact` with a point where the sides differ. (It does not say that they differ everywhere.)
 *
 * @example
 * ```ts
 * refute('x^2', 'x', { symbols: { x: 'scalar' } }).kind // → 'exact'
 * ```
 */
export function refute(left: string | MathNode, right: string | MathNode, context: Context): Verdict {
  const claim = new Claim(left, right, context);
  const verdict = atAllSizes(claim, EVERYWHERE);
  if (verdict.kind === 'refused') return { ...verdict, kind: 'exact' };
  if (verdict.kind === 'undecided') return verdict;
  if (verdict.kind === 'partial') return { ...verdict, kind: 'undecided' };
  const points = () =>
    claim
      .at(verdict.sizes?.[0] ?? {})
      .flatMap(
        ({ pairs, assumptions }) =>
          searchWitness(claim.limit, pairs, assumptions, { test: BOTH_DEFINED, tries: 50 }) ?? [],
      );
  const [found] = unlessGivenUp(points, () => []);
  return { kind: 'refused', note: 'both sides are equal', ...(found && { witness: witnessOf(found) }) };
}
