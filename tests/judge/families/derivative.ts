/** The chain rule, the product rule and the quotient rule, f and u from tables that state their derivatives. */
import { family, type Labelled } from './family.js';
import { SCALARS } from './scalar.js';

/** u and its derivative in x: no constant, so that a factor forgotten shows. */
const INNER = [
  ['x^2', '2*x'],
  ['3*x - 1', '3'],
  ['x*y', 'y'],
  ['exp(-x)', '-exp(-x)'],
];

/** In each, p is the derivative of u. */
const TRUE = `
  D(exp(u), x) == p*exp(u)
  D(sigma(u), x) == p*sigma(u)*(1 - sigma(u))
  D(tanh(u), x) == p*(1 - tanh(u)^2)
  D(softplus(u), x) == p*sigma(u)
  D(log(1 + u^2), x) == 2*u*p/(1 + u^2)
  D(sqrt(1 + u^2), x) == u*p/sqrt(1 + u^2)
  D(log(cosh(u)), x) == p*tanh(u)
  D(u^3, x) == 3*u^2*p
  D(x*u, x) == u + x*p
  D(u/(1 + x^2), x) == (p*(1 + x^2) - 2*x*u)/(1 + x^2)^2
  D(u*abs(u), x) == 2*abs(u)*p
  D(rect(u)^2, x) == 2*rect(u)*p
  D(exp(u)*sigma(u), x) == p*exp(u)*sigma(u)*(2 - sigma(u))
`;
const FALSE = `
  D(exp(u), x) == exp(u)
  D(sigma(u), x) == p*sigma(u)*(1 + sigma(u))
  D(tanh(u), x) == p*(1 - tanh(u))
  D(softplus(u), x) == sigma(u)
  D(log(1 + u^2), x) == 2*u/(1 + u^2)
  D(sqrt(1 + u^2), x) == p/(2*sqrt(1 + u^2))
  D(log(cosh(u)), x) == -p*tanh(u)
  D(u^3, x) == 3*u^2
  D(x*u, x) == p
  D(u/(1 + x^2), x) == (p*(1 + x^2) + 2*x*u)/(1 + x^2)^2
  D(u*abs(u), x) == 2*u*p + 1
  D(exp(u)*sigma(u), x) == p*exp(u)*sigma(u)*(1 - sigma(u))
`;

export const DERIVATIVE: readonly Labelled[] = [
  ...family('derivative', 'equal', SCALARS, ['u', 'p'], INNER, TRUE),
  ...family('derivative', 'different', SCALARS, ['u', 'p'], INNER, FALSE),
];
