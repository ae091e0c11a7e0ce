/**
 * The pairs of a claim at given sizes, proved equal or refuted by a point. Each pair is cut into regions without cases
 * (regions.ts), and there the difference is decided in finite fields (decide.ts, tower.ts).
 */
import type { Instance } from '../expand/claim.js';
import type { Verdict } from '../verdict.js';
import { convention } from './convention.js';
import { Domain } from './domain.js';
import type { Graph } from './expression/graph.js';
import { type Node, reachable } from './expression/node.js';
import { Undecided } from './expression/undecided.js';
import { generalisations } from './generalise.js';
import { grouped } from './groups.js';
import { decideEach } from './identity/decide.js';
import { type Failures, refusal, witnessOf } from './refusal.js';
import { separated } from './separate.js';
import { isEmpty } from './sign/empty.js';
import { extentOf } from './sign/extent.js';
import { type Region, regions } from './sign/regions.js';
import { knownPositive, knownRoots, vanishes } from './sign/vanishing.js';
import { smoothed } from './smooth.js';
import { ANY_VALUE, type SidePair, searchWitness } from './witness.js';

export function judgeInstance(given: Instance): Verdict {
  const instance = smoothed(given);
  const found = searchWitness(instance.graph.limit, instance.pairs, instance.assumptions);
  if (found) return { kind: 'refused', witness: witnessOf(found) };
  for (const general of stronger(instance)) {
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
export const isPlausible = ({ graph, pairs, assumptions }: Instance): boolean =>
  !searchWitness(graph.limit, pairs, assumptions);

/** Whether the pairs are equal wherever the left side has a value, whatever the conventions are taken for. */
export function holds({ graph, pairs, assumptions }: Instance): boolean {
  const domain = new Domain(graph);
  const isProved = unlessUndecided(
    () =>
      grouped(graph, pairs).every((group) =>
        [undefined, contradiction].includes(firstFailure(graph, group, assumptions, domain)),
      ) &&
      !domain.nowhere() &&
      !domain.lost(),
  );
  return isProved ?? false;
}

/** Claims from which the given one follows, tried as they have fewer cases. */
function* stronger(instance: Instance): Generator<Instance> {
  yield* generalisations(instance);
  const apart = separated(instance);
  if (apart) yield apart;
}

/** No values satisfy the assumptions: nothing is claimed. */
export const CONTRADICTION: Verdict = { kind: 'undecided', note: 'the assumptions contradict each other' };
const contradiction = () => CONTRADICTION;

/** In all regions; what fails in one is worth a searchWitness for a witness, or not. */
function judgeEverywhere(instance: Instance, searches: boolean): Verdict {
  const { graph, pairs, assumptions } = instance;
  const domain = new Domain(graph);
  const groups = grouped(graph, pairs);
  // Where nothing is left to prove, the assumptions are still looked at.
  for (const group of groups.length > 0 ? groups : [[]]) {
    const failed = firstFailure(graph, group, assumptions, domain);
    if (failed) return searches ? failed() : { kind: 'undecided' };
  }
  const nowhere = domain.nowhere();
  if (nowhere) {
    const point = searchWitness(graph.limit, [nowhere], assumptions, { test: ANY_VALUE, tries: 400 });
    const note = `no point has both sides defined: ${domain.note()}`;
    return point ? { kind: 'refused', note, witness: witnessOf(point) } : { kind: 'undecided', note };
  }
  // A free variable may have to be kept off just what it stands for.
  if (!searches && domain.note()) return { kind: 'undecided' };
  if (!domain.isInhabited())
    return { kind: 'undecided', note: 'no point was found where both sides are defined' };
  const lost = domain.lost();
  if (lost === 'unsure')
    return { kind: 'undecided', note: `it is open where the right side is defined: ${domain.note()}` };
  if (lost) return { kind: 'partial', note: `${domain.note()}`, witness: witnessOf(lost) };
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
  pairs: readonly SidePair[],
  assumptions: readonly Node[],
  domain: Domain,
): (() => Verdict) | undefined {
  const roots = pairs.flatMap(({ left, right }) => [left, right]);
  const hasKinks = reachable(roots).some(isKink);
  let count = 0;
  let isInhabited = assumptions.length === 0;
  const failureIn = (region: Region): (() => Verdict) | undefined => {
    count += 1;
    if (count > MAX_REGIONS) throw new Undecided('too many cases');
    if (extentOf(g, region) === 'nothing') return undefined;
    isInhabited ||= !isEmpty(region.signs);
    const failing = failures(g, pairs, region, domain);
    if (failing.failed.length === 0 || isEmpty(region.signs)) return undefined;
    const atKink = hasKinks && region.words.some((word) => word.endsWith(' = 0'));
    const refused = () => refusal(g, failing, region, atKink ? BY_CONVENTION : '');
    // Where x ≥ 0 ≥ x, x = 0: the parts of a region may be seen to be empty, or bring equations.
    if (!region.parts || refused().kind === 'refused') return refused;
    return firstOf(region.parts(), failureIn);
  };
  const failure = firstOf(regions(g, roots, assumptions), failureIn);
  return isInhabited ? failure : contradiction;
}

/** The first that is not undefined. */
function firstOf<T, R>(items: Iterable<T>, of: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const result = of(item);
    if (result !== undefined) return result;
  }
  return undefined;
}

const MAX_REGIONS = 3000;

const BY_CONVENTION = ', with the derivative that is the convention there';

const isDivision = ({ op, exponent }: Node) => op === 'power' && exponent < 0;

const isKink = ({ op }: Node) => op === 'kink';

function failures(g: Graph, pairs: readonly SidePair[], region: Region, domain: Domain): Failures {
  const sides = pairs.map((pair, k) => ({
    ...pair,
    left: region.roots[2 * k],
    right: region.roots[2 * k + 1],
  }));
  const defined = sides.filter(({ left, right }) => left.op !== 'undefined' && right.op !== 'undefined');
  const differences = defined.map(({ left, right }) => g.subtract(left, right));
  const partial = [...new Set(region.roots.filter(({ op, total }) => op !== 'undefined' && !total))];
  const positive = [...knownPositive(g, region), ...knownRoots(g, region, region.roots)];
  const outcomes = decideEach(g, [...differences, ...partial], positive);
  const hasValue = (node: Node) => {
    if (node.total || node.op === 'undefined') return node.total;
    const outcome = outcomes[differences.length + partial.indexOf(node)];
    if (outcome instanceof Undecided && reachable([node]).some(isDivision)) throw outcome;
    return outcome !== 'undefined';
  };
  for (const [i, side] of sides.entries())
    domain.record(pairs[i], side, region, { left: hasValue(side.left), right: hasValue(side.right) });
  const isOpen = (k: number) =>
    outcomes[k] !== 'zero' && outcomes[k] !== 'undefined' && !vanishes(g, differences[k], region);
  const open = defined.map((pair, k) => ({ pair, outcome: outcomes[k] })).filter((_, k) => isOpen(k));
  const reason = open.map(({ outcome }) => outcome).find((outcome) => outcome instanceof Undecided);
  return { failed: open.map(({ pair }) => pair), ...(reason && { reason: reason.message }) };
}
