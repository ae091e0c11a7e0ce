import { LINE_NAMES, type LineName, questionOfLine } from '../../mlp/line-tags.js';
import { ACTIVATED_TEX, FORMULAS } from './formulas.js';

/** The columns of the network, and the weights between them, from left to right. */
export type Place = 'x' | 'W1' | 'h' | 'W2' | 'o' | 'L';

/** One line of fprop or bprop, in the language of the derivations. */
export interface NetworkStep {
  readonly place: Place;
  readonly left: LineName;
  readonly right: string;
  /** The right side in TeX, where the language has no word for it. */
  readonly tex?: string;
  /** The id of the question that asks for it. */
  readonly question: string;
}

/** Where each line has its place in the picture. */
const PLACES: Readonly<Record<LineName, Place>> = {
  ha: 'W1',
  hs: 'h',
  oa: 'W2',
  os: 'o',
  L: 'L',
  gradoa: 'o',
  gradW2: 'W2',
  gradb2: 'W2',
  gradhs: 'h',
  gradha: 'h',
  gradW1: 'W1',
  gradb1: 'W1',
  gradx: 'x',
};

const STEPS = LINE_NAMES.map((left): NetworkStep => {
  const [right, tex] = [FORMULAS[left], ACTIVATED_TEX[left]];
  return { place: PLACES[left], left, right, ...(tex && { tex }), question: questionOfLine(left) };
});

export const FPROP = STEPS.filter(({ left }) => !left.startsWith('grad'));
export const BPROP = STEPS.filter(({ left }) => left.startsWith('grad'));
