import { questions } from './question.js';

const tex = String.raw;

/** Sizes of convolution and pooling layers: out = ⌊(in + 2p − d(k−1) − 1)/s⌋ + 1 on each side. */
export const cnn = questions({
  'cnn/1a-sizes': {
    title: { en: 'Sizes through three layers', fr: 'Tailles à travers trois couches' },
    statement: {
      en: tex`A $3\times128\times128$ image goes through 32 convolutions of $8\times8$ (stride 2, no padding), a $5\times5$ max-pooling (stride 5), and 128 convolutions of $4\times4$ (stride 1, padding 1). Give the size after each layer and the number of scalars at the end.`,
      fr: tex`Une image $3\times128\times128$ passe par 32 convolutions $8\times8$ (pas 2, sans marge), un max-pooling $5\times5$ (pas 5), et 128 convolutions $4\times4$ (pas 1, marge 1). Donner la taille après chaque couche et le nombre de scalaires à la fin.`,
    },
    sources: ['002 3.1a'],
  },
  'cnn/1a-alt': {
    title: { en: 'Padding the pooling instead', fr: 'Une marge au pooling' },
    statement: {
      en: tex`What changes if the pooling is padded by 2, so that its division comes out whole?`,
      fr: tex`Qu'est-ce qui change si le pooling reçoit une marge de 2, de sorte que sa division tombe juste ?`,
    },
    sources: ['002 3.1a'],
  },
  'cnn/1b-params': {
    title: { en: 'Parameters of the last layer', fr: 'Paramètres de la dernière couche' },
    statement: {
      en: tex`How many parameters has the last layer, biases left out?`,
      fr: tex`Combien de paramètres la dernière couche a-t-elle, biais non compris ?`,
    },
    sources: ['002 3.1b'],
  },
  'cnn/2a-plain': {
    title: { en: 'From 64 to 4, no padding', fr: 'De 64 à 4, sans marge' },
    statement: {
      en: tex`Find kernel $k$ and stride $s$ that take a side of 64 to 4 with padding $p=0$ and dilation $d=1$.`,
      fr: tex`Trouver un noyau $k$ et un pas $s$ qui mènent un côté de 64 à 4 avec une marge $p=0$ et une dilatation $d=1$.`,
    },
    sources: ['002 3.2a'],
  },
  'cnn/2b-dilated': {
    title: { en: 'From 64 to 4, dilated', fr: 'De 64 à 4, avec dilatation' },
    statement: {
      en: tex`The same with padding $p=2$ and dilation $d=2$.`,
      fr: tex`De même avec une marge $p=2$ et une dilatation $d=2$.`,
    },
    sources: ['002 3.2b'],
  },
  'cnn/2c-padded': {
    title: { en: 'From 64 to 4, padded', fr: 'De 64 à 4, avec marge' },
    statement: {
      en: tex`The same with padding $p=1$ and dilation $d=1$.`,
      fr: tex`De même avec une marge $p=1$ et une dilatation $d=1$.`,
    },
    sources: ['002 3.2c'],
  },
});
