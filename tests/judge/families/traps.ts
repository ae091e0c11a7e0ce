/** What looks true, or false, to floating point, to a few integers tried, or to rules that forget the domain. */
import { family, type Labelled } from './family.js';
import { SCALARS } from './scalar.js';

/** Each takes every real value. */
const ARGUMENTS = [['x'], ['3 - x'], ['x + y'], ['2*x*y']];

const EQUAL = `
  u/u == 1
  u^2/u == u
  1/(1/u) == u
  sqrt(u)^2 == u
  exp(log(u)) == u
  2*log(u) == log(u^2)
  (u^3)^(1/3) == u
  (u^2 - 1)/(u - 1) == u + 1
  max(u, u - 10^(-20)) == u
  (u + 10^20) - 10^20 == u
  ((1 + 10^(-20)) - 1)*u == u/10^20
  u^0 == 1
  log(u) + u == log(u) + abs(u)
  exp(u)*ind(exp(u) > 0) == exp(u)
  abs(u^2 - 1) == abs(u - 1)*abs(u + 1)
`;
const DIFFERENT = `
  u == u + 10^(-30)
  (1 + 10^(-18))*u == u
  ind(u==7) == 0
  ind(3*u==1) == 0
  u + ind(u==1/7) == u
  exp(u)*ind(u != 3) == exp(u)
  (u - 2)*(u - 1)*u*(u + 1)*(u + 2) == 0
  rect(u - 1000) == 0
  rect(-100 - u)*ind(u < 0) == 0
  max(u, u + 10^(-20)) == u
  u^2 == abs(u)^3
  exp(u) == 1 + u + u^2/2 + u^3/6 + u^4/24
  sqrt(2)*u == (665857/470832)*u
`;
/** Here a side without a value is equal to nothing; other programs may define that otherwise. */
const NOWHERE = `
  u/(u - u) == 1
  log(-1 - u^2) == log(-1 - u^2)
  u/0 == 2*u/0
  sign(1/(u - u)) == 0
`;
const NARROWER = `
  log(u^2) == 2*log(u)
  u == exp(log(u))
  abs(u) == sqrt(u)^2
  rect(u) == rect(u) + sqrt(-u^2)
  1 == sqrt(u)/sqrt(u)
  u == (u^(1/3))^3
  log(u*z) == log(u) + log(z)
  exp(u) == exp(u) + log(u) - log(u)
`;

export const TRAPS: readonly Labelled[] = [
  ...family('traps', 'equal', SCALARS, ['u'], ARGUMENTS, EQUAL),
  ...family('traps', 'different', SCALARS, ['u'], ARGUMENTS, DIFFERENT),
  ...family('domains', 'different', SCALARS, ['u'], ARGUMENTS, NOWHERE),
  ...family('domains', 'narrower', SCALARS, ['u'], ARGUMENTS, NARROWER),
];
