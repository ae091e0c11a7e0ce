/**
 * Points in narrow regions: on a line through a point, between the places where one of some expressions changes its sign.
 */

import type { Node } from '../expression/node.js';
import * as Q from '../expression/rational.js';
import type { Limit } from '../expression/undecided.js';
import { evaluateRoots } from './evaluate.js';
import { floats } from './floats.js';
import type { Point } from './points.js';

/** Where the line is looked at first: 0 and ±2ᵏ. */
const HALF = Array.from({ length: 27 }, (_, k) => 2 ** (k - 6));
const GRID = [...HALF.map((x) => -x).reverse(), 0, ...HALF];

/** A short stretch of a line. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The places on the line through a point along a variable where floating point sees the sign of a node change. */
export function signChanges(nodes: readonly Node[], point: Point, name: string, limit: Limit): Stretch[] {
  const signs = (x: number) => {
    const at = new Map(point).set(name, dyadic(x));
    const values = evaluateRoots(nodes, (other) => floats.of(at.get(other) ?? Q.ZERO), floats, limit);
    return values.map(([v]) => Math.sign(v)).join();
  };
  const changes = (from: number, to: number, before: string, after: string): Stretch[] => {
    const middle = (from + to) / 2;
    if (before === after) return [];
    if (to - from < RESOLUTION * Math.max(Math.abs(from), Math.abs(to))) return [{ from, to }];
    const here = signs(middle);
    return [...changes(from, middle, before, here), ...changes(middle, to, here, after)];
  };
  const at = GRID.map(signs);
  return GRID.slice(1).flatMap((to, k) => changes(GRID[k], to, at[k], at[k + 1]));
}

/** Values of a variable, one between any two neighbouring places where the signs of the nodes change. */
export function between(nodes: readonly Node[], point: Point, name: string, limit: Limit): Q.Rational[] {
  const places = signChanges(nodes, point, name, limit).map(({ from, to }) => (from + to) / 2);
  return places.slice(1).map((to, k) => inside(places[k], to));
}

/** How exactly such a place is found. */
const RESOLUTION = 2 ** -40;

/** A number in the middle half of an interval, with few digits. */
function inside(from: number, to: number): Q.Rational {
  const step = 2 ** Math.floor(Math.log2((to - from) / 2));
  return dyadic(Math.ceil((from + (to - from) / 4) / step) * step);
}

/** A double as it is, but for what is below 2⁻⁶⁰. */
export const dyadic = (x: number): Q.Rational => {
  const [whole, scale] = Math.abs(x) < 2 ** 40 ? [Math.round(x * 2 ** 60), 60n] : [Math.round(x), 0n];
  return Q.rational(BigInt(whole), 2n ** scale);
};
