import { questions } from './question.js';

const tex = String.raw;

/** Part b, first half: the one-hidden-layer MLP from its input to its risk. */
export const mlpForward = questions({
  'mlp/a-hidden': {
    title: { en: 'The hidden layer', fr: 'La couche cachée' },
    statement: {
      en: tex`$\mathbf W^{(1)}$ ($d_h\times d$) and $\mathbf b^{(1)}$ join the input to the hidden layer. Give the dimension of $\mathbf b^{(1)}$, the pre-activations $\mathbf h^a$ as a matrix expression, one element $h^a_j$ in detail, and the outputs $\mathbf h^s$ from $\mathbf h^a$.`,
      fr: tex`$\mathbf W^{(1)}$ ($d_h\times d$) et $\mathbf b^{(1)}$ relient l'entrée à la couche cachée. Donner la dimension de $\mathbf b^{(1)}$, les pré-activations $\mathbf h^a$ sous forme matricielle, le détail d'un élément $h^a_j$, et les sorties $\mathbf h^s$ à partir de $\mathbf h^a$.`,
    },
    points: 2,
    sources: ['000 2a', '001 b.1', '002 2A', '003 2.1'],
    parts: {
      a1: { en: 'dimension of b1', fr: 'dimension de b1' },
      a2: { en: 'matrix form', fr: 'forme matricielle' },
      a3: { en: 'one element', fr: 'un élément' },
      a4: { en: 'outputs', fr: 'sorties' },
    },
  },
  'mlp/b-output': {
    title: { en: 'The output layer', fr: 'La couche de sortie' },
    statement: {
      en: tex`$\mathbf W^{(2)}$ and $\mathbf b^{(2)}$ join the hidden layer to the $m$ outputs. Give their dimensions, the pre-activations $\mathbf o^a$ as a matrix expression, and one element $o^a_k$ in detail.`,
      fr: tex`$\mathbf W^{(2)}$ et $\mathbf b^{(2)}$ relient la couche cachée aux $m$ sorties. Donner leurs dimensions, les pré-activations $\mathbf o^a$ sous forme matricielle, et le détail d'un élément $o^a_k$.`,
    },
    points: 2,
    sources: ['000 2b', '001 b.2', '002 2B', '003 2.2'],
    parts: {
      b1: { en: 'dimensions', fr: 'dimensions' },
      b2: { en: 'matrix form', fr: 'forme matricielle' },
      b3: { en: 'one element', fr: 'un élément' },
    },
  },
  'mlp/c-softmax-output': {
    title: { en: 'The outputs are probabilities', fr: 'Les sorties sont des probabilités' },
    statement: {
      en: tex`With $\mathbf o^s = \operatorname{softmax}(\mathbf o^a)$, write $o^s_k$ with exponentials, prove that the $o^s_k$ are positive and sum to one, and say why that matters.`,
      fr: tex`Avec $\mathbf o^s = \operatorname{softmax}(\mathbf o^a)$, écrire $o^s_k$ avec des exponentielles, prouver que les $o^s_k$ sont positifs et de somme un, et dire pourquoi cela compte.`,
    },
    points: 2,
    sources: ['000 2c', '001 b.3', '002 2C', '003 2.3'],
    parts: {
      c1: { en: 'formula', fr: 'formule' },
      c2: { en: 'positive', fr: 'positivité' },
      c3: { en: 'sum to one', fr: 'somme égale à un' },
      c4: { en: 'why it matters', fr: 'pourquoi' },
    },
  },
  'mlp/d-loss': {
    title: { en: 'The loss from the pre-activations', fr: 'Le coût à partir des pré-activations' },
    statement: {
      en: tex`The loss of an example of class $y$ is $L = -\log o^s_y(\mathbf x)$. Write it as a function of $\mathbf o^a$ alone.`,
      fr: tex`Le coût d'un exemple de classe $y$ est $L = -\log o^s_y(\mathbf x)$. L'écrire en fonction de $\mathbf o^a$ seul.`,
    },
    points: 2,
    sources: ['000 2d', '001 b.4', '002 2D', '003 2.4'],
  },
  'mlp/e-risk': {
    title: { en: 'The empirical risk and its parameters', fr: 'Le risque empirique et ses paramètres' },
    statement: {
      en: tex`Write the empirical risk $\hat R$ of this loss, say what the set of parameters $\theta$ is, count its $n_\theta$ scalars, and state the optimisation problem that training solves.`,
      fr: tex`Écrire le risque empirique $\hat R$ de ce coût, dire ce que contient l'ensemble $\theta$ des paramètres, compter ses $n_\theta$ scalaires, et énoncer le problème d'optimisation que résout l'entraînement.`,
    },
    points: 2,
    sources: ['000 2e', '001 b.5', '002 2E', '003 2.5'],
    parts: {
      e1: { en: 'empirical risk', fr: 'risque empirique' },
      e2: { en: 'set of parameters', fr: 'ensemble des paramètres' },
      e3: { en: 'number of scalars', fr: 'nombre de scalaires' },
      e4: { en: 'optimisation problem', fr: "problème d'optimisation" },
    },
  },
  'mlp/f-descent': {
    title: { en: 'Batch gradient descent', fr: 'La descente de gradient par lot complet' },
    statement: {
      en: tex`Write (batch) gradient descent for this problem: its equation, and as a short algorithm.`,
      fr: tex`Écrire la descente de gradient (par lot complet) pour ce problème : son équation, et en un bref algorithme.`,
    },
    points: 2,
    sources: ['000 2f', '001 b.6', '002 2F', '003 2.6'],
  },
});
