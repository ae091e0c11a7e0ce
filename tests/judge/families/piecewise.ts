/** Absolute values, maxima, signs, indicators and cases; the false ones fail in a region, or at a kink only. */
import { family, type Labelled } from './family.js';
import { SCALARS } from './scalar.js';

/** Each takes every real value, zero too. */
const ARGUMENTS = [['x'], ['2*x - 1'], ['x - y'], ['-x']];
const PAIRS = [
  ['x', 'y'],
  ['-y', 'x + 1'],
  ['2*x', 'x*y'],
];

const ONE_TRUE = `
  abs(u) == max(u, -u)
  abs(u) == u*sign(u)
  rect(u) == (u + abs(u))/2
  rect(u) - rect(-u) == u
  rect(u) == u*ind(u > 0)
  sign(u) == ind(u > 0) - ind(u < 0)
  sqrt(u^2) == abs(u)
  abs(u)^2 == u^2
  u > 0 ? u : 0 == rect(u)
  lrelu(u, 1/10) == max(u, u/10)
  rect(u) - rect(u - 1) == min(max(u, 0), 1)
  ind(0 < u < 1) == ind(u > 0)*ind(u < 1)
`;
const ONE_FALSE = `
  abs(u) == u
  rect(u) == abs(u)
  rect(u) + rect(-u) == u
  sign(u) == ind(u > 0) - ind(u <= 0)
  sign(u) == 2*ind(u > 0) - 1
  sqrt(u^2) == u
  u >= 0 ? u : 0 == u
  lrelu(u, 1/10) == min(u, u/10)
  rect(u) - rect(u - 1) == max(u, 1)
  ind(u >= 0) == ind(u > 0)
`;
const TWO_TRUE = `
  max(u, v) == (u + v + abs(u - v))/2
  max(u, v) + min(u, v) == u + v
  max(u, v) == v + rect(u - v)
  abs(u*v) == abs(u)*abs(v)
  max(u, min(u, v)) == u
  abs(u) + abs(v) == max(abs(u + v), abs(u - v))
  ind(u > v) + ind(u <= v) == 1
`;
const TWO_FALSE = `
  abs(u + v) == abs(u) + abs(v)
  max(u, v) == (u + v - abs(u - v))/2
  rect(u + v) == rect(u) + rect(v)
  max(u, v)*min(u, v) == u + v
  ind(u > v) + ind(u < v) == 1
`;

export const PIECEWISE: readonly Labelled[] = [
  ...family('piecewise', 'equal', SCALARS, ['u'], ARGUMENTS, ONE_TRUE),
  ...family('piecewise', 'different', SCALARS, ['u'], ARGUMENTS, ONE_FALSE),
  ...family('piecewise', 'equal', SCALARS, ['u', 'v'], PAIRS, TWO_TRUE),
  ...family('piecewise', 'different', SCALARS, ['u', 'v'], PAIRS, TWO_FALSE),
];
