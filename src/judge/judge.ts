/**
 * The exact judge. A claim is made into pairs of scalar expressions (claim.ts), each pair is cut into regions without
 * cases (regions.ts), and there the difference is decided in finite fields (decide.ts, tower.ts). Floating point only
 * ever refuses, at a point where both sides differ by more than the rounding errors (witness.ts).
 */
import type { MathNode } from 'mathjs';
import { convention } from './exact/convention.js';
import { decide } from './exact/decide.js';
import { Domain } from './exact/domain.js';
import { isEmpty } from './exact/empty.js';
import { generalisations } from './exact/generalise.js';
import type { Graph } from './exact/graph.js';
import { grouped } from './exact/groups.js';
import { type Node, reachable } from './exact/node.js';
import { Undecided } from './exact/pairs.js';
import { indicator, type Region, regions } from './exact/regions.js';
import { NEGATIVE, POSITIVE, ZERO } from './exact/signs.js';
import { type Found, type Pair, search } from './exact/witness.js';
import { Claim, type Instance, Meaningless, type Sizes } from './expand/claim.js';
import type { Context } from './language.js';
import type { Verdict, Witness } from './verdict.js';

/**
 * Is `left` = `right` for all values of the symbols (at several sets of pairwise distinct sizes, and for every value
 * of a free index)? Equal means: wherever both sides have a value; where one has none, the note says so. Throws
 * LanguageError on what is not in the language or not declared.
 */
export function judge(left: string | MathNode, right: string | MathNode, context: Context): Verdict {
  return atAllSizes(new Claim(left, right, context), judgeInstance);
}

/** The claim ≠: `exact` with a point where the sides differ. (It does not say that they differ everywhere.) */
export function refute(left: string | MathNode, right: string | MathNode, context: Context): Verdict {
  const verdict = judge(left, right, context);
  if (verdict.kind === 'refused') return { ...verdict, kind: 'exact' };
  if (verdict.kind === 'undecided') return verdict;
  const [found] = new Claim(left, right, context)
    .at(verdict.sizes?.[0] ?? {})
    .flatMap(
      ({ pairs, assumptions }) =>
        search(pairs, assumptions, { test: ([a], [b]) => !Number.isNaN(a + b), tries: 50 }) ?? [],
    );
  return { kind: 'refused', note: 'both sides are equal', ...(found && { witness: shown(found) }) };
}

/** Is every entry > 0 wherever it has a value? Proved when all terms, above and below the line, are positive. */
export function positive(expression: string | MathNode, context: Context): Verdict {
  const claim = new Claim(expression, expression, context);
  return atAllSizes(claim, ({ graph, pairs, assumptions }) => {
    const entries = pairs.map((pair) => ({ ...pair, right: graph.zero }));
    const found = search(entries, assumptions, { test: ([v, error]) => v + error <= 0, tries: 50 });
    if (found) return { kind: 'refused', witness: shown(found) };
    for (const { roots, signs } of regions(
      graph,
      entries.map((p) => p.left),
      assumptions,
    ))
      if (roots.some((root) => root.op !== 'undefined' && signs.mask(root) !== POSITIVE))
        return { kind: 'undecided', note: 'some term is not visibly positive' };
    return { kind: 'exact' };
  });
}

function atAllSizes(claim: Claim, decideIt: (instance: Instance) => Verdict): Verdict {
  const all: Sizes[] = claim.sizes();
  const notes = new Set<string>();
  let weakest: Verdict = CONTRADICTION;
  for (const sizes of all)
    for (const verdict of withReasons(() => claim.at(sizes).map(decideIt))) {
      // Where no values satisfy the assumptions nothing is claimed; but somewhere there must be some.
      if (verdict === CONTRADICTION) continue;
      if (verdict.kind === 'refused' || verdict.kind === 'undecided') return verdict;
      if (verdict.note) notes.add(verdict.note);
      if (weakest.kind !== 'convention' && (weakest === CONTRADICTION || verdict.kind === 'convention'))
        weakest = verdict;
    }
  if (weakest === CONTRADICTION) return weakest;
  const named = Object.keys(all[0]).length > 0;
  const kind = weakest.kind === 'exact' && named ? 'sizes' : weakest.kind;
  const note = weakest.note ?? [...notes][0];
  return { kind, ...(named && { sizes: all }), ...(note && { note }) };
}

/** What cannot be decided, or has no meaning, as a verdict. */
function withReasons(decideIt: () => Verdict[]): Verdict[] {
  try {
    return decideIt();
  } catch (thrown) {
    if (thrown instanceof Undecided) return [{ kind: 'undecided', note: thrown.message }];
    if (!(thrown instanceof Meaningless)) throw thrown;
    const { message, values, left, right } = thrown;
    return [{ kind: 'refused', note: message, witness: { values, left, right } }];
  }
}

function judgeInstance(instance: Instance): Verdict {
  const found = search(instance.pairs, instance.assumptions, {});
  if (found) return { kind: 'refused', witness: shown(found) };
  for (const general of generalisations(instance)) {
    const [verdict] = withReasons(() => [judgeEverywhere(general, false)]);
    if (verdict.kind === 'exact' || verdict.kind === 'convention') return verdict;
  }
  return judgeEverywhere(instance, true);
}

const CONTRADICTION: Verdict = { kind: 'undecided', note: 'the assumptions contradict each other' };

/** In all regions; what fails in one is worth a search for a witness, or not. */
function judgeEverywhere(instance: Instance, searches: boolean): Verdict {
  const { graph, pairs, assumptions } = instance;
  const domain = new Domain();
  for (const group of grouped(graph, pairs)) {
    const failed = firstFailure(graph, group, assumptions, domain);
    if (failed) return searches ? failed() : { kind: 'undecided' };
  }
  const nowhere = domain.nowhere();
  if (nowhere) {
    const point = search([nowhere], assumptions, { test: () => true });
    const note = `no point has both sides defined: ${domain.note()}`;
    return point ? { kind: 'refused', note, witness: shown(point) } : { kind: 'undecided', note };
  }
  const kink = convention(instance);
  const notes = [kink, domain.note()].filter((text) => text !== undefined);
  return { kind: kink ? 'convention' : 'exact', ...(notes.length > 0 && { note: notes.join('; ') }) };
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
  const found = search(failed, inside, { equations, tries: 400 });
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
  const outcomes = decide(g, differences, knownPositive(g, region), region.words.join());
  for (const [i, side] of sides.entries()) {
    const k = defined.indexOf(side);
    domain.record(pairs[i], side, region, k >= 0 && outcomes[k] !== 'undefined');
  }
  return defined.filter((_, k) => outcomes[k] === 'nonzero' && !vanishes(g, differences[k], region.zeros));
}

/** Is the difference plus or minus something that is zero in the region? */
const vanishes = (g: Graph, difference: Node, zeros: readonly Node[]) =>
  decide(
    g,
    zeros.flatMap((zero) => [g.subtract(difference, zero), g.add(difference, zero)]),
    [],
    'zeros',
  ).includes('zero');

/** f, −f or f², as the sign of a factor is known. */
const knownPositive = (g: Graph, { signs }: Region): Node[] =>
  [...signs.facts.values()]
    .filter(({ mask }) => !(mask & ZERO))
    .map(({ node, mask }) =>
      mask === POSITIVE ? node : mask === NEGATIVE ? g.negate(node) : g.power(node, 2),
    );

function shown({ values, left, right }: Found): Witness {
  return { values, left, right };
}
