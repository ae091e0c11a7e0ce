/**
 * A claim at all sizes. Where a size is a length the claim is judged at one set of sizes, and the theorem of
 * exact/README.md §6 is asked whether it holds at all; if it does not say so the claim is judged at more, and holds at
 * these. Where sizes are numbers only, the small ones are judged one by one and the large ones as real numbers.
 */

import { type At, refusedAtLargeSizes, refusedByPoints } from './by-points.js';
import { everySize, type Proof, type Prover } from './every/every.js';
import { unlessGivenUp } from './exact/expression/undecided.js';
import { CONTRADICTION } from './exact/prove.js';
import { type Claim, type Instance, Meaningless, type SizeValues } from './expand/claim.js';
import { assumedOfSizes, furtherSizes, isAboutSizes, someSizes, wholeNumbers } from './expand/sizes.js';
import type { Verdict, VerdictKind } from './verdict.js';

/** How a claim is judged at given sizes. */
export interface Judge extends Prover {
  readonly verdict: (instance: Instance) => Verdict;
}

export function atAllSizes(claim: Claim, judge: Judge): Verdict {
  const at = (sizes: SizeValues, from?: number) => weakestAt(claim, sizes, from, judge);
  return unlessGivenUp(
    () => (claim.shaped ? asLengths(claim, judge, at) : asNumbers(claim, at)),
    (note) => ({ kind: 'undecided', note }),
  );
}

const fails = ({ kind }: Verdict) => kind === 'refused' || kind === 'undecided';

/** From the strongest to the weakest of those that do not fail. */
const STRENGTH: readonly VerdictKind[] = ['exact', 'convention', 'partial'];

function asLengths(claim: Claim, judge: Judge, at: At): Verdict {
  const [left, right, ...assume] = claim.trees;
  const onSizes = assume.filter((tree) => isAboutSizes(tree, claim.context));
  const [first, ...others] = someSizes(claim.wholes, (sizes) => claim.allows(onSizes, sizes));
  if (first === undefined) return CONTRADICTION;
  const verdict = at(first);
  if ((verdict !== CONTRADICTION && fails(verdict)) || verdict.kind === 'partial') return verdict;
  const unranged = claim.wholes.length === 0 ? claim.unranged(first) : [];
  if (claim.wholes.length === 0 && unranged.length === 0) return verdict;
  const onValues = assume.filter((tree) => !onSizes.includes(tree));
  const proof =
    verdict !== CONTRADICTION &&
    everySize([left, right, ...onValues], claim.context, assumedOfSizes(onSizes), judge, claim.limit);
  if (proof) return withProof(verdict, proof);
  // Points first, at all of them: the proofs may take all the time there is.
  const further = furtherSizes(claim.wholes, claim.numbers);
  const refuted = refusedByPoints(claim, [...others, ...further], onSizes, judge, at);
  if (refuted) return refuted;
  const judged: [SizeValues, Verdict][] = [[first, verdict]];
  for (const sizes of others) {
    const next = at(sizes);
    // Where x[2] has no meaning, at size 1, nothing is claimed.
    const meaningless = [next.witness?.left, next.witness?.right].includes('no meaning');
    if ((next.kind === 'refused' || next.kind === 'partial') && !meaningless) return next;
    // What depends on sizes as numbers may fail at any of them.
    if (next.kind === 'undecided' && next !== CONTRADICTION && claim.comparesSizes) return next;
    judged.push([sizes, next]);
  }
  const held = judged.filter(([, { kind }]) => kind === 'exact' || kind === 'convention');
  if (held.length === 0) return CONTRADICTION;
  const atLarge = refusedAtLargeSizes(claim, onSizes, judge, at);
  if (atLarge) return atLarge;
  const whole = weakest(held.map(([, kind]) => kind));
  return {
    ...whole,
    kind: whole.kind === 'exact' ? 'sizes' : whole.kind,
    sizes: held.map(([sizes]) => sizes),
  };
}

function withProof(verdict: Verdict, { from, ...proof }: Proof): Verdict {
  const entries = [...from].flatMap(([size, least]) => (least > 1 ? [`${size} ≥ ${least}`] : []));
  const notes = [
    ...(entries.length > 0 ? [`for ${entries.join(', ')}`] : []),
    ...(verdict.note ? [verdict.note] : []),
  ];
  return { ...verdict, ...proof, ...(notes.length > 0 && { note: notes.join('; ') }) };
}

/** Every whole number from 1. */
function asNumbers(claim: Claim, at: At): Verdict {
  // What holds for all numbers from 1 needs no more.
  const real = at({}, 1);
  const isOpen = (verdict: Verdict) => fails(verdict) || verdict.kind === 'partial';
  if (claim.wholes.length === 0 || !isOpen(real)) return real;
  const held: Verdict[] = [];
  for (const sizes of wholeNumbers(claim.wholes, claim.beyond)) {
    const verdict = at(sizes);
    if (verdict === CONTRADICTION) continue;
    const large = claim.wholes.filter((name) => !(name in sizes));
    if (isOpen(verdict)) return large.length > 0 ? atWholeNumbers(verdict, sizes, large, at) : verdict;
    held.push(verdict);
  }
  return held.length > 0 ? weakest(held) : CONTRADICTION;
}

/** A refusal of a claim on whole numbers by whole numbers: those beside the real ones that refuse it, and some more. */
function atWholeNumbers(
  { witness, ...verdict }: Verdict,
  sizes: SizeValues,
  large: readonly string[],
  at: At,
): Verdict {
  const beside = (round: (x: number) => number) => (name: string) => round(Number(witness?.values[name]));
  const tries = [beside(Math.floor), beside(Math.ceil), ...LARGE.map((size) => () => size)];
  for (const size of tries) {
    const near = large.map((name) => [name, size(name)] as const);
    if (!near.every(([, value]) => value >= 1 && value <= LARGE[LARGE.length - 1])) continue;
    const whole = at({ ...sizes, ...Object.fromEntries(near) });
    if (whole.kind === 'refused' || whole.kind === 'partial') return whole;
  }
  const note = 'it fails between whole numbers, and at none that was tried';
  return witness ? { kind: 'undecided', note } : verdict;
}

const LARGE = [12, 20, 50, 101, 1001];

/** The weakest verdict of all values of the free indices. */
function weakestAt(claim: Claim, sizes: SizeValues, from: number | undefined, { verdict }: Judge): Verdict {
  const verdicts: Verdict[] = [];
  const failed = (): Verdict | undefined => {
    for (const instance of claim.at(sizes, from)) {
      const next = verdict(instance);
      if (next === CONTRADICTION) continue;
      if (fails(next)) return next;
      verdicts.push(next);
    }
    return undefined;
  };
  try {
    const failure = unlessGivenUp(failed, (note): Verdict => ({ kind: 'undecided', note }));
    return failure ?? (verdicts.length > 0 ? weakest(verdicts) : CONTRADICTION);
  } catch (thrown) {
    if (!(thrown instanceof Meaningless)) throw thrown;
    const { message, values, left, right } = thrown;
    return { kind: 'refused', note: message, witness: { values, left, right } };
  }
}

/** The weakest; with its note, or any. */
function weakest(verdicts: readonly Verdict[]): Verdict {
  const order = ({ kind }: Verdict) => STRENGTH.indexOf(kind);
  const whole = verdicts.reduce((a, b) => (order(b) > order(a) ? b : a));
  const note = whole.note ?? verdicts.find((verdict) => verdict.note)?.note;
  const narrows = verdicts.some((verdict) => verdict.narrows);
  return { ...whole, ...(note && { note }), ...(narrows && { narrows }) };
}
