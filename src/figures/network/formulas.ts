import type { LineName } from '../../mlp/line-tags.js';

/** What each line of the network computes, in the language of the derivations; `phi` is any activation. */
export const FORMULAS: Readonly<Record<LineName, string>> = {
  ha: 'W1*x + b1',
  hs: 'phi(ha)',
  oa: 'W2*hs + b2',
  os: 'softmax(oa)',
  L: '-log(os[y])',
  gradoa: 'os - onehot(y, m)',
  gradW2: "gradoa*hs'",
  gradb2: 'gradoa',
  gradhs: "W2'*gradoa",
  gradha: "gradhs .* phi'(ha)",
  gradW1: "gradha*x'",
  gradb1: 'gradha',
  gradx: "W1'*gradha",
};

/** In TeX the right sides in which any activation stands, for which the language has no word. */
export const ACTIVATED_TEX: Readonly<Partial<Record<LineName, string>>> = {
  hs: '\\varphi(\\mathbf h^a)',
  gradha: "\\frac{\\partial L}{\\partial\\mathbf h^s}\\odot\\varphi'(\\mathbf h^a)",
};

/** The two of them in which the activation stands. */
const ACTIVATED = {
  relu: { hs: 'rect(ha)', gradha: 'gradhs .* ind(ha > 0)' },
  'leaky relu': { hs: 'lrelu(ha, alpha)', gradha: 'gradhs .* (ind(ha > 0) + alpha*ind(ha <= 0))' },
  elu: { hs: 'elu(ha, alpha)', gradha: 'gradhs .* (ind(ha > 0) + alpha*exp(ha) .* ind(ha <= 0))' },
} as const;

/** The activations of the homework. */
export type HomeworkVariant = keyof typeof ACTIVATED;

/** The same with one activation. */
export const formulasOf = (variant: HomeworkVariant): Readonly<Record<LineName, string>> => ({
  ...FORMULAS,
  ...ACTIVATED[variant],
});
