/**
 * Points whose coordinates no formula gives: what is continuous on an interval and has opposite signs at its ends is zero
 * somewhere in it (intermediate value theorem). What interval arithmetic shows for the whole interval holds there.
 */
import alea from 'seedrandom/lib/alea.js';
import { type Node, reachable } from './expression/node.js';
import * as Q from './expression/rational.js';
import type { Limit } from './expression/undecided.js';
import type { Region } from './sign/regions.js';
import { dyadic, type Stretch, signChanges } from './value/between.js';
import { enclosures, isKnown, signOf } from './value/enclosure.js';
import { evaluateRoots, variablesOf } from './value/evaluate.js';
import { draw, numbersIn, type Point } from './value/points.js';
import { coordinate, DIFFERENT, type Found, isSurelyOne, type SidePair, told } from './witness.js';

const BITS = enclosures(256);
const TRIES = 12;

/** A point where the node is zero, the conditions hold and the sides of some pair differ. Throws TimeIsOver. */
export function searchCrossing(
  limit: Limit,
  pairs: readonly SidePair[],
  conditions: readonly Node[],
  zero: Node,
  equations: Region['equations'] = [],
): Found | undefined {
  if (!reachable([zero]).every(({ op }) => CONTINUOUS.has(op))) return undefined;
  const random = alea('crossing');
  const along = variablesOf([zero]);
  const names = variablesOf([zero, ...conditions, ...pairs.flatMap(({ left, right }) => [left, right])]);
  const numbers = numbersIn([zero, ...conditions]);
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const point = draw(names, numbers, random, attempt);
    const name = along[attempt % along.length];
    for (const stretch of signChanges([zero], point, name, limit)) {
      const { ends, inside } = valuesOn(stretch, point, name, limit);
      const [from, to] = ends.map((at) => signOf(at([zero])[0]));
      if (!from || !to || from === to || !isKnown(inside([zero])[0])) continue;
      if (!inside(conditions).every(isSurelyOne)) continue;
      for (const pair of pairs) {
        const [left, right] = inside([pair.left, pair.right]);
        if (!DIFFERENT.is(left, right, BITS)) continue;
        const middle = dyadic((stretch.from + stretch.to) / 2);
        const coordinates = [...point].map(([other, q]) => [
          other,
          other === name ? Q.decimal(middle, 10) : coordinate(q),
        ]);
        // What was replaced, where the point gives it.
        const replaced = equations.flatMap(([variable, value]) => {
          const [enclosed] = variablesOf([value]).every((other) => point.has(other)) ? inside([value]) : [];
          return enclosed && isKnown(enclosed) ? [[variable.name, Q.decimal(BITS.middle(enclosed), 10)]] : [];
        });
        const values = { ...pair.labels, ...Object.fromEntries([...coordinates, ...replaced]) };
        return { pair, values, ...told(left, right, BITS) };
      }
    }
  }
  return undefined;
}

/** Where all parts have a value they have continuous ones: no cases. */
const CONTINUOUS: ReadonlySet<Node['op']> = new Set([
  ...(['number', 'variable', 'add', 'mul', 'power', 'exp', 'log'] as const),
]);

/** Values at the ends of a stretch of a line, made a little longer, and enclosures for all of it. */
function valuesOn({ from, to }: Stretch, point: Point, name: string, limit: Limit) {
  const [start, end] = [2 * from - to, 2 * to - from].map(dyadic);
  const valuesAt = (value: ReturnType<typeof BITS.of>) => (nodes: readonly Node[]) =>
    evaluateRoots(nodes, (n) => (n === name ? value : BITS.of(point.get(n) ?? Q.ZERO)), BITS, limit);
  return { ends: [start, end].map((q) => valuesAt(BITS.of(q))), inside: valuesAt(BITS.span(start, end)) };
}
