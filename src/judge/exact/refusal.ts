/** What is said of a claim in a region where it is not proved: it is refused if a point is found where the sides differ. */
import type { Verdict, Witness } from '../verdict.js';
import { searchCrossing } from './crossing.js';
import type { Graph } from './expression/graph.js';
import { ZERO } from './expression/masks.js';
import type { Node } from './expression/node.js';
import { decideEach } from './identity/decide.js';
import { touchingPoints } from './sign/mean-value.js';
import { indicator, type Region } from './sign/regions.js';
import { type Found, type SidePair, searchWitness } from './witness.js';

/** Pairs that are not seen to be equal in a region, as they are there, and why not, if it is not that they differ. */
export interface Failures {
  readonly failed: readonly SidePair[];
  readonly reason?: string;
}

export function refusal(
  g: Graph,
  { failed, reason }: Failures,
  region: Region,
  /** The words for a derivative that is a convention in the region. */
  how = '',
): Verdict {
  const place = region.words.length > 0 ? ` where ${region.words.join(', ')}` : '';
  const found = pointIn(g, failed, region);
  if (found) return { kind: 'refused', witness: witnessOf(found), note: `the sides differ${place}${how}` };
  const unknown = `not an identity by the rules known${place}, but no point was found where the sides differ`;
  return { kind: 'undecided', note: reason ?? unknown };
}

function pointIn(g: Graph, failed: readonly SidePair[], region: Region): Found | undefined {
  const { facts, equations } = region;
  const all = [...facts.values()];
  const inside = all.map((fact) => indicator(g, fact));
  const unsolved = all.findIndex(({ mask }) => mask === ZERO);
  const others = inside.filter((_, k) => k !== unsolved);
  return (
    searchWitness(g.limit, failed, inside, { equations, tries: 400 }) ??
    (unsolved < 0
      ? (searchWitness(g.limit, failed, inside, { equations, tries: 12, between: all.map((f) => f.node) }) ??
        searchWitness(g.limit, failed, inside, { equations, tries: 30, closely: true }))
      : (touching(g, failed, others, all[unsolved].node, region) ??
        searchCrossing(g.limit, failed, others, all[unsolved].node, equations)))
  );
}

/** A point where what is zero has an extreme value, which is seen to be zero. */
function touching(
  g: Graph,
  failed: readonly SidePair[],
  conditions: readonly Node[],
  zero: Node,
  { signs, equations }: Region,
): Found | undefined {
  for (const [v, value] of touchingPoints(signs, zero)) {
    const sides = failed.flatMap(({ left, right }) => [left, right]);
    const at = g.substitute([zero, ...sides, ...conditions], (node) => (node === v ? value : undefined));
    if (decideEach(g, [at[0]], [])[0] !== 'zero') continue;
    const pairs = failed.map((pair, k) => ({ ...pair, left: at[2 * k + 1], right: at[2 * k + 2] }));
    const inside = at.slice(1 + sides.length);
    const found = searchWitness(g.limit, pairs, inside, { equations: [...equations, [v, value]], tries: 30 });
    if (found) return found;
  }
  return undefined;
}

/** Numbers for whoever reads the verdict. */
export const witnessOf = ({ values, left, right }: Found): Witness => ({ values, left, right });
