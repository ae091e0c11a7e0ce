import { type Bilingual, both } from '../../bundle.js';
import type { Context } from '../../judge/language.js';
import { ACTIVATION_NAMES, variantOf } from '../../mlp/activations.js';
import { isLineName, type LineName } from '../../mlp/line-tags.js';
import { deepNet, FREE, mlp } from '../lines/notation.js';

/** What a name of the notations stands for, and the line of src/mlp that computes it, if one does. */
export interface NameMeaning extends Bilingual {
  readonly line?: LineName;
}

/** The names of the network with one hidden layer. */
const MEANINGS: Readonly<Record<string, NameMeaning>> = {
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
  },
  hs: {
    en: 'the hidden layer after the activation',
    fr: 'la couche cachée après l’activation',
  },
  W2: { en: 'the weights into the output layer', fr: 'les poids vers la couche de sortie' },
  b2: { en: 'the biases of the output layer', fr: 'les biais de la couche de sortie' },
  oa: {
    en: 'the output layer before the softmax',
    fr: 'la couche de sortie avant le softmax',
  },
  os: {
    en: 'the probabilities of the classes',
    fr: 'les probabilités des classes',
  },
  L: { en: 'the loss of the example', fr: 'la perte de l’exemple' },
  alpha: { en: 'the slope for negative numbers', fr: 'la pente pour les nombres négatifs' },
  gradoa: {
    en: 'the gradient at the output layer',
    fr: 'le gradient à la couche de sortie',
  },
  gradhs: {
    en: 'the gradient at the hidden layer',
    fr: 'le gradient à la couche cachée',
  },
  gradha: {
    en: 'the gradient before the activation',
    fr: 'le gradient avant l’activation',
  },
};

/** The names of the deep network that follow no pattern. */
const DEEP: Readonly<Record<string, NameMeaning>> = {
  h0: MEANINGS.x,
  d: MEANINGS.d,
  m: MEANINGS.m,
  y: MEANINGS.y,
  f: { en: 'the probabilities of the classes', fr: 'les probabilités des classes' },
  L: { en: 'the loss of the example', fr: 'la perte de l’exemple' },
};

/** A gradient is that of L by what follows `grad`; what follows another letter is the layer. */
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
];

/** What is known of a name by its shape alone. */
const KINDS: Readonly<Record<string, NameMeaning>> = {
  scalar: both('a number', 'un nombre'),
  index: both('an index', 'un indice'),
  size: both('a size', 'une taille'),
};

const MOST_LAYERS = 9;

/** The networks whose names have meanings: with one hidden layer, then deep ones, which the patterns name. */
function networks(): { readonly notation: Context; readonly means: Readonly<Record<string, NameMeaning>> }[] {
  const shallow = [...ACTIVATION_NAMES.map((name) => mlp(variantOf(name))), mlp(FREE)];
  const counts = Array.from({ length: MOST_LAYERS - 1 }, (_, i) => i + 2);
  const deep = counts.flatMap((layers) =>
    (['tanh', 'sigma', FREE] as const).map((phi) => deepNet(layers, phi)),
  );
  return [
    ...shallow.map((notation) => ({ notation, means: MEANINGS })),
    ...deep.map((notation) => ({ notation, means: DEEP })),
  ];
}

/**
 * What the name stands for in a derivation: in the network, if this context declares the name and one of the
 * network's weights as its notation does; otherwise what its shape says. An `x` elsewhere is no input.
 */
export function meaningIn(context: Context, name: string): NameMeaning | undefined {
  const asDeclared = declarationIn(context, name);
  if (asDeclared === undefined) return undefined;
  const network = networks().find(
    ({ notation }) =>
      declarationIn(notation, name) === asDeclared &&
      Object.keys(notation.symbols).some(
        (other) => WEIGHTS.test(other) && declarationIn(notation, other) === declarationIn(context, other),
      ),
  );
  const kind = context.symbols[name];
  const meaning = network && meaningAmong(network.means, name);
  if (!meaning) return typeof kind === 'string' ? KINDS[kind] : undefined;
  return network.means === MEANINGS && isLineName(name) ? { ...meaning, line: name } : meaning;
}

const WEIGHTS = /^[Wb]\d$/;

/** The shape and the definition as one text, to be compared; none if the context does not have the name. */
function declarationIn({ symbols, definitions = [] }: Context, name: string): string | undefined {
  const shape = Object.hasOwn(symbols, name) ? symbols[name] : undefined;
  const definition = definitions.find(([defined]) => defined === name)?.[1];
  return shape || definition ? JSON.stringify([shape, definition]) : undefined;
}

function meaningAmong(means: Readonly<Record<string, NameMeaning>>, name: string): NameMeaning | undefined {
  if (Object.hasOwn(means, name)) return means[name];
  for (const [pattern, told] of PATTERNS) {
    const [found, part = ''] = pattern.exec(name) ?? [];
    if (found !== undefined) return told(part);
  }
  return undefined;
}
