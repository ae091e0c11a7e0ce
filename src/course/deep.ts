import { questions } from './question.js';

const tex = String.raw;

/** The deep sheet: a network of L layers. */
export const deep = questions({
  'deep/w1-model': {
    title: { en: 'A network with two hidden layers', fr: 'Un réseau à deux couches cachées' },
    statement: {
      en: tex`Build $\mathbb P_\theta(Y=k\mid X)$ for two hidden layers of widths $d_1$, $d_2$ with activations $\varphi_1$, $\varphi_2$ and a softmax output of size $M$.`,
      fr: tex`Construire $\mathbb P_\theta(Y=k\mid X)$ pour deux couches cachées de tailles $d_1$, $d_2$, d'activations $\varphi_1$, $\varphi_2$, et une sortie softmax de taille $M$.`,
    },
    sources: ['004 W1'],
  },
  'deep/w2-parameter': {
    title: { en: 'Its parameter', fr: 'Son paramètre' },
    statement: {
      en: tex`What is the unknown parameter $\theta$, and how many scalars does it hold?`,
      fr: tex`Quel est le paramètre inconnu $\theta$, et combien de scalaires contient-il ?`,
    },
    sources: ['004 W2'],
  },
  'deep/w2-sgd': {
    title: { en: 'Stochastic gradient descent', fr: 'La descente de gradient stochastique' },
    statement: {
      en: tex`Describe how stochastic gradient descent with batches of size $B$ estimates $\theta$.`,
      fr: tex`Décrire comment la descente de gradient stochastique par lots de taille $B$ estime $\theta$.`,
    },
    sources: ['004 W2'],
  },
  'deep/w3-complexity': {
    title: { en: 'The cost of one iteration', fr: "Le coût d'une itération" },
    statement: {
      en: tex`What does one iteration cost, as a function of $B$, of $n$ and of the widths?`,
      fr: tex`Que coûte une itération, en fonction de $B$, de $n$ et des tailles des couches ?`,
    },
    sources: ['004 W3'],
  },
  'deep/b2-last-layer': {
    title: { en: 'Gradients of the last layer', fr: 'Gradients de la dernière couche' },
    statement: {
      en: tex`For $\ell_\theta(X,Y) = -\sum_k \mathbf 1_{Y=k}\log f_\theta(X)_k$, prove $\nabla_{z^L}\ell = f_\theta(X)-\mathbf 1_Y$, $\nabla_{W^L}\ell = (f_\theta(X)-\mathbf 1_Y)(h^{L-1})^\top$ and $\nabla_{b^L}\ell = f_\theta(X)-\mathbf 1_Y$.`,
      fr: tex`Pour $\ell_\theta(X,Y) = -\sum_k \mathbf 1_{Y=k}\log f_\theta(X)_k$, prouver $\nabla_{z^L}\ell = f_\theta(X)-\mathbf 1_Y$, $\nabla_{W^L}\ell = (f_\theta(X)-\mathbf 1_Y)(h^{L-1})^\top$ et $\nabla_{b^L}\ell = f_\theta(X)-\mathbf 1_Y$.`,
    },
    sources: ['004 B2'],
    parts: {
      z: { en: 'pre-activations', fr: 'pré-activations' },
      W: { en: 'weights', fr: 'poids' },
      b: { en: 'biases', fr: 'biais' },
    },
  },
  'deep/b3-recursion': {
    title: { en: 'The backward recursion', fr: 'La récurrence arrière' },
    statement: {
      en: tex`For $m\le L-1$, prove $\nabla_{h^m}\ell = (W^{m+1})^\top\nabla_{z^{m+1}}\ell$, $\nabla_{z^m}\ell = \nabla_{h^m}\ell\odot\varphi_m'(z^m)$, $\nabla_{W^m}\ell = \nabla_{z^m}\ell\,(h^{m-1})^\top$ and $\nabla_{b^m}\ell = \nabla_{z^m}\ell$.`,
      fr: tex`Pour $m\le L-1$, prouver $\nabla_{h^m}\ell = (W^{m+1})^\top\nabla_{z^{m+1}}\ell$, $\nabla_{z^m}\ell = \nabla_{h^m}\ell\odot\varphi_m'(z^m)$, $\nabla_{W^m}\ell = \nabla_{z^m}\ell\,(h^{m-1})^\top$ et $\nabla_{b^m}\ell = \nabla_{z^m}\ell$.`,
    },
    sources: ['004 B3'],
    parts: {
      h: { en: 'outputs', fr: 'sorties' },
      z: { en: 'pre-activations', fr: 'pré-activations' },
      W: { en: 'weights', fr: 'poids' },
      b: { en: 'biases', fr: 'biais' },
    },
  },
});
