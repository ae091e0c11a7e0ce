import type { Bilingual } from '../bundle.js';

/** What a name of the notations stands for, and the question whose line of code computes it. */
export interface NameMeaning extends Bilingual {
  /** A tag of src/mlp/matrix.ts. */
  readonly tag?: string;
}

/** The names of the network and of the deep one; a gradient is that of L by what follows `grad`. */
export const MEANINGS: Readonly<Record<string, NameMeaning>> = {
  x: { en: 'the input, one example', fr: 'l’entrée, un exemple' },
  d: { en: 'the number of inputs', fr: 'le nombre d’entrées' },
  dh: { en: 'the number of hidden units', fr: 'le nombre de neurones cachés' },
  m: { en: 'the number of classes', fr: 'le nombre de classes' },
  y: { en: 'the class of the example', fr: 'la classe de l’exemple' },
  W1: { en: 'the weights into the hidden layer', fr: 'les poids vers la couche cachée' },
  b1: { en: 'the biases of the hidden layer', fr: 'les biais de la couche cachée' },
  ha: {
    en: 'the hidden layer before the activation',
    fr: 'la couche cachée avant l’activation',
    tag: 'mlp/a-hidden a2',
  },
  hs: {
    en: 'the hidden layer after the activation',
    fr: 'la couche cachée après l’activation',
    tag: 'mlp/a-hidden a4',
  },
  W2: { en: 'the weights into the output layer', fr: 'les poids vers la couche de sortie' },
  b2: { en: 'the biases of the output layer', fr: 'les biais de la couche de sortie' },
  oa: {
    en: 'the output layer before the softmax',
    fr: 'la couche de sortie avant le softmax',
    tag: 'mlp/b-output',
  },
  os: {
    en: 'the probabilities of the classes',
    fr: 'les probabilités des classes',
    tag: 'mlp/c-softmax-output',
  },
  L: { en: 'the loss of the example', fr: 'la perte de l’exemple', tag: 'mlp/d-loss' },
  alpha: { en: 'the slope for negative numbers', fr: 'la pente pour les nombres négatifs' },
  f: { en: 'the probabilities of the classes', fr: 'les probabilités des classes' },
  gradoa: {
    en: 'the gradient at the output layer',
    fr: 'le gradient à la couche de sortie',
    tag: 'mlp/g-grad-oa',
  },
  gradhs: {
    en: 'the gradient at the hidden layer',
    fr: 'le gradient à la couche cachée',
    tag: 'mlp/k-matrix-hs',
  },
  gradha: {
    en: 'the gradient before the activation',
    fr: 'le gradient avant l’activation',
    tag: 'mlp/m-matrix-ha',
  },
};

const PATTERNS: readonly (readonly [pattern: RegExp, means: (layer: string) => Bilingual])[] = [
  [
    /^grad(\w+)$/,
    (name) => ({
      en: `the gradient of L with respect to ${name}`,
      fr: `le gradient de L par rapport à ${name}`,
    }),
  ],
  [/^W(\d)$/, (l) => ({ en: `the weights of layer ${l}`, fr: `les poids de la couche ${l}` })],
  [/^b(\d)$/, (l) => ({ en: `the biases of layer ${l}`, fr: `les biais de la couche ${l}` })],
  [/^z(\d)$/, (l) => ({ en: `layer ${l} before the activation`, fr: `la couche ${l} avant l’activation` })],
  [/^h(\d)$/, (l) => ({ en: `layer ${l} after the activation`, fr: `la couche ${l} après l’activation` })],
  [/^d(\d)$/, (l) => ({ en: `the width of layer ${l}`, fr: `la largeur de la couche ${l}` })],
  [/^[ijkl]$/, () => ({ en: 'an index', fr: 'un indice' })],
];

/** What the name stands for in these notations, if anything is known of it. */
export function meaningOf(name: string): NameMeaning | undefined {
  if (Object.hasOwn(MEANINGS, name)) return MEANINGS[name];
  for (const [pattern, means] of PATTERNS) {
    const [found, part = ''] = pattern.exec(name) ?? [];
    if (found !== undefined) return means(part);
  }
  return undefined;
}
