import type { FunctionName } from '../../judge/functions.js';
import { type Formula, formulaAtom } from './formula.js';

/** A name in upright letters, as functions are printed. */
export const upright = (name: string): Formula => formulaAtom(`\\operatorname{${name}}`, `op("${name}")`);

/** Letters or a word that is not one of TeX's: a single letter stays italic. */
export const letters = (text: string): Formula =>
  text.length > 1 && /[a-z]/i.test(text)
    ? formulaAtom(`\\mathrm{${text}}`, `upright("${text}")`)
    : formulaAtom(text, text);

/** Functions written before their arguments in brackets; the others by their names in upright letters. */
export const FUNCTION_SIGNS = {
  exp: formulaAtom('\\exp', 'exp'),
  log: formulaAtom('\\log', 'log'),
  sigma: formulaAtom('\\sigma', 'σ'),
  tanh: formulaAtom('\\tanh', 'tanh'),
  sech: upright('sech'),
  softplus: upright('softplus'),
  sign: upright('sign'),
  max: formulaAtom('\\max', 'max'),
  min: formulaAtom('\\min', 'min'),
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
export const functionSign = (name: string): Formula =>
  (FUNCTION_SIGNS as Readonly<Record<string, Formula | undefined>>)[name] ?? upright(name);

/** Functions whose power stands on their name: tanh²(x). */
export const POWER_ON_NAME: ReadonlySet<string> = new Set(['sigma', 'tanh', 'sech']);

/** A comparison: its sign, and which of <, =, > make it true. */
export interface ComparisonSign {
  readonly sign: Formula;
  readonly holds: string;
}

/** By mathjs's name of the operator. */
export const RELATIONS: Readonly<Record<string, ComparisonSign>> = {
  smaller: { sign: formulaAtom('<', '<'), holds: '<' },
  equal: { sign: formulaAtom('=', '='), holds: '=' },
  larger: { sign: formulaAtom('>', '>'), holds: '>' },
  smallerEq: { sign: formulaAtom('\\le', '≤'), holds: '<=' },
  unequal: { sign: formulaAtom('\\ne', '≠'), holds: '<>' },
  largerEq: { sign: formulaAtom('\\ge', '≥'), holds: '=>' },
};

/** The one comparison that is true exactly where all of these are false, if there is one. */
export function complement(relations: readonly ComparisonSign[]): ComparisonSign | undefined {
  const left = ['<', '=', '>'].filter((s) => !relations.some((r) => r.holds.includes(s))).join('');
  return Object.values(RELATIONS).find((r) => r.holds === left);
}
