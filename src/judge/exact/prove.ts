/**
 * The pairs of a claim at given sizes, proved equal or refuted by a point. Each pair is cut into regions without cases
 * (regions.ts), and there the difference is decided in finite fields (decide.ts, tower.ts).
 */
import type { Instance } from '../expand/claim.js';
import type { Verdict, Witness } from '../verdict.js';
import { convention } from './convention.js';
import { decide, type Outcome } from './decide.js';
import { Domain } from './domain.js';
import { isEmpty } from './empty.js';
import { extentOf } from './extent.js';
import { generalisations } from './generalise.js';
import type { Graph } from './graph.js';
import { grouped } from './groups.js';
import { type Node, reachable } from './node.js';
import { indicator, type Region, regions } from './regions.js';
import { NEGATIVE, POSITIVE, ZERO } from './signs.js';
import { Undecided } from './undecided.js';
import { ANY, type Found, type Pair, search } from './witness.js';

export function judgeInstance(instance: Instance): Verdict {
  const found = search(instance.pairs, instance.assumptions);
  if (found) return { kind: 'refused', witness: shown(found) };
  for (const general of generalisations(instance)) {
    const verdict = unlessUndecided(() => judgeEverywhere(general, false));
    if (verdict?.kind === 'exact' || verdict?.kind === 'convention') return verdict;
  }
  return judgeEverywhere(instance, true);
}

/** Undefined where the judge gives up. */
function unlessUndecided<T>(decideIt: () => T): T | undefined {
  try {
    return decideIt();
  } catch (thrown) {
    if (thrown instanceof Undecided) return undefined;
    throw thrown;
  }
}

/** Whether no point is known where the sides differ. */
export const isPlausible = ({ pairs, assumptions }: Instance): boolean => !search(pairs, assumptions);

/** Whether the pairs are equal wherever the left side has a value, whatever the conventions are taken for. */
export function holds({ graph, pairs, assumptions }: Instance): boolean {
  const domain = new Domain(graph);
  const isProved = unlessUndecided(
    () =>
      grouped(graph, pairs).every((group) => !firstFailure(graph, group, assumptions, domain)) &&
      !domain.nowhere() &&
      !domain.lost(),
  );
  return isProved ?? false;
}

/** No values satisfy the assumptions: nothing is claimed. */
export const CONTRADICTION: Verdict = { kind: 'undecided', note: 'the assumptions contradict each other' };

/** In all regions; what fails in one is worth a search for a witness, or not. */
function judgeEverywhere(instance: Instance, searches: boolean): Verdict {
  const { graph, pairs, assumptions } = instance;
  const domain = new Domain(graph);
  for (const group of grouped(graph, pairs)) {
    const failed = firstFailure(graph, group, assumptions, domain);
    if (failed) return searches ? failed() : { kind: 'undecided' };
  }
  const nowhere = domain.nowhere();
  if (nowhere) {
    const point = search([nowhere], assumptions, { test: ANY, tries: 400 });
    const note = `no point has both sides defined: ${domain.note()}`;
    return point ? { kind: 'refused', note, witness: shown(point) } : { kind: 'undecided', note };
  }
  // A free variable may have to be kept off just what it stands for.
  if (!searches && domain.note()) return { kind: 'undecided' };
  if (!domain.isInhabited())
    return { kind: 'undecided', note: 'no point was found where both sides are defined' };
  const lost = domain.lost();
  if (lost === 'unsure')
    return { kind: 'undecided', note: `it is open where the right side is defined: ${domain.note()}` };
  if (lost) return { kind: 'partial', note: `${domain.note()}`, witness: shown(lost) };
  const kink = convention(instance);
  const notes = [kink, domain.note()].filter((text) => text !== undefined);
  return {
    kind: kink ? 'convention' : 'exact',
    ...(notes.length > 0 && { note: notes.join('; ') }),
    ...(domain.narrows && { narrows: true }),
  };
}

/** The verdict (when asked for) on the first region where some pair is not an identity; undefined if there is none. */
function firstFailure(
  g: Graph,
  pairs: readonly Pair[],
  assumptions: readonly Node[],
  domain: Domain,
): (() => Verdict) | undefined {
  const roots = pairs.flatMap(({ left, right }) => [left, right]);
  let count = 0;
  for (const region of regions(g, roots, assumptions)) {
    count += 1;
    if (count > MAX_REGIONS) throw new Undecided('too many cases');
    if (extentOf(g, region) === 'nothing') continue;
    const failed = failures(g, pairs, region, domain);
    if (failed.length > 0 && !isEmpty(region.signs)) {
      const atKink = region.words.some((word) => word.endsWith(' = 0')) && reachable(roots).some(isKink);
      return () => refusal(g, failed, region, atKink);
    }
  }
  return count > 0 ? undefined : () => CONTRADICTION;
}

const MAX_REGIONS = 3000;

const isKink = ({ op }: Node) => op === 'kink';

/** A witness is looked for among the points of the region. */
function refusal(
  g: Graph,
  failed: readonly Pair[],
  { facts, equations, words }: Region,
  atKink: boolean,
): Verdict {
  const place = words.length > 0 ? ` where ${words.join(', ')}` : '';
  const inside = [...facts.values()].map((fact) => indicator(g, fact));
  const found =
    search(failed, inside, { equations, tries: 400 }) ??
    search(failed, inside, { equations, tries: 30, closely: true });
  const how = atKink ? ', with the derivative that is the convention there' : '';
  if (found) return { kind: 'refused', witness: shown(found), note: `the sides differ${place}${how}` };
  const note = `not an identity by the rules known${place}, but no point was found where the sides differ`;
  return { kind: 'undecided', note };
}

/** The pairs that are not identically equal in a region, as they are there. */
function failures(g: Graph, pairs: readonly Pair[], region: Region, domain: Domain): Pair[] {
  const sides = pairs.map((pair, k) => ({
    ...pair,
    left: region.roots[2 * k],
    right: region.roots[2 * k + 1],
  }));
  const defined = sides.filter(({ left, right }) => left.op !== 'undefined' && right.op !== 'undefined');
  const differences = defined.map(({ left, right }) => g.subtract(left, right));
  const outcomes = decide(g, differences, knownPositive(g, region));
  for (const [i, side] of sides.entries()) domain.record(pairs[i], side, region);
  const isOpen = (outcome: Outcome) => outcome === 'nonzero' || outcome === 'mixed';
  return defined.filter((_, k) => isOpen(outcomes[k]) && !vanishes(g, differences[k], region.zeros));
}

/** Is the difference plus or minus something that is zero in the region? */
const vanishes = (g: Graph, difference: Node, zeros: readonly Node[]) =>
  decide(
    g,
    zeros.flatMap((zero) => [g.subtract(difference, zero), g.add(difference, zero)]),
    [],
  ).includes('zero');

/** f, −f or f², as the sign of a factor is known. */
const knownPositive = (g: Graph, { signs }: Region): Node[] =>
  [...signs.facts.values()]
    .filter(({ mask }) => !(mask & ZERO))
    .map(({ node, mask }) =>
      mask === POSITIVE ? node : mask === NEGATIVE ? g.negate(node) : g.power(node, 2),
    );

/** Numbers for whoever reads the verdict. */
export const shown = ({ values, left, right }: Found): Witness => ({ values, left, right });
