/** What is said of a claim in a region where it is not proved: it is refused if a point is found where the sides differ. */
import type { Verdict, Witness } from '../verdict.js';
import { searchCrossing } from './crossing.js';
import type { Graph } from './expression/graph.js';
import { ZERO } from './expression/masks.js';
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

function pointIn(g: Graph, failed: readonly SidePair[], { facts, equations }: Region): Found | undefined {
  const all = [...facts.values()];
  const inside = all.map((fact) => indicator(g, fact));
  const found =
    searchWitness(g.limit, failed, inside, { equations, tries: 400 }) ??
    searchWitness(g.limit, failed, inside, { equations, tries: 12, between: all.map(({ node }) => node) }) ??
    searchWitness(g.limit, failed, inside, { equations, tries: 30, closely: true });
  const unsolved = all.findIndex(({ mask }) => mask === ZERO);
  if (found || unsolved < 0) return found;
  return searchCrossing(
    g.limit,
    failed,
    inside.filter((_, k) => k !== unsolved),
    all[unsolved].node,
  );
}

/** Numbers for whoever reads the verdict. */
export const witnessOf = ({ values, left, right }: Found): Witness => ({ values, left, right });
