import type { FunctionName } from '../../judge/functions.js';
import { atom, type Formula } from './formula.js';

/** A name in upright letters, as functions are printed. */
export const upright = (name: string): Formula => atom(`\\operatorname{${name}}`, `op("${name}")`);

/** Letters or a word that is not one of TeX's: a single letter stays italic. */
export const letters = (text: string): Formula =>
  text.length > 1 && /[a-z]/i.test(text) ? atom(`\\mathrm{${text}}`, `upright("${text}")`) : atom(text, text);

/** Functions written before their arguments in brackets; the others by their names in upright letters. */
export const FUNCTION_SIGNS = {
  exp: atom('\\exp', 'exp'),
  log: atom('\\log', 'log'),
  sigma: atom('\\sigma', 'σ'),
  tanh: atom('\\tanh', 'tanh'),
  sech: upright('sech'),
  softplus: upright('softplus'),
  sign: upright('sign'),
  max: atom('\\max', 'max'),
  min: atom('\\min', 'min'),
  rect: upright('rect'),
  relu: upright('ReLU'),
  lrelu: upright('LeakyReLU'),
  elu: upright('ELU'),
  diag: upright('diag'),
  softmax: upright('softmax'),
  onehot: upright('onehot'),
  outer: upright('outer'),
} satisfies Partial<Record<FunctionName, Formula>>;

/** The sign of a function, whatever its name. */
export const signOf = (name: string): Formula =>
  (FUNCTION_SIGNS as Readonly<Record<string, Formula | undefined>>)[name] ?? upright(name);

/** Functions whose power stands on their name: tanh²(x). */
export const POWER_ON_NAME: ReadonlySet<string> = new Set(['sigma', 'tanh', 'sech']);

/** A comparison: its sign, and which of <, =, > make it true. */
export interface Relation {
  readonly sign: Formula;
  readonly holds: string;
}

/** By mathjs's name of the operator. */
export const RELATIONS: Readonly<Record<string, Relation>> = {
  smaller: { sign: atom('<', '<'), holds: '<' },
  equal: { sign: atom('=', '='), holds: '=' },
  larger: { sign: atom('>', '>'), holds: '>' },
  smallerEq: { sign: atom('\\le', '≤'), holds: '<=' },
  unequal: { sign: atom('\\ne', '≠'), holds: '<>' },
  largerEq: { sign: atom('\\ge', '≥'), holds: '=>' },
};

/** The one comparison that is true exactly where all of these are false, if there is one. */
export function complement(relations: readonly Relation[]): Relation | undefined {
  const left = ['<', '=', '>'].filter((s) => !relations.some((r) => r.holds.includes(s))).join('');
  return Object.values(RELATIONS).find((r) => r.holds === left);
}
