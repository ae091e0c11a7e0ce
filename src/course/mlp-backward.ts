import { questions } from './question.js';

const tex = String.raw;

/** Part b, second half: the gradients, from the loss back to the input. */
export const mlpBackward = questions({
  'mlp/g-grad-oa': {
    title: { en: 'Gradient at the output pre-activations', fr: 'Gradient aux pré-activations de sortie' },
    statement: {
      en: tex`Show that $\dfrac{\partial L}{\partial\mathbf o^a} = \mathbf o^s - \operatorname{onehot}_m(y)$: first for $k\neq y$, then for $k=y$. Give the array expression.`,
      fr: tex`Établir que $\dfrac{\partial L}{\partial\mathbf o^a} = \mathbf o^s - \operatorname{onehot}_m(y)$ : d'abord pour $k\neq y$, puis pour $k=y$. Donner l'expression en tableaux.`,
    },
    points: 2,
    sources: ['000 2g', '001 b.7', '001 b.8', '002 2G', '003 2.7', '003 2.8', '004 B2'],
    parts: {
      g1: { en: 'k differs from y', fr: 'k différent de y' },
      g2: { en: 'k equals y', fr: 'k égal à y' },
      g3: { en: 'vector form', fr: 'forme vectorielle' },
    },
  },
  'mlp/h-grad-layer2': {
    title: { en: 'Gradient of the output parameters', fr: 'Gradient des paramètres de sortie' },
    statement: {
      en: tex`By the chain rule through $o^a_k$, give $\partial L/\partial W^{(2)}_{kj}$ and $\partial L/\partial b^{(2)}_k$ from gradients already known.`,
      fr: tex`Par la règle de la chaîne à travers $o^a_k$, donner $\partial L/\partial W^{(2)}_{kj}$ et $\partial L/\partial b^{(2)}_k$ à partir des gradients déjà connus.`,
    },
    points: 2,
    sources: ['000 2h', '001 b.9', '002 2H', '003 2.9'],
    parts: { W2: { en: 'weights', fr: 'poids' }, b2: { en: 'biases', fr: 'biais' } },
  },
  'mlp/i-matrix-layer2': {
    title: { en: 'The same in matrix form', fr: 'La même chose sous forme matricielle' },
    statement: {
      en: tex`Write the gradients with respect to $\mathbf W^{(2)}$ and $\mathbf b^{(2)}$ as matrix expressions, give every dimension, and the array expressions.`,
      fr: tex`Écrire les gradients par rapport à $\mathbf W^{(2)}$ et $\mathbf b^{(2)}$ sous forme matricielle, donner chaque dimension, et les expressions en tableaux.`,
    },
    points: 2,
    sources: ['000 2i', '001 b.10', '002 2I', '003 2.10'],
    parts: { W2: { en: 'weights', fr: 'poids' }, b2: { en: 'biases', fr: 'biais' } },
  },
  'mlp/j-grad-hs': {
    title: { en: 'Gradient at the hidden outputs', fr: 'Gradient aux sorties cachées' },
    statement: {
      en: tex`$L$ depends on $h^s_j$ through all the $o^a_k$. Give $\partial L/\partial h^s_j$.`,
      fr: tex`$L$ dépend de $h^s_j$ à travers tous les $o^a_k$. Donner $\partial L/\partial h^s_j$.`,
    },
    points: 2,
    sources: ['000 2j', '001 b.11', '002 2J', '003 2.11'],
  },
  'mlp/k-matrix-hs': {
    title: { en: 'The same in matrix form', fr: 'La même chose sous forme matricielle' },
    statement: {
      en: tex`Write the gradient with respect to $\mathbf h^s$ as a matrix expression, give every dimension, and the array expression.`,
      fr: tex`Écrire le gradient par rapport à $\mathbf h^s$ sous forme matricielle, donner chaque dimension, et l'expression en tableaux.`,
    },
    points: 2,
    sources: ['000 2k', '001 b.12', '002 2K', '003 2.12'],
  },
  'mlp/l-grad-ha': {
    title: { en: 'Gradient at the hidden pre-activations', fr: 'Gradient aux pré-activations cachées' },
    statement: {
      en: tex`Give the derivative of the hidden activation function, then $\partial L/\partial h^a_j$, which depends on $h^a_j$ through $h^s_j$ alone.`,
      fr: tex`Donner la dérivée de la fonction d'activation cachée, puis $\partial L/\partial h^a_j$, sachant que $h^a_j$ n'agit qu'à travers $h^s_j$.`,
    },
    points: 2,
    sources: ['000 2l', '001 b.13', '002 2L', '003 2.13'],
    parts: {
      l1: { en: 'derivative of the activation', fr: "dérivée de l'activation" },
      l2: { en: 'partial derivative', fr: 'dérivée partielle' },
    },
  },
  'mlp/m-matrix-ha': {
    title: { en: 'The same in matrix form', fr: 'La même chose sous forme matricielle' },
    statement: {
      en: tex`Write the gradient with respect to $\mathbf h^a$ as a matrix expression, give every dimension, and the array expression.`,
      fr: tex`Écrire le gradient par rapport à $\mathbf h^a$ sous forme matricielle, donner chaque dimension, et l'expression en tableaux.`,
    },
    points: 2,
    sources: ['000 2m', '001 b.14', '002 2M', '003 2.14'],
  },
  'mlp/n-grad-layer1': {
    title: { en: 'Gradient of the hidden parameters', fr: 'Gradient des paramètres cachés' },
    statement: {
      en: tex`Give $\partial L/\partial W^{(1)}_{ji}$ and $\partial L/\partial b^{(1)}_j$ in the same way.`,
      fr: tex`Donner de la même façon $\partial L/\partial W^{(1)}_{ji}$ et $\partial L/\partial b^{(1)}_j$.`,
    },
    points: 2,
    sources: ['000 2n', '001 b.15', '002 2N', '003 2.15'],
    parts: { W1: { en: 'weights', fr: 'poids' }, b1: { en: 'biases', fr: 'biais' } },
  },
  'mlp/o-matrix-layer1': {
    title: { en: 'The same in matrix form', fr: 'La même chose sous forme matricielle' },
    statement: {
      en: tex`Write the gradients with respect to $\mathbf W^{(1)}$ and $\mathbf b^{(1)}$ as matrix expressions, give every dimension, and the array expressions.`,
      fr: tex`Écrire les gradients par rapport à $\mathbf W^{(1)}$ et $\mathbf b^{(1)}$ sous forme matricielle, donner chaque dimension, et les expressions en tableaux.`,
    },
    points: 2,
    sources: ['000 2o', '001 b.16', '002 2O', '003 2.16'],
    parts: { W1: { en: 'weights', fr: 'poids' }, b1: { en: 'biases', fr: 'biais' } },
  },
  'mlp/p-grad-x': {
    title: { en: 'Gradient at the input', fr: "Gradient à l'entrée" },
    statement: {
      en: tex`Give the partial derivatives of $L$ with respect to the input $\mathbf x$.`,
      fr: tex`Donner les dérivées partielles de $L$ par rapport à l'entrée $\mathbf x$.`,
    },
    points: 2,
    sources: ['000 2p', '001 b.17', '002 2P', '003 2.17'],
  },
  'mlp/q-elastic-net': {
    title: { en: 'Elastic net', fr: 'Elastic net' },
    statement: {
      en: tex`The risk becomes $\tilde R = \hat R + \lambda_{11}\|\mathbf W^{(1)}\|_1 + \lambda_{12}\|\mathbf W^{(1)}\|_2^2 + \lambda_{21}\|\mathbf W^{(2)}\|_1 + \lambda_{22}\|\mathbf W^{(2)}\|_2^2$, with entrywise norms. What changes in the gradient of each parameter?`,
      fr: tex`Le risque devient $\tilde R = \hat R + \lambda_{11}\|\mathbf W^{(1)}\|_1 + \lambda_{12}\|\mathbf W^{(1)}\|_2^2 + \lambda_{21}\|\mathbf W^{(2)}\|_1 + \lambda_{22}\|\mathbf W^{(2)}\|_2^2$, avec des normes prises élément par élément. Qu'est-ce qui change dans le gradient de chaque paramètre ?`,
    },
    points: 3,
    sources: ['000 2q', '001 b.18', '003 2.18'],
    parts: {
      W1: { en: 'hidden weights', fr: 'poids cachés' },
      W2: { en: 'output weights', fr: 'poids de sortie' },
      b: { en: 'biases', fr: 'biais' },
    },
  },
});
