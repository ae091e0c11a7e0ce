import type { Column, Table } from '../bundle.js';
import { derivation } from '../derivation/derivation.js';
import { mlp } from '../derivation/lines/notation.js';
import { LINE_NAMES, type LineName, questionOfLine } from '../mlp/line-tags.js';
import { formulasOf, type HomeworkVariant } from './network/formulas.js';

/** Each line in numpy, for any hidden activation and its slope. */
const inNumpy = (activated: string, slope: string): Readonly<Record<LineName, string>> => ({
  ha: 'W1 @ x + b1',
  hs: activated,
  oa: 'W2 @ hs + b2',
  os: 'e / e.sum(), e = np.exp(oa - oa.max())',
  L: 'np.log(np.exp(oa).sum()) - oa[y - 1]',
  gradoa: 'os - np.eye(m)[y - 1]',
  gradW2: 'np.outer(grad_oa, hs)',
  gradb2: 'grad_oa.copy()',
  gradhs: 'W2.T @ grad_oa',
  gradha: `grad_hs * ${slope}`,
  gradW1: 'np.outer(grad_ha, x)',
  gradb1: 'grad_ha.copy()',
  gradx: 'W1.T @ grad_ha',
});

const NUMPY: Readonly<Record<HomeworkVariant, Readonly<Record<LineName, string>>>> = {
  relu: inNumpy('np.maximum(0, ha)', '(ha > 0)'),
  'leaky relu': inNumpy('np.maximum(ha, alpha * ha)', 'np.where(ha > 0, 1, alpha)'),
  elu: inNumpy('np.where(ha > 0, ha, alpha * np.expm1(ha))', 'np.where(ha > 0, 1, hs + alpha)'),
};

/** The loss by what goes into the softmax, as numpy computes it. */
const LOSS = 'log(sum(j, 1, m, exp(oa[j]))) - oa[y]';

/**
 * The answers of the network question in one table: formula, shape, numpy expression of one example (vectors of
 * shape (n,), y from 1) and the question that proves it. Each formula is judged here; throws if one is refused.
 *
 * @example
 * ```ts
 * answersInOneTable('relu', 'The network').rows.length // → 13
 * ```
 */
export function answersInOneTable(variant: HomeworkVariant, caption: string): Table {
  const formulas = { ...formulasOf(variant), L: LOSS };
  return {
    caption,
    columns: ['formula', 'shape', 'numpy', 'proved in'].map(left),
    rows: LINE_NAMES.map((name) => {
      const question = questionOfLine(name);
      const judged = derivation(question, mlp(variant)).given(name).step(formulas[name], '');
      const failure = judged.failure();
      if (failure) throw failure;
      const [first, second] = judged.record.lines;
      return [
        `$\\displaystyle ${first.tex} = ${second.tex}$`,
        second.shape ? `$${second.shape.tex}$` : '$1$',
        `\`${NUMPY[variant][name]}\``,
        question,
      ];
    }),
  };
}

const left = (title: string): Column => ({ title, align: 'left' });
