/**
 * Does a claim hold at every size? By the theorem of exact/README.md §6 it does if it holds, with the sums in the
 * arguments of functions free, at the few sizes that the number of its sums asks for.
 */
import type { MathNode } from 'mathjs';
import { type Node, reachable } from '../exact/expression/node.js';
import { type Limit, Undecided } from '../exact/expression/undecided.js';
import { decide } from '../exact/identity/decide.js';
import type { SidePair } from '../exact/witness.js';
import type { Instance, SizeValues } from '../expand/claim.js';
import type { Ast } from '../expand/setting.js';
import type { SizesAssumed } from '../expand/sizes.js';
import type { Context } from '../language.js';
import { attained } from './extremes.js';
import { type Folds, foldsOf } from './folds.js';
import { type Choice, definedIn, freed } from './freeing.js';
import { Writing } from './instance.js';
import { named, Points } from './points.js';
import { NotCovered } from './ranges.js';
import type { SchemaReading } from './reading.js';
import { indexRelation } from './schema.js';
import { type Schematic, schematic } from './schematic.js';

/** Why a claim holds at every size. */
export interface Proof {
  /** How many indices of sums over each size the claim touches at a time. */
  readonly bound: Folds;
  /** Where it was judged. */
  readonly sizes: readonly SizeValues[];
  /** The definitions that were free. */
  readonly free: readonly string[];
  /** From where on the sizes have the entries that the claim names: x[2] asks for n ≥ 2. */
  readonly from: ReadonlyMap<string, number>;
}

/** How the judge decides at given sizes. */
export interface Prover {
  /** No point is known where the sides differ. */
  readonly isPlausible: (instance: Instance) => boolean;
  /** They are equal wherever the left one has a value. */
  readonly holds: (instance: Instance) => boolean;
}

/**
 * The proof, or undefined if the theorem does not reach the claim. `assume` are the assumptions on values and indices,
 * `sizes` what those on sizes say.
 */
export function everySize(
  [left, right, ...assume]: readonly MathNode[],
  context: Context,
  sizes: SizesAssumed,
  prover: Prover,
  limit: Limit,
): Proof | undefined {
  try {
    const within = limit.share(SECONDS);
    const claim = schematic(left as Ast, right as Ast, assume as Ast[], context, sizes.same, within);
    for (const stronger of [claim, ...attained(claim)]) {
      const tried = new Set<string>();
      for (const choice of choices(stronger, sizes.least)) {
        const proof = proved(stronger, choice, sizes, prover, tried);
        if (proof) return proof;
      }
    }
  } catch (thrown) {
    // The stack may end too.
    if (!isGivenUp(thrown) && !(thrown instanceof RangeError)) throw thrown;
  }
  return undefined;
}

function unlessGivenUp<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (thrown) {
    if (isGivenUp(thrown)) return undefined;
    throw thrown;
  }
}

const isGivenUp = (thrown: unknown) => thrown instanceof NotCovered || thrown instanceof Undecided;

/** Of the processor, how long a proof is looked for. */
const SECONDS = 2;

/** What to make free, the most first. */
function* choices(
  { sides, free, reading }: Schematic,
  least: ReadonlyMap<string, number>,
): Generator<Choice> {
  const nodes = sides.flat();
  const layers: ReadonlySet<string>[] = [];
  for (let within = nodes; within.length > 0; within = bodies(within)) layers.push(definedIn(within));
  const [all = new Set<string>(), ...inner] = layers.filter(({ size }) => size > 0);
  const unfolded = [...all].map((name) => new Set([...all].filter((other) => other !== name)));
  const parted = free.map((index) => {
    const size = String(reading.ranges.of(index));
    return { index, size, several: (least.get(size) ?? 1) >= 2 };
  });
  for (const names of [all, ...(unfolded.length > 1 ? unfolded : []), ...inner, new Set<string>()])
    for (const sums of ['inside', 'throughout', ...parted] as const) yield { names, sums };
}

const bodies = (nodes: readonly Node[]): Node[] =>
  reachable(nodes).flatMap(({ op, name, args }) => (op === 'define' && name !== '∂' ? args : []));

function proved(
  { g, sides, assumptions, free, reading }: Schematic,
  choice: Choice,
  assumed: SizesAssumed,
  { isPlausible, holds }: Prover,
  tried: Set<string>,
): Proof | undefined {
  const written = unlessGivenUp(() =>
    freed(g, [...sides.flat(), ...assumptions.map(({ node }) => node)], choice),
  );
  if (!written) return undefined;
  const key = written.map(({ id }) => id).join(' ');
  if (tried.has(key)) return undefined;
  tried.add(key);
  const pairs = sides.map((_, k) => [written[2 * k], written[2 * k + 1]] as const);
  const conditions = assumptions.map(({ over }, k) => ({ node: written[2 * sides.length + k], over }));
  let points: Points;
  let bound: Folds;
  let divisors: readonly Node[];
  try {
    ({ bound, divisors } = foldsOf(
      g,
      pairs,
      conditions.map(({ node }) => node),
    ));
    const isGeneral = conditions.some(({ over }) => over.length > 0);
    points = new Points(free, reading.ranges, bound, assumed, isOrdered(written), isGeneral);
    const judged = (sizes: SizeValues) =>
      instances({ g, sides: pairs, assumptions: conditions, reading }, points, sizes, divisors);
    const largest = judged(points.sizes[points.sizes.length - 1]);
    if (!largest?.every(isPlausible)) return undefined;
    let count = 0;
    for (const sizes of points.sizes) {
      const all = judged(sizes);
      if (!all?.every(holds)) return undefined;
      count += all.length;
    }
    if (count === 0) return undefined;
  } catch (thrown) {
    if (!isGivenUp(thrown)) throw thrown;
    return undefined;
  }
  return {
    bound,
    sizes: points.sizes.map(named),
    free: [...choice.names],
    from: new Map([...reading.ranges.least].filter(([size]) => !assumed.only.has(size))),
  };
}

/** Two indices of which neither is a number are compared by <. */
const isOrdered = (nodes: readonly Node[]): boolean =>
  reachable(nodes).some((node) => {
    if (node.op !== 'relation') return false;
    const [a, sign, b] = indexRelation(node);
    return sign === '<' && typeof a === 'string' && typeof b === 'string';
  });

/** All pairs at these sizes, by their assumptions; undefined if a divisor is zero everywhere. */
function instances(
  { g, sides, assumptions, reading }: Omit<Schematic, 'free'>,
  points: Points,
  sizes: SizeValues,
  divisors: readonly Node[],
): Instance[] | undefined {
  const writing = new Writing(g, sizes);
  const { graph } = writing;
  const groups = new Map<string, { assumptions: Node[]; pairs: SidePair[] }>();
  for (const values of points.at(sizes)) {
    const written = assumptions.flatMap(({ node, over }) =>
      everywhere(over, reading, sizes, values).map((at) => writing.at(node, at)),
    );
    if (written.includes(graph.zero)) continue;
    if (divisors.length > 0) {
      const below = divisors.map((divisor) => writing.at(divisor, values));
      if (decide(graph, below, []).some((outcome) => outcome !== 'nonzero')) return undefined;
    }
    const conditions = [...new Set(written.filter((condition) => condition !== graph.one))];
    const key = conditions.map(({ id }) => id).join(' ');
    const group = groups.get(key) ?? { assumptions: conditions, pairs: [] };
    groups.set(key, group);
    for (const [left, right] of sides)
      group.pairs.push({ left: writing.at(left, values), right: writing.at(right, values), labels: {} });
  }
  return [...groups.values()].map((group) => ({ ...group, graph, differentiated: [] }));
}

/** `values`, with all values of some more indices. */
function everywhere(
  over: readonly string[],
  { ranges }: SchemaReading,
  sizes: SizeValues,
  values: ReadonlyMap<string, number>,
): ReadonlyMap<string, number>[] {
  let all = [values];
  for (const index of over) {
    const range = ranges.of(index);
    const last = typeof range === 'number' ? range : sizes[range];
    all = all.flatMap((known) => Array.from({ length: last }, (_, k) => new Map(known).set(index, k + 1)));
  }
  return all;
}
