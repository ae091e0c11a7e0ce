import type { Column, Table } from '../bundle.js';
import { derivation } from '../derivation/derivation.js';
import { mlp } from '../derivation/notation.js';

/** The slope of the hidden activation: in the language of the derivations and in numpy. */
const SLOPES = {
  relu: ['ind(ha > 0)', '(ha > 0)'],
  'leaky relu': ['(ind(ha > 0) + alpha*ind(ha <= 0))', 'np.where(ha > 0, 1, alpha)'],
  elu: ['(ind(ha > 0) + alpha*exp(ha) .* ind(ha <= 0))', 'np.where(ha > 0, 1, hs + alpha)'],
} as const;
const ACTIVATED = {
  relu: ['rect(ha)', 'np.maximum(0, ha)'],
  'leaky relu': ['lrelu(ha, alpha)', 'np.maximum(ha, alpha * ha)'],
  elu: ['elu(ha, alpha)', 'np.where(ha > 0, ha, alpha * np.expm1(ha))'],
} as const;

/**
 * The answers of the network question in one table: formula, shape, numpy expression of one example (vectors of
 * shape (n,), y from 1) and the question that proves it. Each formula is judged here; throws if one is refused.
 *
 * @example
 * ```ts
 * answersInOneTable('relu', 'The network').rows.length // → 13
 * ```
 */
export function answersInOneTable(variant: keyof typeof SLOPES, caption: string): Table {
  const [hs, hsInNumpy] = ACTIVATED[variant];
  const [slope, slopeInNumpy] = SLOPES[variant];
  const lines: readonly (readonly [left: string, right: string, numpy: string, question: string])[] = [
    ['ha', 'W1*x + b1', 'W1 @ x + b1', 'mlp/a-hidden'],
    ['hs', hs, hsInNumpy, 'mlp/a-hidden'],
    ['oa', 'W2*hs + b2', 'W2 @ hs + b2', 'mlp/b-output'],
    ['os', 'softmax(oa)', 'e / e.sum(), e = np.exp(oa - oa.max())', 'mlp/c-softmax-output'],
    ['L', 'log(sum(j, 1, m, exp(oa[j]))) - oa[y]', 'np.log(np.exp(oa).sum()) - oa[y - 1]', 'mlp/d-loss'],
    ['gradoa', 'os - onehot(y, m)', 'os - np.eye(m)[y - 1]', 'mlp/g-grad-oa'],
    ['gradW2', "gradoa*hs'", 'np.outer(grad_oa, hs)', 'mlp/i-matrix-layer2'],
    ['gradb2', 'gradoa', 'grad_oa.copy()', 'mlp/i-matrix-layer2'],
    ['gradhs', "W2'*gradoa", 'W2.T @ grad_oa', 'mlp/k-matrix-hs'],
    ['gradha', `gradhs .* ${slope}`, `grad_hs * ${slopeInNumpy}`, 'mlp/m-matrix-ha'],
    ['gradW1', "gradha*x'", 'np.outer(grad_ha, x)', 'mlp/o-matrix-layer1'],
    ['gradb1', 'gradha', 'grad_ha.copy()', 'mlp/o-matrix-layer1'],
    ['gradx', "W1'*gradha", 'W1.T @ grad_ha', 'mlp/p-grad-x'],
  ];
  return {
    caption,
    columns: ['formula', 'shape', 'numpy', 'proved in'].map(left),
    rows: lines.map(([name, right, numpy, question]) => {
      const judged = derivation(question, mlp(variant)).given(name).step(right, '');
      const failure = judged.failure();
      if (failure) throw failure;
      const [first, second] = judged.record.lines;
      return [
        `$\\displaystyle ${first.tex} = ${second.tex}$`,
        second.shape ? `$${second.shape.tex}$` : '$1$',
        `\`${numpy}\``,
        question,
      ];
    }),
  };
}

const left = (title: string): Column => ({ title, align: 'left' });
