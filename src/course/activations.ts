import { questions } from './question.js';

const tex = String.raw;

/** The hidden activation functions of the three versions of the homework. */
export const activations = questions({
  'act/relu': {
    title: { en: 'ReLU', fr: 'ReLU' },
    statement: {
      en: tex`$\operatorname{relu}(z) = \max(0,z)$: give its derivative and say what is chosen at $0$.`,
      fr: tex`$\operatorname{relu}(z) = \max(0,z)$ : donner sa dérivée et dire ce qui est choisi en $0$.`,
    },
    sources: ['001 b', '003 2'],
  },
  'act/leaky-relu': {
    title: { en: 'Leaky ReLU', fr: 'Leaky ReLU' },
    statement: {
      en: tex`$\operatorname{lrelu}_\alpha(z) = \max(z,\alpha z)$ with $0<\alpha<1$: give its derivative and say what is chosen at $0$.`,
      fr: tex`$\operatorname{lrelu}_\alpha(z) = \max(z,\alpha z)$ avec $0<\alpha<1$ : donner sa dérivée et dire ce qui est choisi en $0$.`,
    },
    sources: ['000 2'],
  },
  'act/elu': {
    title: { en: 'ELU', fr: 'ELU' },
    statement: {
      en: tex`$\operatorname{elu}_\alpha(z) = z$ if $z>0$ and $\alpha(e^z-1)$ otherwise: give its derivative and say what is chosen at $0$.`,
      fr: tex`$\operatorname{elu}_\alpha(z) = z$ si $z>0$ et $\alpha(e^z-1)$ sinon : donner sa dérivée et dire ce qui est choisi en $0$.`,
    },
    sources: ['002 2'],
  },
});
